"""The pages on which an entry is confirmed, its post is left vacant or filled, and it is ended."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.contacts.blueprint import contacts as pages
from portal.borough.contacts.changing import change_contact
from portal.borough.contacts.edit_views import save_or_publish
from portal.borough.contacts.reading import open_contact
from portal.borough.contacts.short_forms import FillForm, SureForm, VacantForm
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.contacts import service
from tenants.records.contacts.models import Contact
from tenants.records.contacts.rules import ContactState
from workflows.directory.publishing import differs, publish, withdraw
from workflows.directory.standing import confirm_contact


@pages.route("/<uuid:contact_id>/confirm", methods=["GET", "POST"])
@requires(Permission.CONTACT_READ)
def confirm(contact_id: UUID) -> Answer:
    """Somebody says that all of it is right."""
    return change_contact(contact_id, SureForm(), "confirm", _confirm, about=_whole)


@pages.route("/<uuid:contact_id>/vacant", methods=["GET", "POST"])
@requires(Permission.CONTACT_READ)
def vacant(contact_id: UUID) -> Answer:
    """Says that nobody holds the post; a name in the directory goes with the next breath."""
    form = VacantForm(data={"since_on": clock.today()})
    return change_contact(contact_id, form, "vacant", _leave_vacant, about=_whole)


@pages.route("/<uuid:contact_id>/fill", methods=["GET", "POST"])
@requires(Permission.CONTACT_READ)
def fill(contact_id: UUID) -> Answer:
    """Says who holds the post now."""
    return change_contact(contact_id, FillForm(), "fill", _fill)


@pages.route("/<uuid:contact_id>/end", methods=["GET", "POST"])
@requires(Permission.CONTACT_WRITE)
def end(contact_id: UUID) -> Answer:
    """Says that the post is no more."""
    return change_contact(contact_id, SureForm(), "end", _end)


def _whole(contact: Contact) -> dict[str, object]:
    return {"page": open_contact(contact.id, clock.today())}


def _confirm(found: Contact, _form: SureForm) -> str:
    """What is confirmed is what was on the page, so the directory must say the same."""
    by, today = current_person().id, clock.today()
    is_different = differs(found)
    confirm_contact(found.id, by=by, today=today)
    if not is_different:
        return "Thank you. The entry is confirmed."
    publish(found.id, by=by, today=today)
    return "Thank you. The entry is confirmed, and the directory shows it as it is now."


def _leave_vacant(found: Contact, form: VacantForm) -> str:
    """Whoever has left is forgotten in the directory at once, not when somebody next thinks of it."""
    by = current_person().id
    service.leave_vacant(found, form.since_on.data, by=by)
    if found.state != ContactState.PUBLISHED:
        return "The post is marked as vacant."
    publish(found.id, by=by, today=clock.today())
    return "The post is marked as vacant, and the name is out of the directory."


def _fill(found: Contact, form: FillForm) -> str:
    service.fill(found, form.holder.data or "", form.holder_email.data or "", by=current_person().id)
    return save_or_publish(found, "The new holder is saved")


def _end(found: Contact, _form: SureForm) -> str:
    by, today = current_person().id, clock.today()
    if found.state == ContactState.PUBLISHED:
        withdraw(found.id, by=by)
    service.end_contact(found, by=by, today=today)
    return "The entry has ended. Nobody’s details are left in it."
