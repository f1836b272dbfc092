"""The life of a board: it starts, pauses, resumes and ends, each with a day and a reason."""

from datetime import date
from uuid import UUID

from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.records.boards.keeping import keep, must_be_edited_here
from tenants.records.boards.models import Board
from tenants.records.boards.owed import settle_all
from tenants.records.boards.rehoming import find_home, move_all
from tenants.records.boards.reports_due import owe_next_report
from tenants.records.boards.rules import LIFE_WORDS, Life, may_become
from tenants.records.meetings.clocks import ask_for_next
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle

_LONGEST = 300


def start_board(board: Board, *, on: date, by: UUID | None, today: date) -> None:
    """A planned board begins its work on a day that is not in the future."""
    _must_become(board, Life.ACTIVE, from_life=Life.PLANNED)
    if on > today:
        raise FieldError("starts_on", "Enter today or an earlier day. A board of the future stays planned.")
    board.life, board.starts_on, board.life_reason = Life.ACTIVE, on, ""
    keep("board:started", board, by)
    owe_next_report(board, today, by)


def pause_board(board: Board, reason: str, *, by: UUID | None, today: date) -> None:
    """A board stops meeting for a while; no report and no next date is owed to it meanwhile."""
    _must_become(board, Life.PAUSED)
    board.life, board.life_reason = Life.PAUSED, _reason(reason, "pauses")
    keep("board:paused", board, by)
    owe_next_report(board, today, by)
    settle(Kind.NEXT_MEETING, board.id, by=by, because="The board is paused")


def resume_board(board: Board, *, by: UUID | None, today: date) -> None:
    """A paused board meets again."""
    _must_become(board, Life.ACTIVE, from_life=Life.PAUSED)
    board.life, board.life_reason = Life.ACTIVE, ""
    keep("board:resumed", board, by)
    owe_next_report(board, today, by)
    ask_for_next(board, today, by=by)


def end_board(board: Board, reason: str, *, new_home_id: UUID | None, by: UUID | None, today: date) -> None:
    """A board ends for good; its plans and open actions go to another, or wait for one without a home."""
    _must_become(board, Life.ENDED)
    words, home = _reason(reason, "ends"), find_home(board, new_home_id)
    board.life, board.life_reason, board.ended_on = Life.ENDED, words, today
    if home is not None:
        move_all(board, home, by)
    keep("board:ended", board, by, new_board=home.title if home else "No new board yet")
    settle_all(board, f"“{board.title[:100]}” ended on {format_day(today)}.", by)


def _must_become(board: Board, wanted: Life, from_life: Life | None = None) -> None:
    must_be_edited_here(board)
    now = Life(board.life)
    if not may_become(now, wanted) or (from_life is not None and now != from_life):
        raise WrongState(f"This cannot be done with a board that is {LIFE_WORDS[now].lower()}.")


def _reason(reason: str, verb: str) -> str:
    if not reason.strip():
        raise FieldError("reason", f"Say why the board {verb}. Everybody who reads its page will see it.")
    if len(reason.strip()) > _LONGEST:
        raise FieldError("reason", f"Shorten the reason to {_LONGEST} characters or fewer.")
    return reason.strip()
