"""Door one for contacts: puts a copy of one into the directory, and takes it out without a trace."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import delete, insert, select

from tenants.authorities.models import Tenant
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import WrongState
from tenants.people.audiences import Audience
from tenants.records.contacts.exits import publication
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.service import mark_published, mark_withdrawn
from tenants.scope import current_tenant
from workflows.directory.models import DirectoryCover, DirectoryEntry, DirectoryWord
from workflows.directory.values import columns_of, is_like
from workflows.directory.words import start_of, words_of


def publish(contact_id: UUID, *, by: UUID | None, today: date) -> DirectoryEntry:
    """Puts the tenant's contact as it is now into the directory, in place of what stood there.

    The exit refuses a contact that is not fit to be published. The contact's own record is marked, and the
    audit has it there: what the entry says is in the house already.
    """
    copy = publication(contact_id)
    entry = find_entry_of(contact_id) or DirectoryEntry(id=copy.id, publisher_id=current_tenant())
    for column, value in columns_of(copy).items():
        setattr(entry, column, value)
    entry.published_on = today
    db.session.add(entry)
    db.session.flush()
    _clear(entry.id)
    _cover(entry.id, copy.covers)
    _index(entry.id, words_of(copy).items())
    mark_published(get_contact(contact_id), by=by, today=today)
    return entry


def withdraw(contact_id: UUID, *, by: UUID | None) -> None:
    """Takes the tenant's contact out of the directory: its entry, and all that it was found by, are deleted.

    WrongState when it is not there.
    """
    contact, entry = get_contact(contact_id), find_entry_of(contact_id)
    if entry is None:
        raise WrongState("This contact is not in the directory.")
    _clear(entry.id)
    db.session.delete(entry)
    db.session.flush()
    mark_withdrawn(contact, by=by)


def differs(contact: Contact) -> bool:
    """Whether what is in the directory is not what the house has now; False for what is not in it."""
    return bool(differing([contact]))


def differing(contacts: Sequence[Contact]) -> set[UUID]:
    """The ids of those contacts whose entry in the directory is not what the house has now."""
    ids = [contact.id for contact in contacts]
    entries = db.session.scalars(select(DirectoryEntry).where(DirectoryEntry.id.in_(ids)))
    return {entry.id for entry in entries if not _is_as_in_the_house(entry)}


def find_entry_of(contact_id: UUID) -> DirectoryEntry | None:
    """The tenant's own entry of this contact, if it is in the directory."""
    ours = DirectoryEntry.publisher_id == current_tenant()
    return db.session.scalar(select(DirectoryEntry).where(DirectoryEntry.id == contact_id, ours))


def _is_as_in_the_house(entry: DirectoryEntry) -> bool:
    """A contact that could not leave any more differs: publishing it again says why."""
    try:
        copy = publication(entry.id)
    except WrongState:
        return False
    covers = set(copy.covers) or {get_tenant(current_tenant()).slug}
    return is_like(entry, columns_of(copy)) and covers == _covers_of(entry)


def _covers_of(entry: DirectoryEntry) -> set[str]:
    covered = select(Tenant.slug).join(DirectoryCover, DirectoryCover.authority_id == Tenant.id)
    return set(db.session.scalars(covered.where(DirectoryCover.entry_id == entry.id)))


def _clear(entry_id: UUID) -> None:
    """Forgets what the entry was found by."""
    db.session.execute(delete(DirectoryWord).where(DirectoryWord.entry_id == entry_id))
    db.session.execute(delete(DirectoryCover).where(DirectoryCover.entry_id == entry_id))


def _cover(entry_id: UUID, slugs: Iterable[str]) -> None:
    """The authorities that it answers for; the tenant itself when none is named."""
    wanted = select(Tenant.id).where(Tenant.slug.in_(list(slugs)))
    ids = list(db.session.scalars(wanted)) or [current_tenant()]
    db.session.execute(insert(DirectoryCover), [{"entry_id": entry_id, "authority_id": each} for each in ids])


def _index(entry_id: UUID, words: Iterable[tuple[str, Audience]]) -> None:
    rows = [
        {"entry_id": entry_id, "word": word, "start": start_of(word), "audience": int(audience)}
        for word, audience in words
    ]
    if rows:
        db.session.execute(insert(DirectoryWord), rows)
