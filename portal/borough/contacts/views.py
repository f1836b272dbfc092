"""The pages on which entries of the directory are listed and read, with everything that was changed."""

from uuid import UUID

from flask import render_template, request, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.contacts.blueprint import contacts as pages
from portal.borough.contacts.preview import WHO
from portal.borough.contacts.reading import all_lines, missing_services, open_contact
from tenants import clock
from tenants.people.audiences import AUDIENCE_WORDS
from tenants.people.permissions import Permission
from tenants.records.contacts.queries import get_contact


@pages.get("/")
@requires(Permission.CONTACT_READ)
def contacts() -> str:
    """Every entry of the tenant, what is missing, and what needs attention."""
    with_ended = "ended" in request.args
    lines = all_lines(clock.today(), with_ended=with_ended)
    return render_template(
        "borough/contacts/contacts.html",
        lines=lines,
        missing=missing_services(line.contact for line in lines),
        with_ended=with_ended,
        may_write=may(Permission.CONTACT_WRITE),
    )


@pages.get("/<uuid:contact_id>/")
@requires(Permission.CONTACT_READ)
def contact(contact_id: UUID) -> str:
    """One entry: how the post is reached, who may see what, and what was said to be wrong."""
    page = open_contact(contact_id, clock.today())
    return render_template(
        "borough/contacts/contact.html",
        page=page,
        contact=page.line.contact,
        audiences=[(words, WHO[audience]) for audience, words in AUDIENCE_WORDS.items()],
        may_write=may(Permission.CONTACT_WRITE),
    )


@pages.get("/<uuid:contact_id>/history")
@requires(Permission.CONTACT_READ)
def history(contact_id: UUID) -> str:
    """Every change of one entry, newest first."""
    found = get_contact(contact_id)
    back = url_for("contacts.contact", contact_id=contact_id)
    return history_page(contact_id, "directory entry", found.title, back)
