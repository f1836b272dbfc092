"""What the checks of boards share: Barnet's scope, its lead, and a board."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from tenants.records.boards.models import Board
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.world import World


@pytest.fixture
def by(world: World) -> Iterator[UUID]:
    """Barnet's lead, with Barnet's scope open."""
    with tenant_scope(world.barnet.id):
        yield world.barnet.lead.id


@pytest.fixture
def board(by: UUID) -> Board:
    """A board of Barnet's with nothing but a name."""
    return make_board("Modern Slavery Board")
