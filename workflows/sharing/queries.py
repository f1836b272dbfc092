"""Reading what came through the door of a shared board: the only reader of what is published there.

Every statement names the tenant whose scope is open, as the guest that holds a seat or as the home.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import NotFound
from tenants.records.boards.card import BoardCard
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind
from tenants.scope import current_tenant
from workflows.sharing.cards import as_card
from workflows.sharing.models import SharedBoard, SharedSeat
from workflows.sharing.rules import Standing, standing_of


@dataclass(frozen=True, slots=True)
class Offer:
    """A board that another tenant would share: no more than what is needed to answer."""

    board_id: UUID
    home_name: str
    title: str
    kind: BoardKind
    offered_on: date


@dataclass(frozen=True, slots=True)
class SharedCard:
    """A board that the tenant takes part in, as its home shows it now; `board_id` is the home's."""

    board_id: UUID
    home_name: str
    joined_on: date
    card: BoardCard
    edition: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """A tenant that one of our boards is or was offered to."""

    guest_id: UUID
    guest_name: str
    standing: Standing
    offered_on: date
    joined_on: date | None
    ended_on: date | None
    ended_because: str


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """How the tenant stands to another one's board, without a word of the board itself."""

    home_name: str
    standing: Standing
    ended_on: date | None
    ended_because: str


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """A meeting of a board that the tenant takes part in; `board_id` is the tenant's own page of it."""

    meeting_id: str
    board_id: UUID
    board_title: str
    home_name: str
    title: str
    meets_on: date
    starts_at: time
    ends_at: time
    place: str
    url: str
    stage: str


def offers() -> list[Offer]:
    """What the tenant has been offered and not answered yet, the earliest first."""
    rows = db.session.execute(_offered().order_by(SharedSeat.offered_on, Tenant.name))
    return [_offer(row) for row in rows]


def get_offer(board_id: UUID) -> Offer:
    """One unanswered offer to the tenant; NotFound otherwise."""
    row = db.session.execute(_offered().where(SharedSeat.board_id == board_id)).one_or_none()
    if row is None:
        raise NotFound("This board is not offered to you any more.")
    return _offer(row)


def card_for_guest(board_id: UUID) -> SharedCard | None:
    """The board as its home shows it to the tenant, while the tenant takes part; None otherwise.

    Of what is only offered there is no more than get_offer says.
    """
    row = db.session.execute(_joined().where(SharedSeat.board_id == board_id)).one_or_none()
    return _shared(row) if row else None


def cards_joined() -> list[SharedCard]:
    """Every board that the tenant takes part in, as it is now, in order of joining."""
    rows = db.session.execute(_joined().order_by(SharedSeat.joined_on, SharedSeat.board_id))
    return [_shared(row) for row in rows]


def find_own_seat(board_id: UUID) -> OwnSeat | None:
    """How the tenant stands to a board of another, now or at last; None when it was never offered."""
    statement = (
        select(Tenant.name, SharedSeat.joined_on, SharedSeat.ended_on, SharedSeat.has_left, _BECAUSE)
        .join(Tenant, Tenant.id == SharedSeat.home_id)
        .where(SharedSeat.guest_id == current_tenant(), SharedSeat.board_id == board_id)
    )
    row = db.session.execute(statement).one_or_none()
    return OwnSeat(row.name, _standing(row), row.ended_on, row.ended_because) if row else None


def seats_of(board_id: UUID) -> list[Seat]:
    """Whom one of the tenant's own boards is or was offered to, by name; nothing of anybody else's board."""
    statement = (
        select(
            SharedSeat.guest_id,
            Tenant.name,
            SharedSeat.offered_on,
            SharedSeat.joined_on,
            SharedSeat.ended_on,
            SharedSeat.has_left,
            _BECAUSE,
        )
        .join(Tenant, Tenant.id == SharedSeat.guest_id)
        .where(SharedSeat.home_id == current_tenant(), SharedSeat.board_id == board_id)
        .order_by(Tenant.name)
    )
    return [_seat(row) for row in db.session.execute(statement)]


def shared_meetings(first: date, last: date) -> list[SharedMeeting]:
    """Meetings from day to day of the boards that the tenant takes part in, the earliest first.

    The stage says which of them are cancelled.
    """
    joined = cards_joined()
    own = _own_parts(shared.board_id for shared in joined)
    found = [
        _meeting(meeting, shared, own[shared.board_id])
        for shared in joined
        if shared.board_id in own
        for meeting in shared.card.meetings
        if first <= meeting.meets_on <= last
    ]
    return sorted(found, key=lambda one: (one.meets_on, one.starts_at, one.board_title))


_BECAUSE = SharedSeat.ended_because


def _is_our_seat() -> ColumnElement[bool]:
    """A seat of the open tenant that has not ended: asked for in every statement that reads a card."""
    return and_(SharedSeat.guest_id == current_tenant(), SharedSeat.ended_on.is_(None))


def _offered() -> Select[*tuple[Any, ...]]:
    """Of what is only offered, no more than its name and kind is even fetched."""
    name, kind = SharedBoard.card["title"].as_string(), SharedBoard.card["kind"].as_string()
    columns = (
        SharedSeat.board_id,
        Tenant.name,
        SharedSeat.offered_on,
        name.label("title"),
        kind.label("kind"),
    )
    return _seen(*columns).where(SharedSeat.joined_on.is_(None))


def _joined() -> Select[*tuple[Any, ...]]:
    shown = (SharedBoard.card, SharedBoard.edition, SharedBoard.published_at)
    columns = (SharedSeat.board_id, Tenant.name, SharedSeat.joined_on, *shown)
    return _seen(*columns).where(SharedSeat.joined_on.is_not(None))


def _seen(*columns: Any) -> Select[*tuple[Any, ...]]:
    """What a live seat of the tenant lets it see: columns, so that no session keeps the record."""
    return (
        select(*columns)
        .select_from(SharedSeat)
        .join(SharedBoard, SharedBoard.board_id == SharedSeat.board_id)
        .join(Tenant, Tenant.id == SharedSeat.home_id)
        .where(_is_our_seat())
    )


def _offer(row: Any) -> Offer:
    return Offer(row.board_id, row.name, row.title, BoardKind(row.kind), row.offered_on)


def _shared(row: Any) -> SharedCard:
    return SharedCard(row.board_id, row.name, row.joined_on, as_card(row.card), row.edition, row.published_at)


def _standing(row: Any) -> Standing:
    return standing_of(
        has_joined=row.joined_on is not None, has_ended=row.ended_on is not None, has_left=row.has_left
    )


def _seat(row: Any) -> Seat:
    return Seat(
        guest_id=row.guest_id,
        guest_name=row.name,
        standing=_standing(row),
        offered_on=row.offered_on,
        joined_on=row.joined_on,
        ended_on=row.ended_on,
        ended_because=row.ended_because,
    )


def _own_parts(board_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The tenant's own page of each of these boards, by the home's id."""
    statement = select(Board.shared_from_id, Board.id).where(Board.shared_from_id.in_(list(board_ids)))
    return {row.shared_from_id: row.id for row in db.session.execute(statement)}


def _meeting(meeting: Any, shared: SharedCard, board_id: UUID) -> SharedMeeting:
    return SharedMeeting(
        meeting_id=meeting.id,
        board_id=board_id,
        board_title=shared.card.title,
        home_name=shared.home_name,
        title=meeting.title,
        meets_on=meeting.meets_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        url=meeting.url,
        stage=meeting.stage,
    )
