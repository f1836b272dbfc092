"""What the tests share: Barnet's operations, with the guidance that they are counted by."""

from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.operations import furnish_operations
from tests.factories.world import World


@pytest.fixture
def operation_id(world: World) -> UUID:
    """A long one, beside a short one; on both databases."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        found = furnish_operations(world.barnet)
        db.session.commit()
    return found
