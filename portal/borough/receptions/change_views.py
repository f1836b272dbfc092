"""The pages on which a plan is started from a template, edited, opened, closed, kept and called off."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.receptions.blueprint import receptions as pages
from portal.borough.receptions.changing import change
from portal.borough.receptions.forms import (
    CloseForm,
    OpenForm,
    ReasonForm,
    ReceptionForm,
    TemplateForm,
    typed_closing,
    typed_for,
)
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.receptions import service
from tenants.records.receptions.models import Reception
from tenants.records.receptions.queries import get_reception
from tenants.records.receptions.queries import receptions as receptions_in
from tenants.records.receptions.rules import ReceptionStatus

_PLANNED = "The plan is started. Now ask each partner, and tick who has confirmed."
_KEPT_TEMPLATE = "The template is kept. Start a plan from it when you need one."


@pages.route("/start", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def start() -> Answer:
    """Starts a plan, from a template or from nothing."""
    template = _template_asked_for()
    return _make(template, "start", lambda form: _start(form, template), _PLANNED)


@pages.route("/templates/add", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def add_template() -> Answer:
    """Makes a template from nothing."""
    return _make(None, "add_template", _add_template, _KEPT_TEMPLATE, for_template=True)


@pages.route("/<uuid:reception_id>/edit", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def edit(reception_id: UUID) -> Answer:
    """Changes the plan."""
    found = get_reception(reception_id)
    form, held = ReceptionForm(data=typed_for(found)), found.operation_id
    if found.status == ReceptionStatus.TEMPLATE:
        form.for_template()
    done = "Your changes are saved."
    return change(reception_id, form, "edit", _edit, done, offer=lambda _found, form: form.offer(held))


@pages.route("/<uuid:reception_id>/open", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def open_it(reception_id: UUID) -> Answer:
    """Says that it is open."""
    form = OpenForm(data={"opened_on": clock.today()})
    return change(reception_id, form, "open", _open, "It is open.")


@pages.route("/<uuid:reception_id>/close", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def close(reception_id: UUID) -> Answer:
    """Says that it is over, and what came of it."""
    form = CloseForm(data=typed_closing(get_reception(reception_id)) | {"closed_on": clock.today()})
    done = "It is closed. What was learned is to be written down: the owner is reminded."
    return change(reception_id, form, "close", _close, done)


@pages.route("/<uuid:reception_id>/correct", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def correct(reception_id: UUID) -> Answer:
    """Mends what was said of one that has closed."""
    form = CloseForm(data=typed_closing(get_reception(reception_id)))
    return change(reception_id, form, "correct", _correct, "Your changes are saved.")


@pages.route("/<uuid:reception_id>/call-off", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def call_off(reception_id: UUID) -> Answer:
    """Says that a plan is not opened, or a template used no more."""
    return change(reception_id, ReasonForm(), "call_off", _call_off, "It is no longer used, and stays here.")


@pages.route("/<uuid:reception_id>/keep", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def keep(reception_id: UUID) -> Answer:
    """Keeps a plan as a template for the next time."""
    form = TemplateForm(data={"title": get_reception(reception_id).title})
    return change(reception_id, form, "keep", _keep, _KEPT_TEMPLATE)


def _template_asked_for() -> Reception | None:
    """The template that the address names, if it is one that is in use."""
    asked = request.args.get("template", "")
    offered = receptions_in({ReceptionStatus.TEMPLATE})
    return next((each for each in offered if str(each.id) == asked), None)


def _make(
    template: Reception | None,
    page: str,
    work: Callable[[ReceptionForm], Reception],
    done: str,
    *,
    for_template: bool = False,
) -> Answer:
    typed = typed_for(template) | {"title": ""} if template else {}
    form, status = ReceptionForm(data=typed), DONE
    if for_template:
        form.for_template()
    form.offer(None)
    if form.is_submitted():
        made: list[Reception] = []
        status = attempt(form, lambda: made.append(work(form)))
        if status == DONE:
            flash(done)
            return redirect(url_for("receptions.reception", reception_id=made[0].id))
        form.offer(None)
    shown = render_template(
        f"borough/receptions/{page}.html",
        form=form,
        reception=None,
        template=template,
        templates=receptions_in({ReceptionStatus.TEMPLATE}),
    )
    return shown, status


def _start(form: ReceptionForm, template: Reception | None) -> Reception:
    details = form.details(template.source if template else "")
    return service.start_plan(details, form.owner.owner, template=template, by=current_person().id)


def _add_template(form: ReceptionForm) -> Reception:
    return service.make_template(form.details(), form.owner.owner, by=current_person().id)


def _edit(found: Reception, form: ReceptionForm) -> None:
    service.edit_reception(found, form.details(found.source), form.owner.owner, by=current_person().id)


def _open(found: Reception, form: OpenForm) -> None:
    service.open_reception(found, form.opened_on.data, by=current_person().id, today=clock.today())


def _close(found: Reception, form: CloseForm) -> None:
    service.close_reception(found, form.closing(), by=current_person().id, today=clock.today())


def _correct(found: Reception, form: CloseForm) -> None:
    service.correct_closing(found, form.closing(), by=current_person().id, today=clock.today())


def _call_off(found: Reception, form: ReasonForm) -> None:
    service.call_off(found, form.reason.data or "", by=current_person().id)


def _keep(found: Reception, form: TemplateForm) -> None:
    service.keep_as_template(found, form.title.data or "", by=current_person().id)
