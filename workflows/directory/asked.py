"""Keeps in an entry's own history who was asked about it at which stage, so that nobody is asked twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.scope import current_tenant
from workflows.directory.letter_keys import LetterKey, address_at, read_key, start_of
from workflows.directory.stages import Stage
from workflows.notices.models import OutboxMessage

_EVENT = "contact:asked"


@dataclass(frozen=True, slots=True)
class Told:
    """One to be written to: a person of the portal, or one of the entry's own addresses."""

    person_id: UUID | None = None
    place: str = ""
    is_lead: bool = False

    @property
    def key(self) -> str:
        """What tells them from the others who are told about the same."""
        return self.person_id.hex if self.person_id else self.place


@dataclass(frozen=True, slots=True)
class Telling:
    """What goes to somebody once: that an entry has come to a stage, in a round of asking."""

    contact_id: UUID
    round: int  # the version of the date by which the confirmation is owed
    stage: Stage
    told: str  # the key of Told


def note_asked(telling: Telling, told: Told) -> None:
    """Writes it down beside the letter, in the same transaction."""
    words = {"due_version": telling.round, "stage": telling.stage}
    whom = {"asked_id": told.person_id} if told.person_id else {"asked_place": told.place}
    audit.record(_EVENT, get_contact(telling.contact_id), by=None, **words, **whom)


def tellings_of(contact_ids: Iterable[UUID]) -> set[Telling]:
    """What the open tenant's people and addresses were told about these entries, ever."""
    about = (AuditEntry.event == _EVENT, AuditEntry.subject_id.in_(list(contact_ids)))
    rows = db.session.execute(select(AuditEntry.subject_id, AuditEntry.after).where(*about))
    return {
        Telling(row.subject_id, row.after["due_version"], Stage(row.after["stage"]), _told_in(row.after))
        for row in rows
    }


def _told_in(after: dict[str, str]) -> str:
    return UUID(after["asked_id"]).hex if after.get("asked_id") else after["asked_place"]


def readers_of(day: date) -> set[str]:
    """Who has a letter of that day already: people, and addresses of the open tenant's entries."""
    today = OutboxMessage.dedupe_key.startswith(start_of(day))
    keys = (read_key(text) for text in db.session.scalars(select(OutboxMessage.dedupe_key).where(today)))
    return {reader for key in keys if key for reader in _reader_of(key)}


def _reader_of(key: LetterKey) -> Iterator[str]:
    if len(key.told) == len(key.contact_id.hex):
        yield key.told
    elif key.tenant_id == current_tenant():
        contact = db.session.scalar(select(Contact).where(Contact.id == key.contact_id))
        if contact is not None:
            yield reader_at(contact, key.told)


def reader_at(contact: Contact, place: str) -> str:
    """One of the entry's own addresses as a reader: however it is written, it is the same."""
    return address_at(contact, place).strip().casefold()
