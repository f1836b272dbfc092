"""The pages on which an operation is logged, changed and taken out."""

from datetime import date
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.operations.blueprint import operations as pages
from portal.borough.operations.forms import OperationForm, RemoveForm, typed_for, with_agencies
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants import clock
from tenants.counting.standard import Standard
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.operations import service
from tenants.records.operations.models import Agency, Operation
from tenants.records.operations.queries import (
    agencies,
    agencies_in,
    get_agency,
    get_operation,
    get_operation_to_change,
)
from workflows.published_standards.queries import standard_on

Answer = str | Response | tuple[str, int]
ANOTHER = "another"


@pages.route("/log", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def log() -> Answer:
    """Logs an operation."""
    form, status = with_agencies(OperationForm, agencies())(), DONE
    _offer(form, None)
    if form.is_submitted():
        logged: list[Operation] = []
        status = attempt(form, lambda: logged.append(_log(form)))
        if status == DONE:
            return _logged(logged[0])
    return render_template("borough/operations/log.html", form=form, operation=None), status


def _logged(operation: Operation) -> Response:
    flash(f"“{operation.title}” is logged.")
    if request.form.get("then") == ANOTHER:
        return redirect(url_for("operations.log"))
    return redirect(url_for("operations.operation", operation_id=operation.id))


@pages.route("/<uuid:operation_id>/edit", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def edit(operation_id: UUID) -> Answer:
    """Changes what is said of an operation."""
    shown = get_operation(operation_id)
    typed, offered = typed_for(service.details_of(shown)), _agencies_for(operation_id)
    form, status = with_agencies(OperationForm, offered)(data=typed), DONE
    _offer(form, shown.held_on)
    if form.is_submitted():
        found = get_operation_to_change(operation_id)
        status = attempt(form, lambda: _edit(found, form))
        if status == DONE:
            flash("Your changes are saved.")
            return redirect(url_for("operations.operation", operation_id=operation_id))
    return _page(operation_id, form, "edit"), status


@pages.route("/<uuid:operation_id>/remove", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def remove(operation_id: UUID) -> Answer:
    """Takes out an operation that was logged by mistake."""
    form, status = RemoveForm(), DONE
    if form.is_submitted():
        found = get_operation_to_change(operation_id)
        title = found.title
        status = attempt(form, lambda: _remove(found, form))
        if status == DONE:
            flash(f"“{title}” is deleted. The activity says that it was there.")
            return redirect(url_for("operations.operations"))
    return _page(operation_id, form, "remove"), status


def _log(form: OperationForm) -> Operation:
    by, today, sectors = current_person().id, clock.today(), sector_titles()
    standard = _standard(form.held_on.data)
    return service.log_operation(form.details(), standard=standard, sectors=sectors, by=by, today=today)


def _edit(found: Operation, form: OperationForm) -> None:
    form.must_be_fresh(found)
    by, today, sectors = current_person().id, clock.today(), sector_titles()
    standard = _standard(form.held_on.data)
    service.change_operation(found, form.details(), standard=standard, sectors=sectors, by=by, today=today)


def _remove(found: Operation, form: RemoveForm) -> None:
    form.must_be_fresh(found)
    service.remove_operation(found, form.reason.data or "", by=current_person().id)


def _standard(held_on: date | None) -> Standard:
    """What was counted on the operation's day."""
    return standard_on(held_on or clock.today())


def _offer(form: OperationForm, held_on: date | None) -> None:
    form.offer(_standard(form.held_on.data or held_on), sector_titles().items())


def _agencies_for(operation_id: UUID) -> list[Agency]:
    """The agencies in use, and those ended since that took part."""
    offered = agencies()
    known = {each.id for each in offered}
    ended = {each.agency_id for each in agencies_in([operation_id])} - known
    return [*offered, *(get_agency(agency_id) for agency_id in sorted(ended))]


def _page(operation_id: UUID, form: VersionedForm, page: str) -> str:
    found = get_operation(operation_id)
    form.catch_up(found)
    return render_template(f"borough/operations/{page}.html", form=form, operation=found)
