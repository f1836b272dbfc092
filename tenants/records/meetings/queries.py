"""Reading meetings with their agendas, papers, attendance and decisions."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    ItemAction,
    Meeting,
    MeetingSeries,
    Paper,
)
from tenants.records.meetings.rules import AHEAD, TOOK_PLACE, Stage
from tenants.records.plans.models import Action

Kept = TypeVar("Kept", Meeting, MeetingSeries, AgendaItem, Paper, Attendance, Decision)


def _get(model: type[Kept], record_id: UUID, words: str) -> Kept:
    record = db.session.scalar(select(model).where(model.id == record_id))
    if record is None:
        raise NotFound(words)
    return record


def get_meeting(meeting_id: UUID) -> Meeting:
    """The tenant's meeting; NotFound when there is none or it is another tenant's."""
    return _get(Meeting, meeting_id, "We could not find that meeting.")


def get_meeting_to_change(meeting_id: UUID) -> Meeting:
    """The meeting, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Meeting).where(Meeting.id == meeting_id).with_for_update()
    meeting = db.session.scalar(statement.execution_options(populate_existing=True))
    if meeting is None:
        raise NotFound("We could not find that meeting.")
    return meeting


def get_series(series_id: UUID) -> MeetingSeries:
    """The tenant's series of meetings; NotFound otherwise."""
    return _get(MeetingSeries, series_id, "We could not find that series of meetings.")


def get_item(item_id: UUID) -> AgendaItem:
    """The tenant's agenda item; NotFound otherwise."""
    return _get(AgendaItem, item_id, "We could not find that agenda item.")


def get_paper(paper_id: UUID) -> Paper:
    """The tenant's paper for a meeting; NotFound otherwise."""
    return _get(Paper, paper_id, "We could not find that paper.")


def get_decision(decision_id: UUID) -> Decision:
    """The tenant's decision; NotFound otherwise."""
    return _get(Decision, decision_id, "We could not find that decision.")


_BY_DAY = (Meeting.meets_on, Meeting.starts_at, Meeting.id)


def _listed(statement: Select[Meeting]) -> list[Meeting]:
    return list(db.session.scalars(statement))


def meetings_of(board_id: UUID) -> list[Meeting]:
    """Every meeting of a board, cancelled ones too, the earliest first."""
    return _listed(select(Meeting).where(Meeting.board_id == board_id).order_by(*_BY_DAY))


def meetings_between(first: date, last: date, *, with_cancelled: bool = True) -> list[Meeting]:
    """The meetings from one day to another, both included, the earliest first."""
    statement = select(Meeting).where(Meeting.meets_on >= first, Meeting.meets_on <= last)
    if not with_cancelled:
        statement = statement.where(Meeting.stage != Stage.CANCELLED)
    return _listed(statement.order_by(*_BY_DAY))


def meetings_with_ids(meeting_ids: Collection[UUID]) -> list[Meeting]:
    """These meetings, the earliest first."""
    return _listed(select(Meeting).where(Meeting.id.in_(meeting_ids)).order_by(*_BY_DAY))


def meetings_of_series(series_id: UUID) -> list[Meeting]:
    """The meetings that were planned with a series, the earliest first."""
    return _listed(select(Meeting).where(Meeting.series_id == series_id).order_by(*_BY_DAY))


def meetings_ahead(board_id: UUID, *, after: date | None = None) -> list[Meeting]:
    """The board's meetings still to come, after a day if one is given, the earliest first."""
    ahead = select(Meeting).where(Meeting.board_id == board_id, Meeting.stage.in_(AHEAD))
    return _listed((ahead.where(Meeting.meets_on > after) if after else ahead).order_by(*_BY_DAY))


def find_last_held(board_id: UUID, *, before: date) -> Meeting | None:
    """The board's latest meeting that took place before a day."""
    held = select(Meeting).where(Meeting.board_id == board_id, Meeting.stage.in_(TOOK_PLACE))
    latest = held.where(Meeting.meets_on < before).order_by(Meeting.meets_on.desc(), Meeting.starts_at.desc())
    return db.session.scalar(latest.limit(1))


def find_unapproved(board_id: UUID, *, before: date) -> Meeting | None:
    """The board's latest earlier meeting whose minutes are circulated and not yet approved."""
    waiting = select(Meeting).where(
        Meeting.board_id == board_id,
        Meeting.stage == Stage.MINUTES_CIRCULATED,
        Meeting.meets_on < before,
    )
    return db.session.scalar(waiting.order_by(Meeting.meets_on.desc(), Meeting.starts_at.desc()).limit(1))


def approved_at(meeting_id: UUID) -> list[Meeting]:
    """The meetings whose minutes were approved at this one."""
    return _listed(select(Meeting).where(Meeting.approved_at_id == meeting_id).order_by(*_BY_DAY))


def items_of(meeting_id: UUID) -> list[AgendaItem]:
    """The agenda of a meeting in order."""
    statement = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    return list(db.session.scalars(statement.order_by(AgendaItem.position, AgendaItem.id)))


def items_to_carry(board_id: UUID, *, before: date) -> list[AgendaItem]:
    """Items of meetings held that are to go on the next agenda and are on none yet, the oldest first.

    What one meeting did not bring in is offered to the next: nothing that was to be carried over is lost.
    """
    brought = aliased(AgendaItem)
    is_brought = select(brought.id).where(brought.carried_from_id == AgendaItem.id).exists()
    was_held = (Meeting.board_id == board_id, Meeting.stage.in_(TOOK_PLACE), Meeting.meets_on < before)
    statement = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(*was_held, AgendaItem.is_to_carry.is_(True), ~is_brought)
        .order_by(Meeting.meets_on, AgendaItem.position)
    )
    return list(db.session.scalars(statement))


def papers_of(meeting_id: UUID) -> list[Paper]:
    """The papers of a meeting in the order in which they were added."""
    statement = select(Paper).where(Paper.meeting_id == meeting_id)
    return list(db.session.scalars(statement.order_by(Paper.added_at, Paper.id)))


def attendance_of(meeting_id: UUID) -> list[Attendance]:
    """How the seats of a meeting were filled, by organisation and department; guests among them."""
    statement = select(Attendance).where(Attendance.meeting_id == meeting_id)
    order = (Attendance.organisation, Attendance.department, Attendance.who, Attendance.id)
    return list(db.session.scalars(statement.order_by(*order)))


def attendance_of_meetings(meeting_ids: Collection[UUID]) -> list[Attendance]:
    """The same for several meetings at once."""
    statement = select(Attendance).where(Attendance.meeting_id.in_(meeting_ids))
    return list(db.session.scalars(statement.order_by(Attendance.organisation, Attendance.department)))


def decisions(
    *,
    words: str = "",
    board_id: UUID | None = None,
    year: int | None = None,
    meeting_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    is_circulated: bool = False,
) -> list[Decision]:
    """Decisions, the latest first: with these words, of one board, year, meeting or period.

    With `is_circulated`, only those of meetings whose minutes are out.
    """
    statement = select(Decision)
    if is_circulated:
        statement = statement.join(Meeting, Meeting.id == Decision.meeting_id)
        statement = statement.where(Meeting.stage.in_((Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED)))
    for word in words.split():
        found = (column.icontains(word, autoescape=True) for column in _SEARCHED)
        statement = statement.where(or_(*found))
    wanted: list[tuple[object, Callable[[], ColumnElement[bool]]]] = [
        (board_id, lambda: Decision.board_id == board_id),
        (meeting_id, lambda: Decision.meeting_id == meeting_id),
        (since, lambda: Decision.decided_on >= since),
        (until, lambda: Decision.decided_on <= until),
    ]
    statement = statement.where(*(condition() for asked, condition in wanted if asked is not None))
    if year is not None:
        statement = statement.where(Decision.decided_on.between(date(year, 1, 1), date(year, 12, 31)))
    return list(db.session.scalars(statement.order_by(Decision.decided_on.desc(), Decision.ref.desc())))


_SEARCHED = (Decision.ref, Decision.title, Decision.reasons)


def years_of_decisions() -> list[int]:
    """The years in which anything was decided, the latest first."""
    days = db.session.scalars(select(Decision.decided_on).distinct())
    return sorted({day.year for day in days}, reverse=True)


def actions_from(item_ids: Collection[UUID]) -> list[tuple[UUID, Action]]:
    """The actions that came out of these agenda items, each with its item, in the order they were made."""
    statement = (
        select(ItemAction.item_id, Action)
        .join(Action, Action.id == ItemAction.action_id)
        .where(ItemAction.item_id.in_(item_ids))
        .order_by(ItemAction.made_at, Action.ref)
    )
    return [(item_id, action) for item_id, action in db.session.execute(statement)]
