"""Reading the ledger: who was told what and when, and what happened next."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from tenants.database import db
from tenants.dating import format_day
from tenants.deadline import Subject
from tenants.people.models import Person
from tenants.records.obligations.models import Obligation
from tenants.records.plans.models import Action, Milestone, ProgressNote
from tenants.records.plans.rules import CLAIMED_WORDS, Claimed
from workflows.chasing.models import Reminder, ReminderState
from workflows.chasing.rules import Part, rung_words

PAGE_SIZE = 50

STATE_WORDS: dict[ReminderState, str] = {
    ReminderState.QUEUED: "Waiting to be sent",
    ReminderState.SENDING: "Being sent",
    ReminderState.SENT: "Sent",
    ReminderState.WITHDRAWN: "Withdrawn",
    ReminderState.FAILED: "Could not be delivered",
}
PART_WORDS: dict[Part, str] = {
    Part.OWNER: "as owner",
    Part.LEAD: "as lead",
    Part.ESCALATION: "because it stays late",
}


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What the ledger shows; each field is one parameter of the page's address."""

    states: tuple[ReminderState, ...] = ()
    recipient_id: UUID | None = None
    rung: int | None = None
    recorded_from: date | None = None
    recorded_to: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the ledger in words. `path` is the page that shows the deadline, within the house."""

    subject_kind: Subject
    subject_id: UUID
    path: str
    title: str
    recipient_id: UUID
    recipient_name: str
    covering_name: str | None
    part_words: str
    rung: int
    rung_words: str
    due_on: date
    recorded_on: date
    digest_on: date | None
    state: ReminderState
    state_words: str
    settled_at: datetime | None
    settled_because: str
    what_next: str


def ledger(wanted: LedgerFilter, *, page: int = 1) -> list[LedgerLine]:
    """One page (50) of the ledger, the newest first, in a constant number of statements."""
    statement = _lines().where(*_conditions(wanted)).order_by(*_NEWEST_FIRST)
    return _in_words(db.session.execute(statement.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all())


def count_ledger(wanted: LedgerFilter) -> int:
    """How many lines the filter has in all."""
    lines = _lines().where(*_conditions(wanted)).with_only_columns(Reminder.subject_id).subquery()
    return db.session.scalar(select(func.count()).select_from(lines)) or 0


def reminders_about(subject_ids: Collection[UUID]) -> list[LedgerLine]:
    """Every line about these deadlines, the newest first: for an action's own page, with its milestones."""
    return _in_words(db.session.execute(_lines_about(), {"subject_ids": list(subject_ids)}).all())


_NEWEST_FIRST = (
    Reminder.recorded_on.desc(),
    Reminder.due_on,
    Reminder.subject_id,
    Reminder.rung.desc(),
    Reminder.recipient_id,
)
_away = aliased(Person)


@cache
def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Reminder.subject_kind,
            Reminder.subject_id,
            func.coalesce(Milestone.action_id, Reminder.subject_id).label("action_id"),
            Obligation.title.label("obligation_title"),
            Obligation.path.label("obligation_path"),
            Obligation.due_version.label("obligation_version"),
            Obligation.due_on.label("obligation_due_on"),
            Obligation.done_on.label("settled_on"),
            Milestone.title.label("milestone_title"),
            Action.title.label("action_title"),
            Action.due_version.label("action_version"),
            Action.due_on.label("action_due_on"),
            Action.claimed,
            Action.closed_on,
            Milestone.due_version.label("milestone_version"),
            Milestone.due_on.label("milestone_due_on"),
            Milestone.done_on,
            Reminder.recipient_id,
            Person.name.label("recipient_name"),
            _away.name.label("covering_name"),
            Reminder.part,
            Reminder.rung,
            Reminder.due_version,
            Reminder.due_on,
            Reminder.recorded_on,
            Reminder.digest_on,
            Reminder.state,
            Reminder.settled_at,
            Reminder.settled_because,
        )
        .select_from(Reminder)
        .join(Person, Person.id == Reminder.recipient_id)
        .outerjoin(_away, _away.id == Reminder.covering_id)
        .outerjoin(Obligation, Obligation.id == Reminder.subject_id)
        .outerjoin(Milestone, Milestone.id == Reminder.subject_id)
        .outerjoin(Action, Action.id == func.coalesce(Milestone.action_id, Reminder.subject_id))
    )


@cache
def _lines_about() -> Select[*tuple[Any, ...]]:
    wanted = Reminder.subject_id.in_(bindparam("subject_ids", expanding=True))
    return _lines().where(wanted).order_by(*_NEWEST_FIRST)


def _conditions(wanted: LedgerFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.states:
        yield Reminder.state.in_(wanted.states)
    if wanted.recipient_id:
        yield Reminder.recipient_id == wanted.recipient_id
    if wanted.rung is not None:
        yield Reminder.rung == wanted.rung
    if wanted.recorded_from:
        yield Reminder.recorded_on >= wanted.recorded_from
    if wanted.recorded_to:
        yield Reminder.recorded_on <= wanted.recorded_to
    for word in wanted.words.split()[:8]:
        searched = (Action.title, Milestone.title, Obligation.title, Person.name)
        yield or_(*(column.icontains(word, autoescape=True) for column in searched))


def _in_words(rows: Sequence[Any]) -> list[LedgerLine]:
    notes = _notes_after(rows)
    return [_line(row, notes.get((row.action_id, row.settled_at))) for row in rows]


def _notes_after(rows: Sequence[Any]) -> dict[tuple[UUID, datetime], Any]:
    """The first progress note on each line's action after the line was sent, for all lines at once."""
    sent = {(row.action_id, row.settled_at) for row in rows if row.state == ReminderState.SENT}
    if not sent:
        return {}
    statement = (
        select(ProgressNote.action_id, ProgressNote.at, ProgressNote.claimed, Person.name)
        .outerjoin(Person, Person.id == ProgressNote.author_id)
        .where(ProgressNote.action_id.in_({action_id for action_id, _ in sent}))
        .where(ProgressNote.at > min(at for _, at in sent))
        .order_by(ProgressNote.at)
    )
    notes = db.session.execute(statement).all()
    found = {(key, at): _first_after(notes, key, at) for key, at in sent}
    return {key: note for key, note in found.items() if note is not None}


def _first_after(notes: Sequence[Any], action_id: UUID, at: datetime) -> Any | None:
    return next((note for note in notes if note.action_id == action_id and note.at > at), None)


def _line(row: Any, note: Any | None) -> LedgerLine:
    state = ReminderState(row.state)
    return LedgerLine(
        subject_kind=Subject(row.subject_kind),
        subject_id=row.subject_id,
        path=row.obligation_path or f"actions/{row.action_id}/",
        title=row.obligation_title or row.milestone_title or row.action_title or "No longer there",
        recipient_id=row.recipient_id,
        recipient_name=row.recipient_name,
        covering_name=row.covering_name,
        part_words=PART_WORDS[Part(row.part)],
        rung=row.rung,
        rung_words=rung_words(row.rung),
        due_on=row.due_on,
        recorded_on=row.recorded_on,
        digest_on=row.digest_on,
        state=state,
        state_words=STATE_WORDS[state],
        settled_at=row.settled_at,
        settled_because=row.settled_because,
        what_next="; ".join(_what_next(row, note)),
    )


def _what_next(row: Any, note: Any | None) -> Iterator[str]:
    """What happened after the line: a note, another date, the end."""
    if note is not None:
        words = CLAIMED_WORDS[Claimed(note.claimed)].lower()
        yield f"{note.name or 'The portal'} reported “{words}” on {format_day(note.at.date())}"
    version, due_on, ended_on, how = _as_it_is_now(row)
    if version is not None and version != row.due_version:
        yield f"now due {format_day(due_on)}" if due_on else "its date was taken away"
    if ended_on:
        yield f"{how} on {format_day(ended_on)}"


def _as_it_is_now(row: Any) -> tuple[int | None, date | None, date | None, str]:
    """The version and date of what the line is about, the day it ended, and how, in a word."""
    if row.obligation_title is not None:
        return row.obligation_version, row.obligation_due_on, row.settled_on, "settled"
    if row.milestone_title is not None:
        return row.milestone_version, row.milestone_due_on, row.done_on, "reached"
    how = "cancelled" if row.claimed == Claimed.CANCELLED else "closed"
    return row.action_version, row.action_due_on, row.closed_on, how
