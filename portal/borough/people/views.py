"""Pages of the people in a tenant: who they are, and their roles."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.people.blueprint import pages
from portal.borough.people.forms import ConfirmForm, InvitationForm, RoleForm
from portal.extensions import password_links
from portal.forms.refusals import DONE, attempt
from tenants.people import memberships
from tenants.people.permissions import ROLE_WORDS, Permission, Role
from tenants.people.queries import members_of
from tenants.records.posts.models import Post
from tenants.records.posts.queries import posts_with_holders
from tenants.records.posts.service import fill_post
from workflows.invitations.service import invite

Answer = Response | tuple[str, int]


@pages.get("/")
@requires(Permission.PEOPLE_READ)
def people() -> str:
    """Everybody in the tenant, and its posts with whoever holds them."""
    posts = posts_with_holders()
    return render_template(
        "borough/people/people.html",
        members=members_of(current_belonging().tenant_id),
        posts=posts,
        vacant=sum(holder is None for _, holder in posts),
        role_words=ROLE_WORDS,
    )


@pages.route("/invite", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def invite_somebody() -> Answer:
    """Invites somebody by letter."""
    form = InvitationForm()
    form.offer_roles_in(current_belonging().kind)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _invite(form))
        if status == DONE:
            flash(f"{form.name.data} is invited. A letter is on its way to {form.email.data}.")
            return redirect(url_for("people.people"))
    return render_template("borough/people/invite_somebody.html", form=form), status


@pages.route("/<uuid:person_id>/role", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def role(person_id: UUID) -> Answer:
    """Gives a member another role."""
    here = current_belonging()
    membership, person = memberships.get_member(person_id, here.tenant_id)
    name = person.name
    form = RoleForm(role=membership.role)
    form.offer_roles_in(here.kind)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _change_role(person_id, form))
        if status == DONE:
            flash(f"{name} is now: {ROLE_WORDS[Role(form.role.data)]}.")
            return redirect(_list_or_front_page(person_id))
    return render_template("borough/people/role.html", form=form, name=name), status


@pages.route("/<uuid:person_id>/end", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def end(person_id: UUID) -> Answer:
    """Ends a membership; the posts the person holds become vacant."""
    here = current_belonging()
    _, person = memberships.get_member(person_id, here.tenant_id)
    name = person.name
    form = ConfirmForm()
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _end(person_id))
        if status == DONE:
            flash(f"{name} can no longer see {here.tenant_name}.")
            return redirect(_list_or_front_page(person_id))
    return render_template("borough/people/end.html", form=form, name=name, held=_held_by(person_id)), status


def _invite(form: InvitationForm) -> None:
    invite(
        form.email.data,
        form.name.data,
        current_belonging().tenant_id,
        Role(form.role.data),
        links=password_links(),
        by=current_person().id,
    )


def _change_role(person_id: UUID, form: RoleForm) -> None:
    tenant_id = current_belonging().tenant_id
    memberships.change_role(person_id, tenant_id, Role(form.role.data), by=current_person().id)


def _end(person_id: UUID) -> None:
    memberships.end_membership(person_id, current_belonging().tenant_id, by=current_person().id)
    for post in _held_by(person_id):
        fill_post(post, None, by=current_person().id)


def _held_by(person_id: UUID) -> list[Post]:
    return [post for post, holder in posts_with_holders() if holder is not None and holder.id == person_id]


def _list_or_front_page(person_id: UUID) -> str:
    """Whoever changed their own place here may not be let in any more."""
    return "/" if person_id == current_person().id else url_for("people.people")
