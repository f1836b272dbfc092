"""Gives a borough a highlight report that is begun and one that is made."""

from uuid import UUID

from tenants import clock
from tenants.records.boards.models import Board
from tenants.records.highlights import service
from tenants.records.highlights.models import HighlightReport
from tenants.records.highlights.rules import usual_periods
from workflows.highlights.service import begin_report, make


def begin(board: Board, by: UUID, *, which: int = 0) -> HighlightReport:
    """A draft about one of the usual periods; to be called inside the borough's scope."""
    today = clock.today()
    return begin_report(board.id, usual_periods(today)[which], by=by, today=today)


def report_to(board: Board, by: UUID) -> tuple[HighlightReport, HighlightReport]:
    """One that is made, and a draft with a section of somebody's own."""
    made = begin(board, by)
    make(made, seen_version=made.version, by=by, today=clock.today())
    draft = begin(board, by, which=1)
    service.add_section(draft, "A word from the chair", "Thank you all.", by=by)
    return made, draft
