"""The pages on which the yearly report on a charter is looked at, made, read and taken along."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.pledges.blueprint import pledges as pages
from portal.borough.pledges.forms import ReportForm
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from portal.papers import send_pdf, send_word
from tenants import clock
from tenants.authorities.queries import get_tenant
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.pledges import reports
from tenants.records.pledges.models import Pledge, PledgeReport
from tenants.records.pledges.queries import find_last_report, get_pledge, get_pledge_to_change, get_report
from tenants.records.pledges.rules import usual_period
from workflows.papers.content import Paper
from workflows.pledge_reports.paper import INVENTED, PREVIEW, report_paper

#: What the other button does: shows the report with the words typed so far, and writes nothing.
LOOK = "look"


@pages.route("/<uuid:pledge_id>/report", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def report(pledge_id: UUID) -> Answer:
    """Shows what the report would say, and makes it."""
    form, status = _form(get_pledge(pledge_id)), 200
    if form.is_submitted():
        if request.form.get("doing") == LOOK:
            return _form_page(pledge_id, form), 200 if form.validate_on_submit() else 422
        found, made = get_pledge_to_change(pledge_id), list[PledgeReport]()
        status = attempt(form, lambda: made.append(_make(found, form)))
        if status == DONE:
            flash("The report is made. It stays as it is, and the next one is due in a year.")
            return redirect(url_for("pledges.made_report", pledge_id=pledge_id, report_id=made[0].id))
    return _form_page(pledge_id, form), status


@pages.get("/<uuid:pledge_id>/reports/<uuid:report_id>/")
@requires(Permission.STATEMENT_READ)
def made_report(pledge_id: UUID, report_id: UUID) -> str:
    """A report as it was made."""
    pledge, found = get_pledge(pledge_id), get_report(pledge_id, report_id)
    made_by = names_of({found.made_by_id}) if found.made_by_id else {}
    return render_template(
        "borough/pledges/report.html",
        pledge=pledge,
        report=found,
        paper=_paper(pledge, found),
        made_by=next(iter(made_by.values()), ""),
    )


@pages.get("/<uuid:pledge_id>/reports/<uuid:report_id>/word")
@requires(Permission.STATEMENT_READ)
def word(pledge_id: UUID, report_id: UUID) -> Response:
    """The report as a Word document."""
    found = get_report(pledge_id, report_id)
    return send_word(_paper(get_pledge(pledge_id), found), found.title)


@pages.get("/<uuid:pledge_id>/reports/<uuid:report_id>/pdf")
@requires(Permission.STATEMENT_READ)
def pdf(pledge_id: UUID, report_id: UUID) -> Response:
    """The report as a PDF."""
    found = get_report(pledge_id, report_id)
    return send_pdf(_paper(get_pledge(pledge_id), found), found.title)


def _form(pledge: Pledge) -> ReportForm:
    last = find_last_report(pledge.id)
    starts_on, ends_on = usual_period(pledge.adopted_on, last.ends_on if last else None, clock.today())
    return ReportForm(data={"starts_on": starts_on, "ends_on": ends_on})


def _make(pledge: Pledge, form: ReportForm) -> PledgeReport:
    form.must_be_fresh(pledge)
    by, today = current_person().id, clock.today()
    return reports.make_report(pledge, form.period(), form.summary.data or "", by=by, today=today)


def _form_page(pledge_id: UUID, form: ReportForm) -> str:
    pledge, today = get_pledge(pledge_id), clock.today()
    form.catch_up(pledge)
    days = form.starts_on.data or today, form.ends_on.data or today
    paper = report_paper(
        f"{pledge.title}: report",
        _organisation(),
        days,
        form.summary.data or "",
        reports.as_it_stands(pledge, days[1]),
        marking=PREVIEW,
    )
    return render_template("borough/pledges/make_report.html", pledge=pledge, form=form, paper=paper)


def _paper(pledge: Pledge, found: PledgeReport) -> Paper:
    days, marking = (found.starts_on, found.ends_on), INVENTED if pledge.is_demonstration else ""
    told = reports.told_by(found)
    return report_paper(found.title, _organisation(), days, found.summary, told, marking=marking)


def _organisation() -> str:
    return get_tenant(current_belonging().tenant_id).official_name
