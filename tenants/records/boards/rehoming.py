"""Gives the plans and open actions of a board that has ended to another board."""

from uuid import UUID

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.boards.changes import board_changed
from tenants.records.boards.keeping import keep
from tenants.records.boards.models import Board
from tenants.records.boards.oversight import own_open_actions, plans_of
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life
from tenants.records.plans.service import touch


def rehome(board: Board, new_home_id: UUID, *, by: UUID | None) -> int:
    """Gives everything that a board oversees to another; returns how many plans and actions that were."""
    if board.life != Life.ENDED:
        raise WrongState("This board has not ended, so it keeps its actions. End it first.")
    home = _home(board, new_home_id)
    moved = move_all(board, home, by)
    keep("board:actions-rehomed", board, by, new_board=home.title, plans_and_actions=moved)
    return moved


def move_all(board: Board, home: Board, by: UUID | None) -> int:
    """Moves each plan and each open action that names the board; returns how many."""
    plans, actions = plans_of(board.id), own_open_actions(board.id)
    for plan in plans:
        plan.board_id = home.id
        audit.record("plan:rehomed", plan, by=by, board=home.title)
    for action in actions:
        action.board_id = home.id
        touch(action)
        audit.record("action:rehomed", action, by=by, board=home.title)
    db.session.flush()
    board_changed.send(None, board_id=home.id)
    return len(plans) + len(actions)


def find_home(board: Board, new_home_id: UUID | None) -> Board | None:
    """The board chosen as the new home, or None when there is none yet; FieldError for one that cannot be."""
    return _home(board, new_home_id) if new_home_id is not None else None


def _home(board: Board, new_home_id: UUID) -> Board:
    home = get_board(new_home_id)
    if home.id == board.id or home.life == Life.ENDED:
        raise FieldError("new_home", "Choose a board that has not ended.")
    return home
