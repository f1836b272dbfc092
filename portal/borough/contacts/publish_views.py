"""The pages on which an entry is looked at before it leaves, published, and taken out of the directory."""

from uuid import UUID

from portal.access import current_person, may, requires
from portal.borough.contacts.blueprint import contacts as pages
from portal.borough.contacts.changing import change_contact
from portal.borough.contacts.preview import preview_of
from portal.borough.contacts.reading import authorities
from portal.borough.contacts.rights import may_look_after
from portal.borough.contacts.short_forms import PublishForm, SureForm
from portal.forms.changing import Answer
from tenants import clock
from tenants.errors import NotAllowed
from tenants.people.permissions import Permission
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from tenants.records.contacts.rules import AVAILABILITY_WORDS, ContactState
from workflows.directory import publishing
from workflows.directory.standing import confirm_contact


@pages.route("/<uuid:contact_id>/publish", methods=["GET", "POST"])
@requires(Permission.CONTACT_READ)
def publish(contact_id: UUID) -> Answer:
    """Shows exactly what each audience will see, and puts it into the directory."""
    _must_be_let_out(get_contact(contact_id))
    return change_contact(contact_id, PublishForm(), "publish", _publish, about=_about)


@pages.route("/<uuid:contact_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.CONTACT_WRITE)
def withdraw(contact_id: UUID) -> Answer:
    """Takes an entry out of the directory."""
    return change_contact(contact_id, SureForm(), "withdraw", _withdraw)


def _must_be_let_out(contact: Contact) -> None:
    """NotAllowed for an owner while the leads have not put the entry into the directory themselves."""
    is_out = contact.state == ContactState.PUBLISHED and may_look_after(contact)
    if not (may(Permission.CONTACT_WRITE) or is_out):
        raise NotAllowed("Only the leads can put an entry into the directory.")


def _about(contact: Contact) -> dict[str, object]:
    names = dict(authorities())
    return {
        "preview": preview_of(contact),
        "covers": [names.get(slug, slug) for slug in contact.covers],
        "availability": AVAILABILITY_WORDS[contact.availability],
        "today": clock.today(),
    }


def _publish(found: Contact, form: PublishForm) -> str:
    by, today = current_person().id, clock.today()
    if form.is_right.data:
        confirm_contact(found.id, by=by, today=today)
    publishing.publish(found.id, by=by, today=today)
    return f"The entry is in the directory{', and confirmed today' if form.is_right.data else ''}."


def _withdraw(found: Contact, _form: SureForm) -> str:
    publishing.withdraw(found.id, by=current_person().id)
    return "The entry is out of the directory. Nothing of it is left there."
