"""Pages on which the secretariat adds partner organisations and says whose staff may sign in."""

from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.partners.forms import DomainForm, PartnerForm, PartnerInvitationForm
from portal.borough.people.forms import ConfirmForm
from portal.extensions import password_links
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission, Role
from workflows.invitations.service import invite
from workflows.partner_sign_in.domains import add_partner, approve_domain, end_domain
from workflows.partner_sign_in.queries import get_domain, get_partner, joined_by
from workflows.partner_sign_in.queries import partners as all_partners

pages = Blueprint("partners", __name__, url_prefix="/<tenant:slug>/partners")

Answer = str | Response | tuple[str, int]


@pages.get("/")
@requires(Permission.PARTNER_WRITE)
def partners() -> str:
    """The partner organisations, each with the domains whose people may sign in."""
    return render_template(
        "borough/partners/partners.html", partners=all_partners(), look_ups=_look_ups_address()
    )


def _look_ups_address() -> str:
    """The page of who looked what up, as soon as there is one."""
    return url_for("look_ups.look_ups") if "look_ups.look_ups" in current_app.view_functions else ""


@pages.route("/new", methods=["GET", "POST"])
@requires(Permission.PARTNER_WRITE)
def new_partner() -> Answer:
    """Adds an organisation."""
    form = PartnerForm()
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _add(form))
        if status == DONE:
            flash(f"{form.name.data} is a partner now. Approve the mail domain of its staff next.")
            return redirect(url_for("partners.partners"))
    return render_template("borough/partners/new_partner.html", form=form), status


@pages.route("/<uuid:partner_id>/domains/new", methods=["GET", "POST"])
@requires(Permission.PARTNER_WRITE)
def new_domain(partner_id: UUID) -> Answer:
    """Lets everybody with an address at a domain sign in."""
    partner = get_partner(partner_id)
    form = DomainForm()
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _approve(form, partner_id))
        if status == DONE:
            flash(f"The staff of {partner.name} can sign in with their address at {form.domain.data} now.")
            return redirect(url_for("partners.partners"))
    return render_template("borough/partners/new_domain.html", form=form, partner=partner), status


@pages.route("/domains/<uuid:domain_id>/end", methods=["GET", "POST"])
@requires(Permission.PARTNER_WRITE)
def end(domain_id: UUID) -> Answer:
    """Ends a domain, and with it the membership of those whom it let in."""
    domain = get_domain(domain_id)
    name, people = domain.domain, joined_by(domain)
    partner, form = get_partner(domain.partner_id), ConfirmForm()
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: end_domain(domain, by=current_person().id, today=clock.today()))
        if status == DONE:
            flash(f"{name} is ended. {plural(len(people), 'person', 'people')} lost access by it.")
            return redirect(url_for("partners.partners"))
    values = {"form": form, "name": name, "partner": partner, "people": people}
    return render_template("borough/partners/end.html", **values), status


@pages.route("/<uuid:partner_id>/invite", methods=["GET", "POST"])
@requires(Permission.PARTNER_WRITE)
def invite_somebody(partner_id: UUID) -> Answer:
    """Invites somebody by name, such as the lead who keeps the organisation’s own entries."""
    partner = get_partner(partner_id)
    form = PartnerInvitationForm()
    form.offer_partner_roles()
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _invite(form, partner_id))
        if status == DONE:
            flash(f"{form.name.data} is invited. A letter is on its way to {form.email.data}.")
            return redirect(url_for("partners.partners"))
    return render_template("borough/partners/invite_somebody.html", form=form, partner=partner), status


def _add(form: PartnerForm) -> None:
    add_partner(form.name.data, form.slug.data, by=current_person().id, today=clock.today())


def _approve(form: DomainForm, partner_id: UUID) -> None:
    approve_domain(form.domain.data, partner_id, by=current_person().id, today=clock.today())


def _invite(form: PartnerInvitationForm, partner_id: UUID) -> None:
    role, by = Role(form.role.data), current_person().id
    invite(form.email.data, form.name.data, partner_id, role, links=password_links(), by=by)
