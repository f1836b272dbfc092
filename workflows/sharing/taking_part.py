"""What a guest does with a board of another tenant: takes part, declines, or stops taking part."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.audit import service as audit
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound
from tenants.records.boards.changes import board_changed
from tenants.records.boards.models import Board
from tenants.records.boards.rules import Life
from tenants.scope import current_tenant
from workflows.sharing.following import end_own_part, follow
from workflows.sharing.models import SharedSeat
from workflows.sharing.queries import Offer, card_for_guest, get_offer
from workflows.sharing.rules import checked_reason


def join(board_id: UUID, *, by: UUID | None, today: date) -> Board:
    """Takes part in a board that was offered to the tenant, which gets a page of its own for it.

    NotFound unless it is offered. Where the tenant took part before, its page comes back with its notes.
    """
    offered, seat = get_offer(board_id), _own_seat(board_id)
    seat.joined_on = today
    board = _own_part(board_id) or _new_part(offered)
    db.session.add(board)
    audit.record("board:joined", board, by=by, council=offered.home_name)
    db.session.flush()
    shared = card_for_guest(board_id)
    if shared is not None:
        follow(board, shared.card, by=by)
    board_changed.send(None, board_id=board.id)
    return board


def decline(board_id: UUID, because: str = "", *, by: UUID | None, today: date) -> UUID:
    """Says no to an offer; NotFound unless it is offered.

    Returns the home, for `take_down_if_last` once the scope is closed. The home reads the reason.
    """
    offered, seat = get_offer(board_id), _own_seat(board_id)
    _end(seat, because, today)
    _note_that_declined(offered, seat.ended_because, by)
    db.session.flush()
    return seat.home_id


def leave(board: Board, because: str, *, by: UUID | None, today: date) -> UUID:
    """Stops taking part; the tenant's own page stays, ended, with its notes, lines and actions.

    Returns the home, for `take_down_if_last` once the scope is closed. The home reads the reason, so there
    must be one.
    """
    if board.shared_from_id is None or card_for_guest(board.shared_from_id) is None:
        raise NotFound("You do not take part in this board.")
    if not because.strip():
        raise FieldError("reason", "Say why you stop taking part. The council that shares it will read this.")
    seat = _own_seat(board.shared_from_id)
    _end(seat, because, today)
    end_own_part(board, f"We stopped taking part: {seat.ended_because}", by=by, today=today)
    return seat.home_id


def _end(seat: SharedSeat, because: str, today: date) -> None:
    seat.ended_because = checked_reason(because)
    seat.ended_on, seat.has_left = today, True


def _own_seat(board_id: UUID) -> SharedSeat:
    """The tenant's seat that has not ended, held until the transaction ends; NotFound otherwise."""
    statement = select(SharedSeat).where(
        SharedSeat.board_id == board_id,
        SharedSeat.guest_id == current_tenant(),
        SharedSeat.ended_on.is_(None),
    )
    seat = db.session.scalar(statement.with_for_update().execution_options(populate_existing=True))
    if seat is None:
        raise NotFound("This board is not shared with you any more.")
    return seat


def _own_part(board_id: UUID) -> Board | None:
    return db.session.scalar(select(Board).where(Board.shared_from_id == board_id))


def _new_part(offered: Offer) -> Board:
    return Board(
        id=uuid4(),
        shared_from_id=offered.board_id,
        title=offered.title,
        kind=offered.kind,
        life=Life.ACTIVE,
        created_at=clock.now(),
    )


def _note_that_declined(offered: Offer, because: str, by: UUID | None) -> None:
    """There is no record of ours that the line of the audit could be about, so it is written here."""
    db.session.add(
        AuditEntry(
            at=clock.now(),
            by_id=by,
            event="board:declined",
            subject_kind="board",
            subject_id=offered.board_id,
            subject_title=offered.title,
            before={},
            after={"council": offered.home_name, "reason": because},
        )
    )
