"""Renews what is published of a shared board with each change of it, and takes it down with its last seat."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from tenants import clock
from tenants.database import db
from tenants.records.boards.changes import board_changed
from tenants.records.boards.exits import publication
from tenants.records.boards.models import ReportingLine
from tenants.scope import current_tenant, tenant_scope
from workflows.sharing.cards import as_values
from workflows.sharing.models import SharedBoard, SharedSeat


def publish(board_id: UUID) -> bool:
    """Renews the card of one of the tenant's shared boards; whether anything on it is new.

    Without a seat that somebody could read it from, its words are taken down. A board that is not shared is
    left alone.
    """
    shared = _held(board_id)
    if shared is None:
        return False
    card = as_values(publication(board_id)) if _has_seats(board_id) else {}
    return _put(shared, card)


def begin(board_id: UUID) -> None:
    """Makes room for the card of a board that is about to be offered for the first time."""
    if _held(board_id) is None:
        db.session.add(
            SharedBoard(
                board_id=board_id, home_id=current_tenant(), card={}, edition=0, published_at=clock.now()
            )
        )
        db.session.flush()


def publish_all() -> int:
    """Renews every shared board of the tenant, for what changes with the day; says how many had changed."""
    ids = db.session.scalars(select(SharedBoard.board_id).where(SharedBoard.home_id == current_tenant()))
    return sum(publish(board_id) for board_id in ids.all())


def take_down_if_last(board_id: UUID, home_id: UUID) -> None:
    """Takes the words down, in the home's house, when the guest that has just gone was the last.

    Call it once the guest's scope is closed, in the same transaction: a guest may not write on the card.
    """
    with tenant_scope(home_id):
        if not _has_seats(board_id):
            publish(board_id)


@board_changed.connect
def _renew(_sender: object, board_id: UUID) -> None:
    """Renews the board that changed, and those that report to it and so carry its name."""
    below = select(ReportingLine.board_id).where(ReportingLine.parent_id == board_id)
    touched = or_(SharedBoard.board_id == board_id, SharedBoard.board_id.in_(below))
    ours = select(SharedBoard.board_id).where(SharedBoard.home_id == current_tenant(), touched)
    for one in db.session.scalars(ours).all():
        publish(one)


def _held(board_id: UUID) -> SharedBoard | None:
    """The tenant's own shared board, held until the transaction ends.

    Whoever else changes the board at this moment waits here and reads it afterwards, so that no card is
    written from what somebody read before the change that came first.
    """
    statement = select(SharedBoard).where(
        SharedBoard.board_id == board_id, SharedBoard.home_id == current_tenant()
    )
    return db.session.scalar(statement.with_for_update().execution_options(populate_existing=True))


def _has_seats(board_id: UUID) -> bool:
    live = select(SharedSeat.guest_id).where(
        SharedSeat.board_id == board_id,
        SharedSeat.home_id == current_tenant(),
        SharedSeat.ended_on.is_(None),
    )
    return db.session.scalar(live.limit(1)) is not None


def _put(shared: SharedBoard, card: dict[str, Any]) -> bool:
    if shared.card == card:
        return False
    shared.card, shared.published_at = card, clock.now()
    shared.edition += 1
    db.session.flush()
    return True
