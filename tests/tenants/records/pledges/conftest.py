"""What the tests share: Barnet's pledge on a charter of ten commitments."""

from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.pledges import take_on
from tests.factories.world import World


@pytest.fixture
def pledge_id(world: World) -> UUID:
    """Taken on 400 days ago, owned by Barnet's owner; on both databases."""
    with tenant_scope(world.barnet.id):
        found = take_on(world.barnet).id
        db.session.commit()
    return found
