"""What the tests of checks share: Barnet's house with the guidance and a supplier in it."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

Owes = Callable[[UUID], list[Owed]]


@pytest.fixture
def house(world: World) -> Iterator[World]:
    """The world, inside Barnet's scope."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        yield world


@pytest.fixture
def acme(house: World) -> Supplier:
    """A supplier of Barnet's."""
    return make_supplier("Acme Catering Ltd")


@pytest.fixture
def owes() -> Owes:
    """What is owed about a record and not done."""

    def ask(record_id: UUID) -> list[Owed]:
        return [each for each in obligations_about([record_id]) if each.done_on is None]

    return ask
