"""A board of Barnet's that Bexley and the network take part in."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from tests.factories.shared_boards import make_board, share, take_part
from tests.factories.world import World


@dataclass(frozen=True, slots=True)
class Shared:
    """The board's id in Barnet, and each guest's own page of it."""

    board_id: UUID
    in_bexley: UUID
    in_lmsl: UUID


@pytest.fixture
def shared(world: World) -> Shared:
    """Two guests take part."""
    board_id = make_board(world.barnet)
    share(world.barnet, board_id, world.bexley, world.lmsl)
    return Shared(board_id, take_part(world.bexley, board_id), take_part(world.lmsl, board_id))
