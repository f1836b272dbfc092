"""Drafts, renews, makes and copies a highlight report, together with what the board is owed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tenants.errors import FieldError
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, get_board_to_change
from tenants.records.boards.reports_due import settle_report
from tenants.records.highlights import service
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import find_draft, sections_of
from tenants.records.highlights.rules import Period
from tenants.records.highlights.sections import ReportSection
from workflows.highlights.gather import gather, usual_title


def begin_report(board_id: UUID, period: Period, *, by: UUID, today: date) -> HighlightReport:
    """Drafts a report to a board with the figures of today."""
    period.check(today)
    board = _board_without_draft(board_id, period)
    title = usual_title(board, period, today)
    sections = gather(board, period, today)
    return service.draft_report(board_id, period, title, sections, figures_on=today, by=by)


def take_figures_again(report: HighlightReport, *, by: UUID, today: date) -> None:
    """Renews a draft's figures as of today; words that somebody changed stay."""
    taken = gather(get_board(report.board_id), Period(report.starts_on, report.ends_on), today)
    service.renew_figures(report, taken, figures_on=today, by=by)


def make(report: HighlightReport, *, seen_version: int, by: UUID, today: date) -> None:
    """Makes the report; what the board expected is done, and the next one is owed."""
    service.make_report(report, seen_version=seen_version, by=by)
    board = get_board(report.board_id)
    settle_report(board, today, by)


def begin_next(report: HighlightReport, *, by: UUID, today: date) -> HighlightReport:
    """Drafts the report of the next period, with the added sections and what was left out of this one."""
    period = Period(report.starts_on, report.ends_on).following()
    period.check(today)
    board = _board_without_draft(report.board_id, period)
    sections = _as_before(gather(board, period, today), sections_of(report))
    title = usual_title(board, period, today)
    return service.draft_report(board.id, period, title, sections, figures_on=today, by=by)


def _board_without_draft(board_id: UUID, period: Period) -> Board:
    """The board, held until the transaction ends, so that a button pressed twice begins one draft."""
    board = get_board_to_change(board_id)
    if find_draft(board.id, period) is not None:
        raise FieldError(
            "period",
            f"There is a draft for this board and {period.words()} already. Go on with it, or delete it.",
        )
    return board


def _as_before(taken: list[ReportSection], before: list[ReportSection]) -> list[ReportSection]:
    """New figures and new words, laid out as last time; added sections keep their words as a start."""
    left_out = {section.key for section in before if section.is_left_out}
    return [
        *(replace(section, is_left_out=section.key in left_out) for section in taken),
        *(section for section in before if section.is_own),
    ]
