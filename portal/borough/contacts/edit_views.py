"""The pages on which an entry is added and edited."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.contacts.blueprint import contacts as pages
from portal.borough.contacts.changing import change_contact
from portal.borough.contacts.forms import ContactForm, typed_at_first, typed_for
from portal.borough.contacts.preview import WHO
from portal.borough.contacts.reading import authorities, services
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.audiences import AUDIENCE_WORDS
from tenants.people.permissions import Permission
from tenants.records.contacts import service
from tenants.records.contacts.models import Contact
from tenants.records.contacts.queries import get_contact
from workflows.directory.publishing import publish

#: What the first button of an entry in the directory does besides saving.
PUBLISH = "publish"


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.CONTACT_WRITE)
def add() -> Answer:
    """Adds an entry; nobody outside sees it before it is published."""
    form, status = ContactForm(data=typed_at_first(request.args.get("service", ""))), 200
    _offer(form)
    if form.is_submitted():
        added: list[Contact] = []
        status = attempt(form, lambda: added.append(_add(form)))
        if status == DONE:
            flash("The entry is added. Nobody outside sees it before you publish it.")
            return redirect(url_for("contacts.publish", contact_id=added[0].id))
        _offer(form)
    return render_template("borough/contacts/add.html", form=form, contact=None, **_about()), status


@pages.route("/<uuid:contact_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTACT_READ)
def edit(contact_id: UUID) -> Answer:
    """Changes an entry; if it is in the directory, the change may be published at once."""
    form = ContactForm(data=typed_for(get_contact(contact_id)))
    return change_contact(
        contact_id,
        form,
        "edit",
        _edit,
        offer=lambda _found, form: _offer(form),
        about=lambda _contact: _about(),
    )


def _about() -> dict[str, object]:
    return {"audiences": [(words, WHO[audience]) for audience, words in AUDIENCE_WORDS.items()]}


def _offer(form: ContactForm) -> None:
    form.offer([(each.key, each.title) for each in services()], authorities())


def _add(form: ContactForm) -> Contact:
    return service.add_contact(form.details(), form.owner.owner, by=current_person().id)


def _edit(found: Contact, form: ContactForm) -> str:
    by, details = current_person().id, form.details(is_demonstration=found.is_demonstration)
    service.edit_contact(found, details, form.owner.owner, by=by)
    return save_or_publish(found, "Your changes are saved")


def save_or_publish(found: Contact, saved: str) -> str:
    """Publishes what was just saved if that button was pressed; says what was done."""
    if found.published_on is None:
        return f"{saved}."
    if request.form.get("doing") != PUBLISH:
        return f"{saved}. The directory shows the entry as it was until you publish them."
    publish(found.id, by=current_person().id, today=clock.today())
    return f"{saved} and in the directory."
