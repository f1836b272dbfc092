"""What the list of entries and the page of one show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from portal.access import current_belonging
from portal.borough.contacts.rights import may_look_after
from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.guidance.models import ContactService
from tenants.people.audiences import AUDIENCE_WORDS
from tenants.people.queries import names_of
from tenants.records.contacts.exits import words_of
from tenants.records.contacts.models import Contact, ContactReport
from tenants.records.contacts.queries import (
    contacts,
    get_contact,
    open_report_counts,
    owner_of,
    reports_of,
)
from tenants.records.contacts.rules import (
    AVAILABILITY_WORDS,
    FIELD_WORDS,
    STATE_WORDS,
    Availability,
    ContactState,
    Field,
    visibility_of,
)
from tenants.records.documents.rules import how_late
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.rules import Kind
from workflows.directory.publishing import differing

TAG_KINDS = {
    ContactState.DRAFT: "waiting",
    ContactState.PUBLISHED: "done",
    ContactState.WITHDRAWN: "quiet",
    ContactState.ENDED: "quiet",
}
SOON = 7  # days before a confirmation is due


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which an entry is to be confirmed, with how near it is in words."""

    due_on: date
    note: str
    is_late: bool
    is_soon: bool


@dataclass(frozen=True, slots=True)
class ContactLine:
    """An entry on the list; `marks` say what needs attention, each as words and the kind of its tag."""

    contact: Contact
    service: str
    state_words: str
    state_kind: str
    marks: tuple[tuple[str, str], ...]
    due: Due | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of an entry with who may see it."""

    label: str
    words: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Everything that the page of an entry shows."""

    line: ContactLine
    fields: tuple[Shown, ...]
    covers: tuple[str, ...]
    availability: str
    owner: str
    verified_by: str
    reports: tuple[ContactReport, ...]
    is_different: bool
    may_look_after: bool


def services() -> list[ContactService]:
    """Every service, in order."""
    return list(db.session.scalars(select(ContactService).order_by(ContactService.position)))


def authorities() -> list[tuple[str, str]]:
    """Slug and name of every authority, by name."""
    return [(tenant.slug, tenant.name) for tenant in tenants_of_kind(TenantKind.AUTHORITY)]


def missing_services(found: Iterable[Contact]) -> list[ContactService]:
    """The services in which everybody expects somebody of an authority, and it has no entry."""
    if current_belonging().kind != TenantKind.AUTHORITY:
        return []
    covered = {contact.service_key for contact in found if contact.state != ContactState.ENDED}
    return [each for each in services() if each.is_expected and each.key not in covered]


def lines_of(found: list[Contact], today: date) -> list[ContactLine]:
    """The entries as the list shows them."""
    titles = {each.key: each.title for each in services()}
    owed = {each.record_id: each for each in obligations_about([contact.id for contact in found])}
    different, waiting = differing(found), open_report_counts()
    return [
        _line(
            contact,
            titles[contact.service_key],
            _due(owed.get(contact.id), today),
            contact.id in different,
            waiting.get(contact.id, 0),
        )
        for contact in found
    ]


def all_lines(today: date, *, with_ended: bool) -> list[ContactLine]:
    """Every entry of the tenant, in the order of the services."""
    return lines_of(contacts(with_ended), today)


def open_contact(contact_id: UUID, today: date) -> ContactPage:
    """The page of one entry; NotFound when it is not the tenant's."""
    contact = get_contact(contact_id)
    (line,) = lines_of([contact], today)
    names = dict(authorities())
    return ContactPage(
        line=line,
        fields=tuple(_shown(contact, field) for field in Field),
        covers=tuple(names.get(slug, slug) for slug in contact.covers),
        availability=AVAILABILITY_WORDS[Availability(contact.availability)],
        owner=owner_of(contact)[0],
        verified_by=_verified_by(contact),
        reports=tuple(reports_of(contact_id)),
        is_different=bool(differing([contact])),
        may_look_after=may_look_after(contact),
    )


def _shown(contact: Contact, field: Field) -> Shown:
    seen_by = AUDIENCE_WORDS[visibility_of(contact.visibility, field)]
    return Shown(FIELD_WORDS[field], words_of(contact, field), seen_by)


def _verified_by(contact: Contact) -> str:
    if contact.verified_by_id is None:
        return contact.verified_words
    return names_of({contact.verified_by_id}).get(contact.verified_by_id, "")


def _line(contact: Contact, service: str, due: Due | None, is_different: bool, reports: int) -> ContactLine:
    state = ContactState(contact.state)
    marks = tuple(_marks(contact, due, is_different, reports))
    return ContactLine(contact, service, STATE_WORDS[state], TAG_KINDS[state], marks, due)


def _marks(contact: Contact, due: Due | None, is_different: bool, reports: int) -> Iterable[tuple[str, str]]:
    if contact.stale_since_on is not None:
        yield "May be out of date", "late"
    if reports:
        yield "Somebody says it is wrong", "late"
    if due is not None and due.is_late:
        yield "To be confirmed", "late"
    elif due is not None and due.is_soon:
        yield "To be confirmed", "soon"
    if contact.vacant_since_on is not None:
        yield "Vacant", "soon"
    if is_different:
        yield "Changes not published", "waiting"


def _due(owed: Owed | None, today: date) -> Due | None:
    if owed is None or owed.done_on is not None or owed.kind != Kind.CONTACT_CONFIRMATION:
        return None
    days = (owed.due_on - today).days
    return Due(owed.due_on, how_late(owed.due_on, today), days < 0, 0 <= days <= SOON)
