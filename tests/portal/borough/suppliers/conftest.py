"""What the tests of the pages share: Barnet's suppliers."""

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import Supplied, furnish_suppliers
from tests.factories.world import World


def _supply(world: World) -> Supplied:
    make_guidance()
    with tenant_scope(world.barnet.id):
        supplied = furnish_suppliers(world.barnet)
        db.session.commit()
    db.session.close()
    return supplied


@pytest.fixture
def supplied(world: World) -> Supplied:
    """Barnet's suppliers, on both databases."""
    return _supply(world)


@pytest.fixture
def sqlite_supplied(sqlite_world: World) -> Supplied:
    """Barnet's suppliers, on SQLite."""
    return _supply(sqlite_world)
