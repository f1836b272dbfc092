"""What the tests of suppliers share: Barnet's house, with the guidance loaded."""

from collections.abc import Iterator

import pytest

from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.world import World


@pytest.fixture
def house(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        yield world
