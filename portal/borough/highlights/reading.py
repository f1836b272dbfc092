"""Finds a report for a page: a draft only for those who write them."""

from uuid import UUID

from portal.access import current_belonging, may
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.queries import get_report
from tenants.records.highlights.rules import Period, report_month
from workflows.highlights.paper import as_paper
from workflows.papers.content import Paper


def readable_report(report_id: UUID) -> HighlightReport:
    """The report; NotFound for a draft unless the person may write reports."""
    report = get_report(report_id)
    if report.made_at is None and not may(Permission.HIGHLIGHT_WRITE):
        raise NotFound
    return report


def paper_of(report: HighlightReport) -> Paper:
    """The report as a paper of the tenant in view."""
    return as_paper(report, get_board(report.board_id), current_belonging().tenant_name)


def file_title(report: HighlightReport) -> str:
    """ "Highlight report Safer Harrow March 2027"."""
    board, period = get_board(report.board_id), Period(report.starts_on, report.ends_on)
    return f"Highlight report {board.title} {report_month(period, report.figures_on)}"
