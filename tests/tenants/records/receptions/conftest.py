"""What the tests share: the small world with the guidance that plans and operations rest on."""

import pytest

from tenants.database import db
from tests.factories.guidance import make_guidance
from tests.factories.world import World


@pytest.fixture
def counted_world(world: World) -> World:
    """On both databases."""
    make_guidance()
    db.session.commit()
    return world
