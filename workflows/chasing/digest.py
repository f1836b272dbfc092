"""Writes one person's digest of a day from every tenant they belong to, just before it is sent."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from tenants.database import db
from tenants.deadline import Described, Subject
from tenants.people.models import Person
from tenants.people.permissions import Permission
from tenants.people.queries import Belonging, belongings_of, get_person, names_of
from tenants.records.plans.lists import counts
from tenants.scope import tenant_scope
from workflows import settings
from workflows.chasing.circumstances import circumstances_on
from workflows.chasing.digest_words import Block, Line, digest_letter
from workflows.chasing.models import Reminder, ReminderState
from workflows.chasing.rules import Part
from workflows.chasing.selection import Selection
from workflows.chasing.sources import SOURCES
from workflows.chasing.update_link import address as address_of_update
from workflows.chasing.update_link import issue
from workflows.chasing.withdrawal import withdraw_stale
from workflows.notices.letters import Letter
from workflows.notices.models import OutboxMessage

_UNSENT = (ReminderState.QUEUED, ReminderState.SENDING)


def write_digest(message: OutboxMessage) -> Letter | None:
    """The letter for a digest that is about to go, checked against how things are now; None: nothing is left.

    No scope may be open. What it writes about counts as on its way from the caller's commit on, so nothing
    withdraws it any more.
    """
    if message.person_id is None:
        return None
    person = get_person(message.person_id)
    blocks = [_block(belonging, person, message.day) for belonging in belongings_of(person.id)]
    spoken = [block for block in blocks if block is not None]
    return digest_letter(person.name, spoken, message.day) if spoken and person.is_active else None


def _block(belonging: Belonging, person: Person, day: date) -> Block | None:
    with tenant_scope(belonging.tenant_id):
        rows = _unsent(person.id, day)
        if rows:
            # Judged as of the digest's own day, so that a day can be replayed.
            withdraw_stale(Selection(circumstances_on(day)), recipient_id=person.id, is_writing=True)
            rows = _unsent(person.id, day)
        lines = _lines(rows, belonging, person.id, day) if rows else []
        if not lines:
            return None
        _mark_as_sending(person.id, day)
        return Block(
            tenant_name=belonging.tenant_name,
            lines=lines,
            waiting=counts(day).waiting if belonging.may(Permission.ACTION_ACCEPT) else 0,
            waiting_address=f"{_house(belonging)}/actions/?standing=waiting",
        )


def _unsent(person_id: UUID, day: date) -> Sequence[Any]:
    statement = select(Reminder.subject_kind, Reminder.subject_id, Reminder.part, Reminder.covering_id)
    return db.session.execute(statement.where(*_carried(person_id, day))).all()


def _carried(person_id: UUID, day: date) -> tuple[Any, ...]:
    return Reminder.recipient_id == person_id, Reminder.digest_on == day, Reminder.state.in_(_UNSENT)


def _mark_as_sending(person_id: UUID, day: date) -> None:
    statement = update(Reminder).where(*_carried(person_id, day)).values(state=ReminderState.SENDING)
    db.session.execute(statement.execution_options(synchronize_session=False))


def _lines(rows: Sequence[Any], belonging: Belonging, person_id: UUID, day: date) -> list[Line]:
    described: dict[UUID, Described] = {}
    for kind, source in SOURCES.items():
        described |= source.describe([row.subject_id for row in rows if row.subject_kind == kind])
    away = names_of({row.covering_id for row in rows if row.covering_id})
    return [
        _line(described[row.subject_id], row, away.get(row.covering_id), belonging, person_id, day)
        for row in rows
        if row.subject_id in described
    ]


def _line(
    about: Described, row: Any, away: str | None, belonging: Belonging, person_id: UUID, day: date
) -> Line:
    is_update = row.part == Part.OWNER and about.subject_kind is Subject.ACTION
    if is_update:
        address = address_of_update(issue(belonging.tenant_id, about.subject_id, person_id, day))
    else:
        address = f"{_house(belonging)}/{about.path}"
    return Line(
        title=about.title,
        due_on=about.due_on,
        due_words=about.due_words,
        part=Part(row.part),
        owner_words=about.owner_words,
        covering_name=away,
        address=address,
        is_update=is_update,
    )


def _house(belonging: Belonging) -> str:
    return f"{settings.settings().base_url}/{belonging.slug}"
