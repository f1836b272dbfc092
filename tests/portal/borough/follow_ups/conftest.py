"""What the tests of the pages share: a supplier of Barnet's with one of everything that follows."""

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.follow_ups import Followed, furnish_follow_ups
from tests.factories.guidance import make_guidance
from tests.factories.world import World


def _furnish(world: World) -> Followed:
    make_guidance()
    with tenant_scope(world.barnet.id):
        followed = furnish_follow_ups(world.barnet)
        db.session.commit()
    db.session.close()
    return followed


@pytest.fixture
def followed(world: World) -> Followed:
    """Barnet's, on both databases."""
    return _furnish(world)


@pytest.fixture
def sqlite_followed(sqlite_world: World) -> Followed:
    """Barnet's, on SQLite."""
    return _furnish(sqlite_world)
