"""Reading training: levels, groups, courses, trainers, sessions and who came to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import Select, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.training.models import (
    Attendee,
    Course,
    Evaluation,
    StaffGroup,
    Trainer,
    TrainingAttendance,
    TrainingLevel,
    TrainingSession,
    TrainingSettings,
)
from tenants.records.training.rules import Measure, Mode, SessionStatus

R = TypeVar("R")


def got(found: R | None, what: str) -> R:
    """What was found; NotFound, naming what was looked for, when there is none."""
    if found is None:
        raise NotFound(f"We could not find that {what}.")
    return found


def get_level(level_id: UUID) -> TrainingLevel:
    """The tenant's level; NotFound when there is none or it is another tenant's."""
    return got(db.session.scalar(select(TrainingLevel).where(TrainingLevel.id == level_id)), "level")


def levels(*, with_ended: bool = False) -> list[TrainingLevel]:
    """The tenant's levels in order; those that have ended last, and only when asked for."""
    ended = TrainingLevel.valid_to.is_not(None)
    statement = select(TrainingLevel).order_by(ended, TrainingLevel.position)
    return list(db.session.scalars(statement if with_ended else statement.where(~ended)))


def find_level_titled(title: str) -> TrainingLevel | None:
    """The level in use with exactly this title."""
    wanted = (TrainingLevel.title == title.strip(), TrainingLevel.valid_to.is_(None))
    return db.session.scalar(select(TrainingLevel).where(*wanted).limit(1))


def get_group(group_id: UUID) -> StaffGroup:
    """The tenant's group; NotFound when there is none or it is another tenant's."""
    return got(db.session.scalar(select(StaffGroup).where(StaffGroup.id == group_id)), "group")


def groups(*, with_ended: bool = False) -> list[StaffGroup]:
    """The tenant's groups by department and title; councillors after the staff, people outside last."""
    order = (StaffGroup.is_outside, StaffGroup.is_councillors, StaffGroup.department, StaffGroup.title)
    statement = select(StaffGroup).order_by(*order)
    return list(
        db.session.scalars(statement if with_ended else statement.where(StaffGroup.ended_on.is_(None)))
    )


def find_group_titled(title: str, department: str = "") -> StaffGroup | None:
    """The group in use with this title in this department, whatever the capitals."""
    wanted = (
        func.lower(StaffGroup.title) == title.strip().lower(),
        func.lower(StaffGroup.department) == department.strip().lower(),
        StaffGroup.ended_on.is_(None),
    )
    return db.session.scalar(select(StaffGroup).where(*wanted).limit(1))


def get_course(course_id: UUID) -> Course:
    """The tenant's course; NotFound when there is none or it is another tenant's."""
    return got(db.session.scalar(select(Course).where(Course.id == course_id)), "course")


def courses(*, with_ended: bool = False) -> list[Course]:
    """The tenant's courses by title; those that have ended last, and only when asked for."""
    ended = Course.ended_on.is_not(None)
    statement = select(Course).order_by(ended, Course.title)
    return list(db.session.scalars(statement if with_ended else statement.where(~ended)))


def find_course_titled(title: str) -> Course | None:
    """The course in use with this title, whatever the capitals."""
    wanted = (func.lower(Course.title) == title.strip().lower(), Course.ended_on.is_(None))
    return db.session.scalar(select(Course).where(*wanted).limit(1))


def get_trainer(trainer_id: UUID) -> Trainer:
    """The tenant's trainer; NotFound when there is none or it is another tenant's."""
    return got(db.session.scalar(select(Trainer).where(Trainer.id == trainer_id)), "trainer")


def trainers(*, with_ended: bool = False) -> list[tuple[Trainer, int]]:
    """The pool by title, each with the number of sessions held so far; those who left only when asked for."""
    held = (
        select(func.count(TrainingSession.id))
        .where(TrainingSession.trainer_id == Trainer.id, TrainingSession.status == SessionStatus.HELD)
        .correlate(Trainer)
        .scalar_subquery()
    )
    ended = Trainer.ended_on.is_not(None)
    statement = select(Trainer, held).order_by(ended, Trainer.title)
    if not with_ended:
        statement = statement.where(~ended)
    return [(trainer, used or 0) for trainer, used in db.session.execute(statement)]


def get_session(session_id: UUID) -> TrainingSession:
    """The tenant's session; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(TrainingSession).where(TrainingSession.id == session_id))
    return got(found, "session")


def find_completions_in(course_id: UUID, day: date) -> TrainingSession | None:
    """The session that holds an e-learning course's completions of the month in which `day` falls."""
    first = day.replace(day=1)
    wanted = (
        TrainingSession.course_id == course_id,
        TrainingSession.mode == Mode.E_LEARNING,
        TrainingSession.status == SessionStatus.HELD,
        TrainingSession.held_on >= first,
        TrainingSession.held_on < first + relativedelta(months=1),
    )
    statement = select(TrainingSession).where(*wanted).order_by(TrainingSession.created_at)
    return db.session.scalar(statement.limit(1))


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a list; `people` is None while its attendance is not recorded."""

    id: UUID
    title: str
    status: SessionStatus
    held_on: date
    mode: Mode
    provider: str
    place: str
    places: int | None
    invented: str
    level: str  # empty when the course belongs to none
    people: int | None


def planned_sessions(limit: int | None = None) -> list[SessionLine]:
    """Sessions whose attendance is not recorded and that are not cancelled, the earliest first."""
    statement = _session_lines().where(TrainingSession.status == SessionStatus.PLANNED)
    return _as_lines(statement.order_by(TrainingSession.held_on, TrainingSession.title).limit(limit))


def held_sessions(limit: int | None = None) -> list[SessionLine]:
    """Sessions that were held, the newest first."""
    statement = _session_lines().where(TrainingSession.status == SessionStatus.HELD)
    return _as_lines(statement.order_by(TrainingSession.held_on.desc(), TrainingSession.title).limit(limit))


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions are asked for."""

    status: SessionStatus | None = None
    level_id: UUID | None = None
    course_id: UUID | None = None


def count_sessions(asked: SessionFilter) -> int:
    """How many sessions there are of those asked for."""
    statement = select(func.count(TrainingSession.id)).join(Course, Course.id == TrainingSession.course_id)
    return db.session.scalar(_narrowed(statement, asked)) or 0


def list_sessions(asked: SessionFilter, *, limit: int | None = None, offset: int = 0) -> list[SessionLine]:
    """Those asked for, the newest first."""
    order = (TrainingSession.held_on.desc(), TrainingSession.title, TrainingSession.id)
    return _as_lines(_narrowed(_session_lines(), asked).order_by(*order).limit(limit).offset(offset))


def _narrowed(statement: Select[*tuple[Any, ...]], asked: SessionFilter) -> Select[*tuple[Any, ...]]:
    if asked.status is not None:
        statement = statement.where(TrainingSession.status == asked.status)
    if asked.level_id is not None:
        statement = statement.where(Course.level_id == asked.level_id)
    if asked.course_id is not None:
        statement = statement.where(TrainingSession.course_id == asked.course_id)
    return statement


def _session_lines() -> Select[*tuple[Any, ...]]:
    people = (
        select(func.sum(TrainingAttendance.people))
        .where(TrainingAttendance.session_id == TrainingSession.id)
        .correlate(TrainingSession)
        .scalar_subquery()
    )
    return (
        select(
            TrainingSession.id,
            TrainingSession.title,
            TrainingSession.status,
            TrainingSession.held_on,
            TrainingSession.mode,
            TrainingSession.provider,
            TrainingSession.place,
            TrainingSession.places,
            TrainingSession.invented,
            TrainingLevel.title.label("level"),
            people.label("people"),
        )
        .select_from(TrainingSession)
        .join(Course, Course.id == TrainingSession.course_id)
        .outerjoin(TrainingLevel, TrainingLevel.id == Course.level_id)
    )


def _as_lines(statement: Select[*tuple[Any, ...]]) -> list[SessionLine]:
    return [
        SessionLine(
            id=row.id,
            title=row.title,
            status=SessionStatus(row.status),
            held_on=row.held_on,
            mode=Mode(row.mode),
            provider=row.provider,
            place=row.place,
            places=row.places,
            invented=row.invented,
            level=row.level or "",
            people=None if row.people is None else int(row.people),
        )
        for row in db.session.execute(statement)
    ]


def attendance_of(session_id: UUID) -> list[TrainingAttendance]:
    """Who came to a session, as counts; in no order."""
    statement = select(TrainingAttendance).where(TrainingAttendance.session_id == session_id)
    return list(db.session.scalars(statement))


@dataclass(frozen=True, slots=True)
class CameFrom:
    """One line of a session's attendance in words."""

    title: str
    department: str
    is_outside: bool
    people: int


def attendance_words(session_id: UUID) -> list[CameFrom]:
    """Who came to a session: groups of the council first, then organisations, by name."""
    statement = (
        select(
            TrainingAttendance.organisation,
            TrainingAttendance.people,
            StaffGroup.title,
            StaffGroup.department,
            StaffGroup.is_outside,
        )
        .outerjoin(StaffGroup, StaffGroup.id == TrainingAttendance.group_id)
        .where(TrainingAttendance.session_id == session_id)
    )
    found = [
        CameFrom(
            row.title or row.organisation,
            row.department or "",
            row.is_outside if row.is_outside is not None else True,
            row.people,
        )
        for row in db.session.execute(statement)
    ]
    return sorted(found, key=lambda each: (each.is_outside, each.department, each.title))


def get_evaluation(evaluation_id: UUID) -> Evaluation:
    """The tenant's evaluation; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Evaluation).where(Evaluation.id == evaluation_id))
    return got(found, "evaluation")


def find_evaluation(session_id: UUID, measure: Measure) -> Evaluation | None:
    """What a session's people answered on one measure."""
    wanted = (Evaluation.session_id == session_id, Evaluation.measure == measure)
    return db.session.scalar(select(Evaluation).where(*wanted))


def evaluations_of(session_id: UUID) -> list[Evaluation]:
    """What a session's people answered, by measure."""
    statement = select(Evaluation).where(Evaluation.session_id == session_id)
    return list(db.session.scalars(statement.order_by(Evaluation.measure)))


def recent_evaluations(limit: int | None = None) -> list[tuple[Evaluation, TrainingSession]]:
    """What people answered about sessions that were not cancelled, the newest session first."""
    statement = (
        select(Evaluation, TrainingSession)
        .join(TrainingSession, TrainingSession.id == Evaluation.session_id)
        .where(TrainingSession.status != SessionStatus.CANCELLED)
        .order_by(TrainingSession.held_on.desc(), TrainingSession.title, Evaluation.measure)
        .limit(limit)
    )
    return [(evaluation, session) for evaluation, session in db.session.execute(statement)]


def find_settings() -> TrainingSettings | None:
    """How the tenant keeps its training log; None while nobody has said."""
    return db.session.scalar(select(TrainingSettings).limit(1))


def owner_post_id() -> UUID | None:
    """The post that is reminded of refreshers and missing attendance; None: the leads are."""
    return db.session.scalar(select(TrainingSettings.owner_post_id).limit(1))


def has_names() -> bool:
    """Whether the tenant keeps the names of those who came."""
    return bool(db.session.scalar(select(TrainingSettings.has_names).limit(1)))


def names_at(session_id: UUID) -> list[str]:
    """The names of those who came to a session, by name."""
    statement = select(Attendee.name).where(Attendee.session_id == session_id).order_by(Attendee.name)
    return list(db.session.scalars(statement))


def count_names() -> int:
    """How many names the tenant keeps."""
    return db.session.scalar(select(func.count(Attendee.id))) or 0
