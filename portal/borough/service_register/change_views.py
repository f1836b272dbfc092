"""The pages on which a service is added, edited, approved, declined, confirmed and ended."""

from dataclasses import replace
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.service_register.blueprint import service_register as pages
from portal.borough.service_register.changing import change
from portal.borough.service_register.forms import ApproveForm, ReasonForm, ServiceForm, SureForm, typed_for
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from portal.survivor_services.words import Known
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.queries import get_service
from tenants.records.survivor_services.service import add_service
from workflows.published_services import keeping

_APPROVED = "The service is in the directory: everybody can find it now."
_ENDED = "The service is out of the directory. What you know of it stays here."


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.SERVICE_WRITE)
def add() -> Answer:
    """Adds a service that nobody has suggested; it is looked at once more before it is published."""
    form, status = ServiceForm(), DONE
    _offer(form)
    if form.is_submitted():
        added: list[SurvivorService] = []
        status = attempt(form, lambda: added.append(_add(form)))
        if status == DONE:
            flash("The service is in the register. Look at what everybody would read, then approve it.")
            return redirect(url_for("service_register.service", service_id=added[0].id))
        _offer(form)
    return render_template("borough/service_register/add.html", form=form, service=None), status


@pages.route("/<uuid:service_id>/edit", methods=["GET", "POST"])
@requires(Permission.SERVICE_WRITE)
def edit(service_id: UUID) -> Answer:
    """Changes what is known of it; what everybody reads changes with it."""
    form = ServiceForm(data=typed_for(get_service(service_id)))
    done = "Your changes are saved."
    return change(service_id, form, "edit", _edit, done, offer=lambda _found, form: _offer(form))


@pages.route("/<uuid:service_id>/approve", methods=["GET", "POST"])
@requires(Permission.SERVICE_WRITE)
def approve(service_id: UUID) -> Answer:
    """Takes it into the directory, after showing what everybody will read."""
    return change(service_id, ApproveForm(), "approve", _approve, _APPROVED)


@pages.route("/<uuid:service_id>/decline", methods=["GET", "POST"])
@requires(Permission.SERVICE_WRITE)
def decline(service_id: UUID) -> Answer:
    """Does not take it up, and says why."""
    return change(service_id, ReasonForm(), "decline", _decline, "The service is not taken up.")


@pages.route("/<uuid:service_id>/confirm", methods=["GET", "POST"])
@requires(Permission.SERVICE_WRITE)
def confirm(service_id: UUID) -> Answer:
    """Says that somebody asked the service today, and all is right."""
    return change(service_id, SureForm(), "confirm", _confirm, "Thank you. Everybody reads today’s date.")


@pages.route("/<uuid:service_id>/end", methods=["GET", "POST"])
@requires(Permission.SERVICE_WRITE)
def end(service_id: UUID) -> Answer:
    """Takes it out of the directory, and says why."""
    return change(service_id, ReasonForm(), "end", _end, _ENDED)


def _offer(form: ServiceForm) -> None:
    form.offer(Known.now())


def _add(form: ServiceForm) -> SurvivorService:
    by, today = current_person().id, clock.today()
    return add_service(form.details(), form.owner.owner, by=by, today=today)


def _edit(found: SurvivorService, form: ServiceForm) -> None:
    details = replace(form.details(), is_demonstration=found.is_demonstration)
    keeping.change(found, details, form.owner.owner, by=current_person().id, today=clock.today())


def _approve(found: SurvivorService, form: ApproveForm) -> None:
    verified_on = form.verified_on.data
    keeping.take_up(found, by=current_person().id, today=clock.today(), verified_on=verified_on)


def _decline(found: SurvivorService, form: ReasonForm) -> None:
    keeping.turn_down(found, form.reason.data or "", by=current_person().id, today=clock.today())


def _confirm(found: SurvivorService, _form: SureForm) -> None:
    keeping.confirm(found, by=current_person().id, today=clock.today())


def _end(found: SurvivorService, form: ReasonForm) -> None:
    keeping.end(found, form.reason.data or "", by=current_person().id, today=clock.today())
