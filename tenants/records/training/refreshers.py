"""Whose training runs out: worked out anew from all attendance whenever that changes, and chased."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Select, select

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.training.details import checked_words, shortened
from tenants.records.training.models import (
    Course,
    Refresher,
    StaffGroup,
    TrainingAttendance,
    TrainingLevel,
    TrainingSession,
)
from tenants.records.training.queries import get_group, get_level, owner_post_id
from tenants.records.training.rules import RunOut, SessionStatus, Trained, refreshers_of

_TRAINED_AGAIN, _CORRECTED = "Trained again.", "No training of this group runs out then any more."
_LONGEST_TITLE = 70


def recount(level_id: UUID, group_ids: Collection[UUID] | None = None, *, by: UUID | None) -> None:
    """Works out anew what runs out at a level, for some groups or for all; repeating it changes nothing."""
    level = get_level(level_id)
    known, came = _known(level_id), _came(level_id)
    for group_id in sorted({*came, *known} if group_ids is None else group_ids):
        group = get_group(group_id)
        found = _found(group, level, came.get(group_id, []), known.get(group_id, {}))
        for end in sorted({*found, *known.get(group_id, {})}):
            refresher = known.get(group_id, {}).get(end) or _begin(group_id, level_id, end)
            _bring_up_to_date(refresher, found.get(end, RunOut(end, 0, 0)), _about(group, level), by)


def recount_courses(course_ids: Collection[UUID], group_ids: Collection[UUID], *, by: UUID | None) -> None:
    """Works it out anew for groups, at the levels of some courses."""
    if not group_ids:
        return
    found = select(Course.level_id).where(Course.id.in_(course_ids), Course.level_id.is_not(None)).distinct()
    for level_id in sorted(filter(None, db.session.scalars(found))):
        recount(level_id, group_ids, by=by)


def recount_group(group_id: UUID, *, by: UUID | None) -> None:
    """Works it out anew for one group, at every level at which its people were trained."""
    chased = select(Refresher.level_id).where(Refresher.group_id == group_id)
    trained = _attended(Course.level_id).where(TrainingAttendance.group_id == group_id)
    found = {*db.session.scalars(chased), *db.session.scalars(trained)}
    for level_id in sorted(filter(None, found)):
        recount(level_id, {group_id}, by=by)


def _found(
    group: StaffGroup, level: TrainingLevel, came: list[Trained], known: dict[date, Refresher]
) -> dict[date, RunOut]:
    is_over = level.valid_to is not None or group.ended_on is not None or group.is_outside
    let_go = {end: each.people_let_go for end, each in known.items()}
    found = refreshers_of(came, None if is_over else level.refresh_months, let_go)
    return {each.runs_out_on: each for each in found}


def _known(level_id: UUID) -> dict[UUID, dict[date, Refresher]]:
    known: dict[UUID, dict[date, Refresher]] = {}
    for each in db.session.scalars(select(Refresher).where(Refresher.level_id == level_id)):
        known.setdefault(each.group_id, {})[each.runs_out_on] = each
    return known


def _came(level_id: UUID) -> dict[UUID, list[Trained]]:
    came: dict[UUID, list[Trained]] = {}
    columns = (TrainingAttendance.group_id, TrainingSession.held_on, TrainingAttendance.people)
    for row in db.session.execute(_attended(*columns).where(Course.level_id == level_id)):
        came.setdefault(row.group_id, []).append(Trained(row.held_on, row.people))
    return came


def _attended(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(TrainingAttendance)
        .join(TrainingSession, TrainingSession.id == TrainingAttendance.session_id)
        .join(Course, Course.id == TrainingSession.course_id)
        .where(TrainingAttendance.group_id.is_not(None), TrainingSession.status == SessionStatus.HELD)
    )


def _begin(group_id: UUID, level_id: UUID, runs_out_on: date) -> Refresher:
    refresher = Refresher(
        id=uuid4(),
        group_id=group_id,
        level_id=level_id,
        runs_out_on=runs_out_on,
        people=0,
        people_left=0,
        people_let_go=0,
        settled_because="",
    )
    db.session.add(refresher)
    return refresher


def _bring_up_to_date(refresher: Refresher, found: RunOut, about: str, by: UUID | None) -> None:
    refresher.people, refresher.people_left = found.people, found.people_left
    if found.people_left:
        refresher.settled_on = None
        db.session.flush()
        _chase(refresher, about, by)
    else:
        _close(refresher, by)


def _close(refresher: Refresher, by: UUID | None) -> None:
    because = refresher.settled_because or (_TRAINED_AGAIN if refresher.people else _CORRECTED)
    refresher.settled_on = refresher.settled_on or clock.today()
    db.session.flush()
    settle(Kind.REFRESHER, refresher.id, by=by, because=because)


def _about(group: StaffGroup, level: TrainingLevel) -> str:
    return f"{shortened(group.title, _LONGEST_TITLE)} ({shortened(level.title, _LONGEST_TITLE)})"


def _chase(refresher: Refresher, about: str, by: UUID | None) -> None:
    """Owes a refresher by the day on which the training runs out; a day or owner given by hand stays."""
    people = f"{refresher.people_left:,} {'person' if refresher.people_left == 1 else 'people'}"
    words = (
        f"Training of {people} in {about} runs out by {format_day(refresher.runs_out_on)}: plan a refresher"
    )
    task = Task(Kind.REFRESHER, refresher.id, words, "training/refreshers/")
    found = find_obligation(Kind.REFRESHER, refresher.id)
    if found is None or found.done_on is not None:
        owe(task, refresher.runs_out_on, Owner(post_id=owner_post_id()), by=by)
    elif found.title != words:
        owe(task, found.due_on, Owner.of(found), by=by)


def settle_refresher(refresher: Refresher, because: str, *, by: UUID, people: int | None = None) -> None:
    """Says that some people, or all who are left, need no refresher: they have left, or do other work.

    FieldError without a reason, or for more people than are left; WrongState when nobody is left.
    """
    if not refresher.people_left:
        raise WrongState("Nobody is left to be trained again here.")
    reason = checked_words("because", because, 200, "Say why they need no refresher.")
    gone = refresher.people_left if people is None else people
    if not 1 <= gone <= refresher.people_left:
        raise FieldError("people", f"Enter a whole number from 1 to {refresher.people_left:,}.")
    refresher.people_let_go += gone
    refresher.settled_because = reason
    group, day = get_group(refresher.group_id), refresher.runs_out_on
    audit.record("staff-group:refresher-settled", group, by=by, people=gone, runs_out_on=day, reason=reason)
    db.session.flush()
    recount(refresher.level_id, {refresher.group_id}, by=by)


def get_refresher(refresher_id: UUID) -> Refresher:
    """The tenant's refresher; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Refresher).where(Refresher.id == refresher_id))
    if found is None:
        raise NotFound("We could not find that refresher.")
    return found


@dataclass(frozen=True, slots=True)
class RefresherLine:
    """One refresher in a list."""

    id: UUID
    group_id: UUID
    group: str
    department: str
    is_councillors: bool
    level: str
    runs_out_on: date
    people: int
    people_left: int
    people_let_go: int
    settled_on: date | None
    settled_because: str


def open_refreshers(limit: int | None = None, *, until: date | None = None) -> list[RefresherLine]:
    """Refreshers that people still need, at most up to a day, the earliest run-out first."""
    statement = _listed().where(Refresher.people_left > 0)
    if until is not None:
        statement = statement.where(Refresher.runs_out_on <= until)
    return _lines(statement.limit(limit))


def settled_refreshers(limit: int | None = None) -> list[RefresherLine]:
    """Refreshers that nobody needs any more, the latest run-out first."""
    statement = _listed().where(Refresher.people_left == 0, Refresher.people > 0)
    return _lines(
        statement.order_by(None).order_by(Refresher.runs_out_on.desc(), StaffGroup.title).limit(limit)
    )


def _listed() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Refresher.id,
            Refresher.group_id,
            StaffGroup.title.label("group"),
            StaffGroup.department,
            StaffGroup.is_councillors,
            TrainingLevel.title.label("level"),
            Refresher.runs_out_on,
            Refresher.people,
            Refresher.people_left,
            Refresher.people_let_go,
            Refresher.settled_on,
            Refresher.settled_because,
        )
        .select_from(Refresher)
        .join(StaffGroup, StaffGroup.id == Refresher.group_id)
        .join(TrainingLevel, TrainingLevel.id == Refresher.level_id)
        .order_by(Refresher.runs_out_on, StaffGroup.title, TrainingLevel.title)
    )


def _lines(statement: Select[*tuple[Any, ...]]) -> list[RefresherLine]:
    return [RefresherLine(*row) for row in db.session.execute(statement)]
