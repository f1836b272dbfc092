"""When the next highlight report of a board is due."""

from datetime import date, timedelta
from uuid import UUID

from tenants.records.boards.models import Board
from tenants.records.boards.owed import highlight_report
from tenants.records.boards.queries import rules_on, secretary_of
from tenants.records.boards.rules import Life, months_of, next_month_end
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import owe, settle

NOT_EXPECTED = "The board does not expect highlight reports now."


def owe_next_report(board: Board, today: date, by: UUID | None) -> None:
    """Owes the report of the next month that the board named; settles it when none is expected.

    Call it after a report was made and its obligation settled. A report that is owed already stays owed,
    however late, as long as the board still names its month.
    """
    months = _months(board, today)
    if not months:
        settle(Kind.HIGHLIGHT_REPORT, board.id, by=by, because=NOT_EXPECTED)
        return
    found = find_obligation(Kind.HIGHLIGHT_REPORT, board.id)
    if found is not None and _is_still_owed(found, months):
        return
    due_on = next_month_end(months, _after(found, today))
    if due_on is not None:
        owe(highlight_report(board), due_on, secretary_of(board.id, today), by=by)


def settle_report(board: Board, today: date, by: UUID | None) -> None:
    """A report was made: that of the next month named is done, and the one after it is owed.

    A second report before that month is over leaves alone what is owed for the month after.
    """
    found, next_end = find_obligation(Kind.HIGHLIGHT_REPORT, board.id), _next_end(board, today)
    if found is None or next_end is None or found.first_due_on <= next_end:
        settle(Kind.HIGHLIGHT_REPORT, board.id, by=by)
    owe_next_report(board, today, by)


def _next_end(board: Board, today: date) -> date | None:
    months = _months(board, today)
    return next_month_end(months, today - timedelta(days=1)) if months else None


def _months(board: Board, today: date) -> tuple[int, ...]:
    rules = rules_on(board.id, today)
    return months_of(rules.report_months) if rules is not None and board.life == Life.ACTIVE else ()


def _is_still_owed(found: Obligation, months: tuple[int, ...]) -> bool:
    return found.done_on is None and found.first_due_on.month in months


def _after(found: Obligation | None, today: date) -> date:
    """A report made early is not asked for again; one that was only called off may be."""
    yesterday = today - timedelta(days=1)
    was_made = found is not None and found.done_on is not None and found.reason != NOT_EXPECTED
    return max(found.first_due_on, yesterday) if found is not None and was_made else yesterday
