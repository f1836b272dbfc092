"""What the tests of contracts share: Barnet's house with guidance in it, and a supplier."""

from collections.abc import Iterator

import pytest

from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World


@pytest.fixture
def house(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        yield world


@pytest.fixture
def supplier(house: World) -> Supplier:
    """A company that Barnet buys from."""
    return make_supplier("Acme Catering Ltd")
