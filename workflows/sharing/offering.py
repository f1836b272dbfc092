"""What the home of a board does: offers it to other tenants, and takes that back."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.boards.models import Board
from tenants.records.boards.rules import Life
from tenants.scope import current_tenant
from workflows.sharing.models import SharedSeat
from workflows.sharing.publishing import begin, publish
from workflows.sharing.rules import checked_reason

#: Partner organisations keep no boards here, so there is nothing for them to take part with.
GUESTS = (TenantKind.AUTHORITY, TenantKind.NETWORK)


def offer(board: Board, guest_id: UUID, *, by: UUID | None, today: date) -> None:
    """Publishes the board to another tenant, which may then take part; also anew, after an end.

    WrongState for a board that is not the tenant's to share, FieldError("guests") for a guest that cannot be.
    """
    _must_be_ours_to_share(board)
    guest = _must_be_a_guest(guest_id)
    seat = _seat_at(board.id, guest_id)  # before the card, as a guest who leaves holds the two
    begin(board.id)
    if seat is not None and seat.ended_on is None:
        raise FieldError("guests", f"{guest.name} is on the list already.")
    if seat is None:
        seat = SharedSeat(board_id=board.id, guest_id=guest_id, home_id=current_tenant())
        db.session.add(seat)
    seat.offered_on, seat.joined_on, seat.ended_on = today, None, None
    seat.has_left, seat.ended_because = False, ""
    audit.record("board:offered", board, by=by, council=guest.name)
    db.session.flush()
    publish(board.id)


def withdraw(board: Board, guest_id: UUID, because: str = "", *, by: UUID | None, today: date) -> None:
    """Ends a guest's seat from this moment on; with the last one, nothing of the board stays published.

    NotFound when the guest has no seat at the board. The guest is told the reason, if there is one.
    """
    seat = _seat_at(board.id, guest_id)
    if seat is None or seat.ended_on is not None:
        raise NotFound("That council does not take part in this board.")
    seat.ended_on, seat.ended_because, seat.has_left = today, checked_reason(because), False
    council = get_tenant(guest_id).name
    audit.record("board:withdrawn", board, by=by, council=council, reason=seat.ended_because)
    db.session.flush()
    publish(board.id)


def _must_be_ours_to_share(board: Board) -> None:
    if board.shared_from_id is not None:
        raise WrongState("Another council looks after this board, so only that council can share it.")
    if board.life == Life.ENDED:
        raise WrongState("This board has ended, so it cannot be offered to anybody any more.")


def _must_be_a_guest(guest_id: UUID) -> Tenant:
    guest = get_tenant(guest_id)
    if guest.id == current_tenant():
        raise FieldError("guests", "This board is your own already. Choose another council.")
    if guest.kind not in GUESTS:
        raise FieldError("guests", f"{guest.name} keeps no boards here. Choose a council or the network.")
    return guest


def _seat_at(board_id: UUID, guest_id: UUID) -> SharedSeat | None:
    """A guest's seat at one of the tenant's boards, ended or not; held until the transaction ends."""
    statement = select(SharedSeat).where(
        SharedSeat.board_id == board_id,
        SharedSeat.guest_id == guest_id,
        SharedSeat.home_id == current_tenant(),
    )
    return db.session.scalar(statement.with_for_update().execution_options(populate_existing=True))
