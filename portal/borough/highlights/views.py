"""The pages on which reports are listed, begun, read and taken along."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.highlights.blueprint import highlights as pages
from portal.borough.highlights.forms import StartForm, likely_period
from portal.borough.highlights.reading import file_title, paper_of, readable_report
from portal.forms.refusals import DONE, attempt
from portal.papers import send_pdf, send_word
from tenants import clock
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.boards.models import Board
from tenants.records.boards.queries import boards
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import drafts, made_reports
from tenants.records.highlights.rules import Period
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from workflows.highlights.overseer import likely_board
from workflows.highlights.service import begin_report

Answer = str | Response | tuple[str, int]


@pages.get("/")
@requires(Permission.HIGHLIGHT_READ)
def highlights() -> str:
    """Reports that are made, and for those who write them what is begun and what is expected."""
    is_writer = may(Permission.HIGHLIGHT_WRITE)
    return render_template(
        "borough/highlights/highlights.html",
        drafts=drafts() if is_writer else [],
        made=made_reports(),
        expected=open_obligations(kinds=[Kind.HIGHLIGHT_REPORT]) if is_writer else [],
        board=_board_asked_for() if is_writer else None,
        has_boards=bool(boards()),
        period=_period_words,
        today=clock.today(),
    )


@pages.route("/start", methods=["GET", "POST"])
@requires(Permission.HIGHLIGHT_WRITE)
def start() -> Answer:
    """Begins a report: for which board, about which period."""
    form, status = _start_form(), 200
    if form.is_submitted():
        begun: list[HighlightReport] = []
        status = attempt(form, lambda: begun.append(_begin(form)))
        if status == DONE:
            flash("The draft is ready, with the figures as at today. Now check its words.")
            return redirect(url_for("highlights.edit", report_id=begun[0].id))
        _offer(form)
    return render_template("borough/highlights/start.html", form=form, has_boards=bool(boards())), status


@pages.get("/<uuid:report_id>/")
@requires(Permission.HIGHLIGHT_READ)
def highlight(report_id: UUID) -> str:
    """A report as the board will read it, or has read it."""
    report = readable_report(report_id)
    made_by = names_of({report.made_by_id}) if report.made_by_id else {}
    return render_template(
        "borough/highlights/highlight.html",
        report=report,
        paper=paper_of(report),
        made_by=next(iter(made_by.values()), ""),
        today=clock.today(),
    )


@pages.get("/<uuid:report_id>/word")
@requires(Permission.HIGHLIGHT_READ)
def word(report_id: UUID) -> Response:
    """The report as a Word document."""
    report = readable_report(report_id)
    return send_word(paper_of(report), file_title(report))


@pages.get("/<uuid:report_id>/pdf")
@requires(Permission.HIGHLIGHT_READ)
def pdf(report_id: UUID) -> Response:
    """The report as a PDF."""
    report = readable_report(report_id)
    return send_pdf(paper_of(report), file_title(report))


def _start_form() -> StartForm:
    today = clock.today()
    board = _board_asked_for() or likely_board(today)
    form = StartForm(data={"board": str(board.id) if board else "", "period": likely_period(today)})
    _offer(form)
    return form


def _offer(form: StartForm) -> None:
    form.offer(boards(), clock.today())


def _begin(form: StartForm) -> HighlightReport:
    board_id, by = UUID(form.board.data), current_person().id
    return begin_report(board_id, form.chosen_period(), by=by, today=clock.today())


def _board_asked_for() -> Board | None:
    """The board that the address names; none when it names none of ours."""
    asked = request.args.get("board", "")
    return next((board for board in boards() if str(board.id) == asked), None)


def _period_words(report: HighlightReport) -> str:
    return Period(report.starts_on, report.ends_on).words()
