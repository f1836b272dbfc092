"""Works out who would be told what up to a day to come, without writing anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_

from tenants.deadline import Described, Subject
from tenants.errors import FieldError
from tenants.people.queries import names_of
from tenants.working_days import is_working_day
from workflows.chasing.circumstances import circumstances_on
from workflows.chasing.ledger import PART_WORDS
from workflows.chasing.models import Reminder, ReminderState
from workflows.chasing.rules import Part, rung_words
from workflows.chasing.selection import Question, Selection
from workflows.chasing.sources import SOURCES

#: How many days ahead can be worked out: one statement a day is spent on it.
FURTHEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One reminder as it would go out on a day."""

    day: date
    title: str
    due_words: str
    rung: int
    rung_words: str
    part_words: str
    owner_words: str
    covering_name: str | None
    path: str


@dataclass(frozen=True, slots=True)
class PreviewOf:
    """What one person would be told, day by day."""

    recipient_id: UUID
    recipient_name: str
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    kind: Subject
    subject_id: UUID
    rung: int
    due_version: int
    recipient_id: UUID
    part: Part
    covering_id: UUID | None
    day: date

    @property
    def key(self) -> tuple[UUID, int, int, UUID]:
        return self.subject_id, self.rung, self.due_version, self.recipient_id


def preview(on: date, *, today: date) -> list[PreviewOf]:
    """Who would be told what by `on`, by name, if nothing changed till then.

    It holds what waits to be sent, and what each working day from today to `on` would record. FieldError when
    `on` is in the past or more than a month ahead.
    """
    if not today <= on <= today + FURTHEST:
        raise FieldError("on", "Choose a day from today to a month ahead.")
    tellings = _expected(on, today)
    described: dict[UUID, Described] = {}
    for kind, source in SOURCES.items():
        described |= source.describe([telling.subject_id for telling in tellings if telling.kind == kind])
    return _by_person([telling for telling in tellings if telling.subject_id in described], described)


def _expected(on: date, today: date) -> list[_Telling]:
    found = {telling.key: telling for telling in _waiting(today)}
    for ahead in range((on - today).days + 1):
        day = today + timedelta(days=ahead)
        for telling in _recorded_on(day) if is_working_day(day) else ():
            found.setdefault(telling.key, telling)
    return list(found.values())


def _waiting(today: date) -> Iterator[_Telling]:
    """What is in the ledger and not sent yet, as far as it is still right."""
    selection = Selection(circumstances_on(today))
    return (_telling(row, today) for row in selection.ask(_rightly_queued))


def _recorded_on(day: date) -> Iterator[_Telling]:
    """What the chase of this day would record or bring back, going by the ledger as it is now."""
    here = circumstances_on(day)
    if not here.steps:
        return
    for row in Selection(here).ask(_not_told_yet):
        yield _telling(row, day)


@cache
def _rightly_queued(question: Question) -> Select[*tuple[Any, ...]]:
    told = question.told(*_columns(question)).join(Reminder, question.is_reminder())
    return told.where(Reminder.state == ReminderState.QUEUED)


@cache
def _not_told_yet(question: Question) -> Select[*tuple[Any, ...]]:
    in_ledger = and_(question.is_reminder(), Reminder.state != ReminderState.WITHDRAWN)
    told = question.told(*_columns(question)).outerjoin(Reminder, in_ledger)
    return told.where(Reminder.subject_id.is_(None))


def _columns(question: Question) -> tuple[Any, ...]:
    deadline, route = question.deadline.c, question.route.c
    return (
        deadline.subject_kind,
        deadline.subject_id,
        deadline.rung,
        deadline.due_version,
        route.recipient_id,
        route.part,
        route.covering_id,
    )


def _telling(row: Any, day: date) -> _Telling:
    return _Telling(
        kind=Subject(row.subject_kind),
        subject_id=row.subject_id,
        rung=row.rung,
        due_version=row.due_version,
        recipient_id=row.recipient_id,
        part=Part(row.part),
        covering_id=row.covering_id,
        day=day,
    )


def _by_person(tellings: list[_Telling], described: dict[UUID, Described]) -> list[PreviewOf]:
    names = names_of(
        {one.recipient_id for one in tellings} | {one.covering_id for one in tellings if one.covering_id}
    )
    tellings.sort(
        key=lambda one: (names[one.recipient_id], one.recipient_id, one.day, described[one.subject_id].due_on)
    )
    return [
        PreviewOf(
            person_id,
            names[person_id],
            tuple(_line(one, described[one.subject_id], names) for one in theirs),
        )
        for person_id, theirs in groupby(tellings, key=lambda one: one.recipient_id)
    ]


def _line(telling: _Telling, about: Described, names: dict[UUID, str]) -> PreviewLine:
    return PreviewLine(
        day=telling.day,
        title=about.title,
        due_words=about.due_words,
        rung=telling.rung,
        rung_words=rung_words(telling.rung),
        part_words=PART_WORDS[telling.part],
        owner_words=about.owner_words,
        covering_name=names.get(telling.covering_id) if telling.covering_id else None,
        path=about.path,
    )
