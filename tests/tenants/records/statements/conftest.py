"""What the tests of statements share: Barnet's house, its cabinet, and a draft that procurement wrote."""

from collections.abc import Iterator

import pytest

from tenants.records.boards.models import Board
from tenants.records.statements.models import Statement
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.statements import begin, make_cabinet, year_before
from tests.factories.world import World


@pytest.fixture
def house(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope, with the guidance loaded."""
    with tenant_scope(world.barnet.id):
        make_guidance()
        yield world


@pytest.fixture
def cabinet(house: World) -> Board:
    """The board that approves Barnet's statements."""
    return make_cabinet()


@pytest.fixture
def draft(house: World, cabinet: Board) -> Statement:
    """The statement of the year that ended last, which procurement started and wrote in."""
    return begin(house.barnet, cabinet, *year_before(0))
