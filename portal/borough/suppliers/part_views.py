"""The pages on which a supplier's contacts and the steps of its supply chain are noted and taken out."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.suppliers.blueprint import suppliers
from portal.borough.suppliers.changing import change
from portal.borough.suppliers.forms import ContactForm, LinkForm, PressForm, typed_for_contact
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.suppliers import chain, contacts
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_contact, get_supplier


@suppliers.route("/<uuid:supplier_id>/contacts/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add_contact(supplier_id: UUID) -> Answer:
    """Adds somebody to write to."""
    done = "The contact is added."
    return change(supplier_id, ContactForm(), "add_contact", _add_contact, done, anchor="contacts")


@suppliers.route("/<uuid:supplier_id>/contacts/<uuid:contact_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit_contact(supplier_id: UUID, contact_id: UUID) -> Answer:
    """Changes how somebody is reached."""
    form = ContactForm(data=typed_for_contact(get_contact(supplier_id, contact_id)))

    def work(found: Supplier, form: ContactForm) -> None:
        contact = get_contact(supplier_id, contact_id)
        contacts.edit_contact(found, contact, form.details(), by=current_person().id)

    return change(supplier_id, form, "edit_contact", work, "The contact is changed.", anchor="contacts")


@suppliers.route("/<uuid:supplier_id>/contacts/<uuid:contact_id>/end", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def end_contact(supplier_id: UUID, contact_id: UUID) -> Answer:
    """Takes somebody off the list of whom to write to."""

    def work(found: Supplier, _form: PressForm) -> None:
        contact = get_contact(supplier_id, contact_id)
        contacts.end_contact(found, contact, by=current_person().id, today=clock.today())

    contact = get_contact(supplier_id, contact_id)
    done = f"{contact.title} is not a contact any more."
    form = PressForm()
    more = {"contact": contact}
    return change(supplier_id, form, "end_contact", work, done, anchor="contacts", more=lambda _found: more)


@suppliers.route("/<uuid:supplier_id>/chain/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add_link(supplier_id: UUID) -> Answer:
    """Notes who supplies it."""
    done = "The supply chain is one step longer."
    offer = _offer_link
    return change(supplier_id, LinkForm(), "add_link", _add_link, done, offer=offer, anchor="chain")


@suppliers.route("/<uuid:supplier_id>/chain/<uuid:link_id>/remove", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def remove_link(supplier_id: UUID, link_id: UUID) -> Answer:
    """Takes a step out of the chain."""

    def work(found: Supplier, _form: PressForm) -> None:
        chain.remove_link(found, chain.get_link(supplier_id, link_id), by=current_person().id)

    link = chain.get_link(supplier_id, link_id)
    title = get_supplier(link.supplier_id).title if link.supplier_id else link.words
    done = "The step is taken out of the supply chain."
    more = {"name": title}
    return change(
        supplier_id, PressForm(), "remove_link", work, done, anchor="chain", more=lambda _found: more
    )


def _add_contact(found: Supplier, form: ContactForm) -> None:
    contacts.add_contact(found, form.details(), by=current_person().id)


def _offer_link(found: Supplier, form: LinkForm) -> None:
    form.offer(found.id)


def _add_link(found: Supplier, form: LinkForm) -> None:
    chain.add_link(found, form.details(), by=current_person().id, today=clock.today())
