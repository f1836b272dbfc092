"""Who takes part in one of the tenant's own boards, in words for its page."""

from dataclasses import dataclass
from uuid import UUID

from portal.borough.boards.blueprint import boards as pages
from portal.formatting import day
from tenants.records.boards.models import Board
from tenants.records.boards.rules import Life
from workflows.sharing.queries import Seat, seats_of
from workflows.sharing.rules import Standing

STANDING_WORDS = {
    Standing.OFFERED: ("Offered", "waiting"),
    Standing.JOINED: ("Takes part", "done"),
    Standing.LEFT: ("Left", "quiet"),
    Standing.WITHDRAWN: ("Ended by us", "quiet"),
}


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One council on the list; `can_end` while it is offered the board or takes part."""

    guest_id: UUID
    name: str
    words: str
    tag: str
    since: str
    because: str
    can_end: bool


@dataclass(frozen=True, slots=True)
class HomePart:
    """What the home's page says about sharing."""

    lines: tuple[SeatLine, ...]
    can_share: bool


@pages.app_template_global("shared_with")
def shared_with(board: Board) -> HomePart:
    """The councils that a board of the tenant's own is or was offered to."""
    lines = tuple(_line(seat) for seat in seats_of(board.id))
    return HomePart(lines, board.shared_from_id is None and board.life != Life.ENDED)


def _line(seat: Seat) -> SeatLine:
    words, tag = STANDING_WORDS[seat.standing]
    if seat.standing == Standing.LEFT and seat.joined_on is None:
        words = "Declined"
    return SeatLine(
        guest_id=seat.guest_id,
        name=seat.guest_name,
        words=words,
        tag=tag,
        since=day(seat.ended_on or seat.joined_on or seat.offered_on),
        because=seat.ended_because,
        can_end=seat.ended_on is None,
    )
