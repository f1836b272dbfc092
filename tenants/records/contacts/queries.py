"""Reading a tenant's entries in the directory, and the reports that one is wrong."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import ContactService
from tenants.people.queries import names_of
from tenants.records.contacts.models import Contact, ContactReport
from tenants.records.contacts.rules import ContactState
from tenants.records.obligations.queries import Owed, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.posts.queries import get_post, owner_words

_NO_CONTACT = "We could not find that entry among yours."


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A published contact, and what is owed about it: the day, its version, and who answers."""

    contact: Contact
    owed: Owed


def get_contact(contact_id: UUID) -> Contact:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    contact = db.session.scalar(select(Contact).where(Contact.id == contact_id))
    if contact is None:
        raise NotFound(_NO_CONTACT)
    return contact


def get_contact_to_change(contact_id: UUID) -> Contact:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Contact).where(Contact.id == contact_id).with_for_update()
    contact = db.session.scalar(statement.execution_options(populate_existing=True))
    if contact is None:
        raise NotFound(_NO_CONTACT)
    return contact


def contacts(with_ended: bool = False) -> list[Contact]:
    """The tenant's entries in the order of the services, then by title; ended ones last, if at all."""
    statement = select(Contact).join(ContactService, ContactService.key == Contact.service_key)
    if not with_ended:
        statement = statement.where(Contact.state != ContactState.ENDED)
    ended_last = Contact.state == ContactState.ENDED
    return list(db.session.scalars(statement.order_by(ended_last, ContactService.position, Contact.title)))


def contacts_to_confirm(by_day: date) -> list[ToConfirm]:
    """The published entries that somebody is to confirm by then, the earliest first."""
    owed = {
        each.record_id: each for each in open_obligations(until=by_day, kinds=[Kind.CONTACT_CONFIRMATION])
    }
    published = select(Contact).where(Contact.state == ContactState.PUBLISHED, Contact.id.in_(owed))
    found = {contact.id: contact for contact in db.session.scalars(published)}
    return [ToConfirm(found[key], each) for key, each in owed.items() if key in found]


def contacts_with_address(email: str) -> list[Contact]:
    """The entries of which this is the holder's, the deputy's or the shared address, by title."""
    wanted = email.strip().lower()
    if not wanted:
        return []
    columns = (Contact.holder_email, Contact.deputy_email, Contact.mailbox)
    has_it = or_(*(func.lower(column) == wanted for column in columns))
    standing = Contact.state != ContactState.ENDED
    return list(db.session.scalars(select(Contact).where(has_it, standing).order_by(Contact.title)))


def has_service(key: str) -> bool:
    """Whether the directory sorts entries under this service."""
    return db.session.scalar(select(ContactService.key).where(ContactService.key == key)) is not None


def reports_of(contact_id: UUID) -> list[ContactReport]:
    """What was said to be wrong with an entry: open reports first, then the newest."""
    statement = select(ContactReport).where(ContactReport.contact_id == contact_id)
    order = ContactReport.settled_on.is_not(None), ContactReport.reported_at.desc()
    return list(db.session.scalars(statement.order_by(*order)))


def get_report(contact_id: UUID, report_id: UUID) -> ContactReport:
    """One report about one entry; NotFound otherwise."""
    wanted = (ContactReport.contact_id == contact_id, ContactReport.id == report_id)
    report = db.session.scalar(select(ContactReport).where(*wanted))
    if report is None:
        raise NotFound("We could not find that report.")
    return report


def open_report_counts() -> dict[UUID, int]:
    """How many reports wait for an answer, by the entry that they are about."""
    statement = select(ContactReport.contact_id, func.count()).where(ContactReport.settled_on.is_(None))
    rows = db.session.execute(statement.group_by(ContactReport.contact_id))
    return {contact_id: count for contact_id, count in rows}


def owner_of(contact: Contact) -> tuple[str, UUID | None]:
    """Who answers for it in words, and which person that is today: None for a vacant post and nobody."""
    if contact.owner_post_id is not None:
        post = get_post(contact.owner_post_id)
        return owner_words(_name_of(post.holder_id), post.title), post.holder_id
    if contact.owner_person_id is not None:
        return owner_words(_name_of(contact.owner_person_id), None), contact.owner_person_id
    return "Nobody yet", None


def who_answers_for(*service_keys: str) -> Owner:
    """Who looks after a published entry of one of these services, the first named first; or nobody."""
    owned = or_(Contact.owner_post_id.is_not(None), Contact.owner_person_id.is_not(None))
    published = select(Contact).where(
        Contact.service_key.in_(service_keys), Contact.state == ContactState.PUBLISHED, owned
    )
    found = db.session.scalars(published.order_by(Contact.title, Contact.id)).all()
    first = min(found, key=lambda contact: service_keys.index(contact.service_key), default=None)
    return Owner.of(first) if first else NOBODY


def _name_of(person_id: UUID | None) -> str | None:
    return names_of({person_id}).get(person_id) if person_id else None
