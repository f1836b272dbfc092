"""Makes entries of the directory in a borough's house: drafts, published ones, stale and vacant ones."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.guidance.models import ContactService
from tenants.records.contacts import service
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.models import Contact
from tenants.records.contacts.reports import settle_report
from tenants.records.obligations.service import Owner
from tests.factories.world import Borough
from workflows.directory.publishing import publish, withdraw
from workflows.directory.reporting import report_contact
from workflows.directory.standing import mark_contact_stale

SERVICES = (
    ("modern-slavery-lead", "Modern slavery lead", True),
    ("adults", "Adult safeguarding", True),
    ("children", "Children’s safeguarding", True),
    ("out-of-hours", "Emergency duty team", True),
    ("licensing", "Licensing", False),
)
MAILBOX, PHONE, HOLDER = "adults@barnet.example", "020 7946 0123", "Imaginary Holder"
HOLDER_EMAIL = "imaginary.holder@barnet.example"


@dataclass(frozen=True, slots=True)
class Contacts:
    """The ids of a borough's entries, by where each stands, and of two reports about the published one."""

    published: UUID
    draft: UUID
    vacant: UUID
    stale: UUID
    withdrawn: UUID
    ended: UUID
    report: UUID
    answered: UUID

    def ids(self) -> list[UUID]:
        """All of them."""
        return [getattr(self, name) for name in self.__slots__]


def make_contact_services() -> None:
    """Adds the services by which the directory sorts, unless there are some."""
    if db.session.scalar(select(ContactService.key).limit(1)) is None:
        for position, (key, title, is_expected) in enumerate(SERVICES):
            db.session.add(
                ContactService(key=key, title=title, is_expected=is_expected, position=position, words="")
            )
        db.session.flush()


def make_contact(
    owner: Owner | None = None,
    *,
    service_key: str = "adults",
    title: str = "Safeguarding adults manager",
    by: UUID | None = None,
    **details: object,
) -> Contact:
    """An entry that is not published yet, in the open house; ways to reach it are filled in unless given."""
    make_contact_services()
    given: dict[str, object] = {
        "holder": HOLDER,
        "holder_email": HOLDER_EMAIL,
        "mailbox": MAILBOX,
        "phone": PHONE,
        **details,
    }
    typed = ContactDetails(service_key, title, **given)  # type: ignore[arg-type]
    return service.add_contact(typed, owner or Owner(), by=by)


def make_published_contact(
    owner: Owner | None = None, *, verified_on: date | None = None, **details: object
) -> Contact:
    """The same, in the directory; confirmed on a day if one is given."""
    contact = make_contact(owner, **details)  # type: ignore[arg-type]
    if verified_on is not None:
        service.confirm(contact, by=None, words="Somebody", today=verified_on)
    publish(contact.id, by=None, today=clock.today())
    return contact


def furnish_contacts_of(borough: Borough) -> Contacts:
    """One entry for each way in which one can stand; inside the borough's scope."""
    lead, today, owner = borough.lead.id, clock.today(), Owner(person_id=borough.owner.id)
    published = make_published_contact(owner, verified_on=today - timedelta(days=40), by=lead)
    draft = make_contact(owner, title="Adult social care front door", holder="", holder_email="", by=lead)
    vacant = make_published_contact(owner, service_key="children", title="Children’s front door", by=lead)
    service.leave_vacant(vacant, today - timedelta(days=20), by=lead)
    stale = make_published_contact(owner, service_key="out-of-hours", title="Emergency duty team", by=lead)
    mark_contact_stale(stale.id, "A letter to its address came back.", today=today)
    withdrawn = make_published_contact(owner, service_key="licensing", title="Licensing manager", by=lead)
    withdraw(withdrawn.id, by=lead)
    ended = make_contact(owner, service_key="licensing", title="Massage licensing officer", by=lead)
    service.end_contact(ended, by=lead, today=today)
    open_one = report_contact(published.id, "Nobody answers this number.", "A reader", today=today)
    answered = report_contact(published.id, "The hours are old.", today=today)
    settle_report(answered, "The hours were right.", by=lead, today=today)
    return Contacts(
        *(each.id for each in (published, draft, vacant, stale, withdrawn, ended, open_one, answered))
    )
