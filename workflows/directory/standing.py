"""Says of a contact, in the house and in its published copy at once, that it is right or no longer is."""

from datetime import date
from uuid import UUID

from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.service import confirm, mark_stale
from workflows.directory.publishing import differs, find_entry_of


def confirm_contact(contact_id: UUID, *, by: UUID | None, words: str = "", today: date) -> Contact:
    """Somebody says that all of it is right; `words` is who, when it is nobody with a sign-in.

    What they saw is the house's own: an entry that still shows something else gets no new date until somebody
    publishes it.
    """
    contact = get_contact(contact_id)
    is_behind = differs(contact)
    confirm(contact, by=by, words=words, today=today)
    if not is_behind:
        _copy_standing(contact)
    return contact


def mark_contact_stale(contact_id: UUID, because: str, *, today: date) -> Contact:
    """Something says that it may be wrong, such as a letter that came back."""
    contact = get_contact(contact_id)
    mark_stale(contact, because, today=today)
    _copy_standing(contact)
    return contact


def _copy_standing(contact: Contact) -> None:
    """Only how far it can be relied on: what was edited since waits until somebody publishes it."""
    entry = find_entry_of(contact.id)
    if entry is not None:
        entry.verified_on, entry.stale_since_on = contact.verified_on, contact.stale_since_on
