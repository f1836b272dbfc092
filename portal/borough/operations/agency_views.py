"""The pages on which the council's list of agencies is kept."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.operations.blueprint import operations as pages
from portal.borough.operations.forms import AgencyForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.operations import agencies as service
from tenants.records.operations.models import Agency
from tenants.records.operations.queries import agencies as agencies_of
from tenants.records.operations.queries import get_agency, times_taken_part
from tenants.records.operations.rules import AGENCY_WORDS, AgencyKind

Answer = str | Response | tuple[str, int]


@pages.get("/agencies/")
@requires(Permission.OPERATION_READ)
def agencies() -> str:
    """Every agency that takes part, with how often it did."""
    return render_template(
        "borough/operations/agencies.html",
        agencies=agencies_of(with_ended=True),
        times=times_taken_part(),
        kind_words=AGENCY_WORDS,
        may_write=may(Permission.OPERATION_WRITE),
    )


@pages.route("/agencies/<uuid:agency_id>/edit", methods=["GET", "POST"])
@requires(Permission.OPERATION_WRITE)
def edit_agency(agency_id: UUID) -> Answer:
    """Changes an agency's name or kind, or says that it takes part no more."""
    found = get_agency(agency_id)
    typed = {"title": found.title, "kind": found.kind, "is_ended": found.ended_on is not None}
    form, status = AgencyForm(data=typed), DONE
    if form.is_submitted():
        status = attempt(form, lambda: _edit(found, form))
        if status == DONE:
            flash("The agency is changed, everywhere that it took part.")
            return redirect(url_for("operations.agencies"))
    return render_template("borough/operations/edit_agency.html", form=form, agency_id=agency_id), status


def _edit(agency: Agency, form: AgencyForm) -> None:
    by = current_person().id
    service.edit_agency(agency, form.title.data or "", AgencyKind(form.kind.data), by=by)
    if form.is_ended.data and agency.ended_on is None:
        service.end_agency(agency, by=by, today=clock.today())
    elif not form.is_ended.data and agency.ended_on is not None:
        service.use_again(agency, by=by)
