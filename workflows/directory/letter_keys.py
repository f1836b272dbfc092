"""The keys of letters that ask about entries, from which is known again where each letter went."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.records.contacts.models import Contact

#: Which of the entry's own addresses a letter went to.
HOLDER, MAILBOX = "holder", "mailbox"
_KIND = "confirm"


@dataclass(frozen=True, slots=True)
class LetterKey:
    """One letter: its day, the most pressing of the entries in it, and to whom it went.

    `told` is a person's id as hexadecimal digits, HOLDER or MAILBOX.
    """

    day: date
    tenant_id: UUID
    contact_id: UUID
    told: str

    def __str__(self) -> str:
        """The key as the outbox keeps it; it stays below 120 characters."""
        return f"{start_of(self.day)}{self.tenant_id.hex}:{self.contact_id.hex}:{self.told}"


def start_of(day: date) -> str:
    """What the keys of all letters of a day begin with."""
    return f"{_KIND}:{day:%Y%m%d}:"


def read_key(text: str) -> LetterKey | None:
    """The key that the outbox keeps; None when it is that of another kind of message."""
    kind, *parts = text.split(":")
    if kind != _KIND or len(parts) != 4:
        return None
    day, tenant_id, contact_id, told = parts
    return LetterKey(date.fromisoformat(day), UUID(tenant_id), UUID(contact_id), told)


def address_at(contact: Contact, place: str) -> str:
    """The entry's own address at HOLDER or MAILBOX."""
    return {HOLDER: contact.holder_email, MAILBOX: contact.mailbox}.get(place, "")
