"""What the tests of the pages share: Barnet's documents, one of every status."""

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.documents import Filed, file_documents
from tests.factories.world import World


def _file(world: World) -> Filed:
    with tenant_scope(world.barnet.id):
        filed = file_documents(world.barnet)
        db.session.commit()
    db.session.close()
    return filed


@pytest.fixture
def filed(world: World) -> Filed:
    """Barnet's documents, on both databases."""
    return _file(world)


@pytest.fixture
def sqlite_filed(sqlite_world: World) -> Filed:
    """Barnet's documents, on SQLite."""
    return _file(sqlite_world)
