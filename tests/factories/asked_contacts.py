"""Makes entries of the directory that somebody is to confirm, and the links that are mailed about them."""

from datetime import date, timedelta
from uuid import UUID

from tenants import clock
from tenants.database import db
from tenants.guidance.queries import find_clock
from tenants.records.contacts.details import ContactDetails
from tenants.records.contacts.queries import ToConfirm, contacts_to_confirm, get_contact
from tenants.records.contacts.service import add_contact
from tenants.records.obligations.service import NOBODY, Owner
from tenants.scope import current_tenant, tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.world import Borough
from workflows.directory import confirm_link
from workflows.directory.confirm_link import Link, mark_of
from workflows.directory.publishing import publish
from workflows.directory.standing import confirm_contact

MAILBOX = "adults@barnet.example"
DETAILS = ContactDetails(
    service_key="adults",
    title="Adult safeguarding duty desk",
    holder="Ada Adams",
    holder_email="ada.adams@barnet.example",
    mailbox=MAILBOX,
    phone="020 7946 0101",
)


def make_confirmed(
    borough: Borough, confirmed_on: date, *, owner: Owner | None = None, details: ContactDetails = DETAILS
) -> UUID:
    """An entry in the directory, confirmed on a day, that the borough's owner looks after; committed."""
    if not _has_guidance():
        make_guidance()
    with tenant_scope(borough.id):
        contact = add_contact(details, owner or Owner(person_id=borough.owner.id), by=borough.lead.id)
        publish(contact.id, by=borough.lead.id, today=confirmed_on)
        confirm_contact(contact.id, by=borough.lead.id, today=confirmed_on)
        db.session.commit()
        return contact.id


def make_unowned(borough: Borough, confirmed_on: date, details: ContactDetails = DETAILS) -> UUID:
    """The same, looked after by nobody who uses the portal."""
    return make_confirmed(borough, confirmed_on, owner=NOBODY, details=details)


def link_for(borough: Borough, contact_id: UUID, *, person_id: UUID | None = None, mark: str = "") -> str:
    """The path of a link about what is owed now, mailed today to a person or to an address of the entry."""
    with tenant_scope(borough.id):
        [owed] = [each.owed for each in _all_owed() if each.contact.id == contact_id]
        today = clock.today()
        link = Link(current_tenant(), contact_id, owed.due_version, today, person_id, mark)
        return f"/confirm/{confirm_link.issue(link)}"


def mailbox_link(borough: Borough, contact_id: UUID) -> str:
    """The path of a link mailed to the entry's shared mailbox."""
    with tenant_scope(borough.id):
        mark = mark_of(get_contact(contact_id).mailbox)
    return link_for(borough, contact_id, mark=mark)


def address_of_confirmation(borough: Borough) -> str:
    """The path in the e-mail to the lead of a furnished borough about its first entry to be confirmed."""
    with tenant_scope(borough.id):
        contact_id = _all_owed()[0].contact.id
    return link_for(borough, contact_id, person_id=borough.lead.id)


def _all_owed() -> list[ToConfirm]:
    return contacts_to_confirm(clock.today() + timedelta(days=3650))


def _has_guidance() -> bool:
    return find_clock("contact-confirmation", clock.today()) is not None
