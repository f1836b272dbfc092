"""The pages on which a draft is worded, its figures renewed, and the report made, copied or deleted."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.highlights.blueprint import highlights as pages
from portal.borough.highlights.forms import AddSectionForm, NextForm, SureForm, WordingForm, typed_for
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.highlights import service
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import get_report, get_report_to_change, sections_of
from tenants.records.highlights.rules import Period
from workflows.highlights import service as workflow
from workflows.highlights.paper import tables_of

Answer = str | Response | tuple[str, int]

#: What else a button may do after it has saved.
RENEW, ADD = "renew", "add"


@pages.get("/<uuid:report_id>/edit")
@requires(Permission.HIGHLIGHT_WRITE)
def edit(report_id: UUID) -> Answer:
    """Shows the draft's words as they stand, with the figures that they are about."""
    report = get_report(report_id)
    if report.made_at is not None:
        return _page_of(report_id)
    sections = sections_of(report)
    return _edit_page(report, WordingForm.about(sections, data=typed_for(report.title, sections)))


@pages.post("/<uuid:report_id>/edit")
@requires(Permission.HIGHLIGHT_WRITE)
def save(report_id: UUID) -> Answer:
    """Saves the words, and does what else the button said."""
    report = get_report_to_change(report_id)
    form = WordingForm.about(sections_of(report))
    status = attempt(form, lambda: _save(report, form))
    if status != DONE:
        return _edit_page(get_report(report_id), form), status
    flash(_SAID.get(request.form.get("doing", ""), "Your changes are saved."))
    return redirect(_after_saving(report_id))


@pages.route("/<uuid:report_id>/sections/add", methods=["GET", "POST"])
@requires(Permission.HIGHLIGHT_WRITE)
def add_section(report_id: UUID) -> Answer:
    """Adds a section of the person's own."""
    found, form, status = get_report(report_id), AddSectionForm(), 200
    if form.is_submitted():
        report = get_report_to_change(report_id)
        status = attempt(form, lambda: _add(report, form))
        if status == DONE:
            flash("Your section is added at the end.")
            return redirect(url_for("highlights.edit", report_id=report_id))
        found = get_report(report_id)
    elif found.made_at is not None:
        return _page_of(report_id)
    return render_template("borough/highlights/add_section.html", report=found, form=form), status


@pages.route("/<uuid:report_id>/make", methods=["GET", "POST"])
@requires(Permission.HIGHLIGHT_WRITE)
def make(report_id: UUID) -> Answer:
    """Asks whether the report is ready, and makes it."""
    form, status = SureForm(), 200
    if form.is_submitted():
        report = get_report_to_change(report_id)
        status = attempt(form, lambda: _make(report, form))
        if status == DONE:
            flash("The report is made. Everybody who may read reports here can see it now.")
            return _page_of(report_id)
    elif get_report(report_id).made_at is not None:
        return _page_of(report_id)
    return _sure_page("make", report_id, form), status


@pages.route("/<uuid:report_id>/delete", methods=["GET", "POST"])
@requires(Permission.HIGHLIGHT_WRITE)
def delete(report_id: UUID) -> Answer:
    """Asks whether a draft is to be deleted, and deletes it."""
    form, status = SureForm(), 200
    if form.is_submitted():
        report = get_report_to_change(report_id)
        status = attempt(form, lambda: _delete(report, form))
        if status == DONE:
            flash("The draft is deleted.")
            return redirect(url_for("highlights.highlights"))
    elif get_report(report_id).made_at is not None:
        return _page_of(report_id)
    return _sure_page("delete", report_id, form), status


@pages.route("/<uuid:report_id>/next", methods=["GET", "POST"])
@requires(Permission.HIGHLIGHT_WRITE)
def next_report(report_id: UUID) -> Answer:
    """Begins the report of the next period from one that is made."""
    report = get_report(report_id)
    if report.made_at is None:
        raise NotFound
    form, status = NextForm(), 200
    if form.is_submitted():
        begun: list[HighlightReport] = []
        status = attempt(form, lambda: begun.append(_begin_next(report)))
        if status == DONE:
            flash("The draft is ready, with the figures as at today. Now check its words.")
            return redirect(url_for("highlights.edit", report_id=begun[0].id))
        report = get_report(report_id)
    period = Period(report.starts_on, report.ends_on).following()
    page = render_template("borough/highlights/next.html", report=report, period=period, form=form)
    return page, status


_SAID = {
    RENEW: "Your changes are saved, and the figures are as at today. Words that you changed yourself stayed.",
    ADD: "Your changes are saved. Now add your section.",
}


def _page_of(report_id: UUID) -> Response:
    return redirect(url_for("highlights.highlight", report_id=report_id))


def _after_saving(report_id: UUID) -> str:
    to = {RENEW: "highlights.edit", ADD: "highlights.add_section"}
    return url_for(to.get(request.form.get("doing", ""), "highlights.highlight"), report_id=report_id)


def _save(report: HighlightReport, form: WordingForm) -> None:
    wordings, by = form.wordings(sections_of(report)), current_person().id
    service.word_report(report, form.title.data or "", wordings, seen_version=form.version.number, by=by)
    if request.form.get("doing") == RENEW:
        workflow.take_figures_again(report, by=by, today=clock.today())


def _add(report: HighlightReport, form: AddSectionForm) -> None:
    service.add_section(report, form.heading.data or "", form.words.data or "", by=current_person().id)


def _make(report: HighlightReport, form: SureForm) -> None:
    seen, by = form.version.number, current_person().id
    workflow.make(report, seen_version=seen, by=by, today=clock.today())


def _delete(report: HighlightReport, form: SureForm) -> None:
    service.must_be_fresh(report, form.version.number)
    service.delete_draft(report, by=current_person().id)


def _begin_next(report: HighlightReport) -> HighlightReport:
    return workflow.begin_next(report, by=current_person().id, today=clock.today())


def _edit_page(report: HighlightReport, form: WordingForm) -> str:
    form.catch_up(report)
    return render_template(
        "borough/highlights/edit.html",
        report=report,
        board=get_board(report.board_id),
        period=Period(report.starts_on, report.ends_on).words(),
        sections=[(section, tables_of(section)) for section in sections_of(report)],
        form=form,
    )


def _sure_page(page: str, report_id: UUID, form: SureForm) -> str:
    report = get_report(report_id)
    form.catch_up(report)
    board = get_board(report.board_id)
    left_out = [section.heading for section in sections_of(report) if section.is_left_out]
    return render_template(
        f"borough/highlights/{page}.html", report=report, board=board, form=form, left_out=left_out
    )
