"""What the tests of the pages share: Barnet's statements, one in every state."""

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.statements import Stated, furnish_statements
from tests.factories.world import World


def _state(world: World) -> Stated:
    with tenant_scope(world.barnet.id):
        stated = furnish_statements(world.barnet)
        db.session.commit()
    db.session.close()
    return stated


@pytest.fixture
def stated(world: World) -> Stated:
    """Barnet's statements, on both databases."""
    return _state(world)


@pytest.fixture
def sqlite_stated(sqlite_world: World) -> Stated:
    """Barnet's statements, on SQLite."""
    return _state(sqlite_world)
