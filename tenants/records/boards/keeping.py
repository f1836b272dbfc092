"""Keeps every change to a board the same way: audited, flushed, and told to whoever reads the board."""

from typing import Any
from uuid import UUID

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.boards.changes import board_changed
from tenants.records.boards.models import Board
from tenants.records.boards.rules import Life

_LOOKED_AFTER = (
    "This board is looked after by another council. Its name, life, rules, offices and terms of reference "
    "come from there; members, notes and reporting lines are your own."
)


def keep(event: str, board: Board, by: UUID | None, **extra: Any) -> None:
    """Writes down what happened to the board, flushes, and sends `board_changed`."""
    audit.record(event, board, by=by, **extra)
    db.session.flush()
    board_changed.send(None, board_id=board.id)


def must_be_edited_here(board: Board) -> None:
    """WrongState when another tenant looks after the board."""
    if board.shared_from_id is not None:
        raise WrongState(_LOOKED_AFTER)


def must_not_have_ended(board: Board) -> None:
    """WrongState when the board has ended."""
    if board.life == Life.ENDED:
        raise WrongState("This board has ended, so it cannot be changed any more.")
