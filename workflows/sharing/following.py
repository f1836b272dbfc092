"""Keeps a guest's own page of a board named and alive as its home says, and ends it with the sharing."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.records.boards.card import BoardCard
from tenants.records.boards.keeping import keep
from tenants.records.boards.models import Board
from tenants.records.boards.owed import settle_all
from tenants.records.boards.rules import BoardKind, Life
from workflows.sharing.queries import card_for_guest, find_own_seat
from workflows.sharing.rules import Standing


def follow(board: Board, card: BoardCard, *, by: UUID | None) -> bool:
    """Copies the home's name, kind and life of the board to the guest's own page; whether any was new."""
    board.title, board.kind, board.life = card.title, BoardKind(card.kind), Life(card.life)
    board.starts_on, board.ended_on, board.life_reason = card.starts_on, card.ended_on, card.ended_because
    if not db.session.is_modified(board):
        return False
    keep("board:followed", board, by)
    if board.life == Life.ENDED:
        settle_all(board, _ended_words(board, board.ended_on or clock.today()), by)
    return True


def follow_all(today: date) -> int:
    """Does that for every board that the tenant takes part in; says how many had changed.

    A page of a board that is shared with the tenant no more is ended, with the words of its home.
    """
    shared = Board.shared_from_id.is_not(None)
    parts = db.session.scalars(select(Board).where(shared, Board.life != Life.ENDED)).all()
    return sum(_follow(board, today) for board in parts)


def end_own_part(board: Board, because: str, *, by: UUID | None, today: date) -> None:
    """Ends the guest's own page, with its notes, lines and actions still on it."""
    board.life, board.life_reason, board.ended_on = Life.ENDED, because[:300], today
    keep("board:ended", board, by)
    settle_all(board, _ended_words(board, today), by)


def _follow(board: Board, today: date) -> bool:
    seat = find_own_seat(board.shared_from_id) if board.shared_from_id else None
    shared = card_for_guest(board.shared_from_id) if board.shared_from_id else None
    if shared is not None:
        return follow(board, shared.card, by=None)
    if seat is not None and seat.standing == Standing.WITHDRAWN:
        end_own_part(board, withdrawn_words(seat.home_name, seat.ended_because), by=None, today=today)
        return True
    return False


def withdrawn_words(home: str, because: str) -> str:
    """What a guest reads when the home has stopped sharing."""
    return f"{home} stopped sharing this board with us{f': {because}' if because else '.'}"


def _ended_words(board: Board, on: date) -> str:
    return f"“{board.title[:100]}” ended on {format_day(on)}."
