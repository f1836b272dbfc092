"""Takes all figures of a highlight report, in the order in which a board reads them."""

from datetime import date

from tenants.dating import format_day
from tenants.records.boards.models import Board
from tenants.records.highlights.rules import Period, report_month
from tenants.records.highlights.sections import ReportSection
from tenants.records.training.coverage import coverage
from workflows.highlights.business import decisions_needed, decisions_wanted, meetings_and_decisions
from workflows.highlights.documents import documents
from workflows.highlights.next_period import next_period
from workflows.highlights.progress import by_theme, exceptions, moved_count, slippage
from workflows.highlights.scope import Scope, open_scope
from workflows.highlights.training import coverage_words, training
from workflows.highlights.words import capital, counted, is_or_are, number, was_or_were


def gather(board: Board, period: Period, today: date) -> list[ReportSection]:
    """Every section with its figures as at today."""
    scope = open_scope(board, period, today)
    slipped, asked = slippage(scope), decisions_needed(scope)
    return [
        _summary(scope, slipped, asked),
        by_theme(scope),
        exceptions(scope),
        slipped,
        asked,
        training(scope),
        documents(scope),
        meetings_and_decisions(scope),
        next_period(scope),
    ]


def usual_title(board: Board, period: Period, today: date) -> str:
    """What the report is called unless somebody says otherwise."""
    return f"Highlight report to {board.title}, {report_month(period, today)}"[:200]


def _summary(scope: Scope, slipped: ReportSection, asked: ReportSection) -> ReportSection:
    words = "\n\n".join(
        [
            f"{_progress(scope)} {_state(scope, moved_count(slipped))}".strip(),
            f"{coverage_words(coverage(scope.figures_on))} {decisions_wanted(asked)}",
        ]
    )
    return ReportSection("summary", "Summary", words=words, drafted=words, note=scope.words())


def _progress(scope: Scope) -> str:
    if not scope.actions:
        return "No action is kept in the portal for this board yet, so no progress can be stated."
    closed = len(scope.closed_in_period)
    return capital(
        f"{counted(closed, 'action')} {was_or_were(closed)} closed {scope.when()}, and "
        f"{counted(len(scope.open), 'action')} {is_or_are(len(scope.open))} open "
        f"as at {format_day(scope.figures_on)}."
    )


def _state(scope: Scope, moved: int) -> str:
    if not scope.open:
        return ""
    late = sum(action.is_late for action in scope.open)
    vacant = sum(action.is_vacant for action in scope.open)
    on_track = sum(action.is_on_track for action in scope.open)
    owned = f"{number(vacant)} {'has' if vacant == 1 else 'have'} no owner" if vacant else "all have an owner"
    dates = f"{counted(moved, 'date has', 'dates have')} moved from the original"
    return (
        f"Of the open ones, {number(late)} {is_or_are(late)} late, {number(on_track)} {is_or_are(on_track)} "
        f"on track by the owner’s word, and {owned}. {capital(dates)}."
    )
