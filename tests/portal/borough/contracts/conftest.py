"""What the tests of the pages share: Barnet's contracts and clauses, and the guidance they rest on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.contracts import Contracted, furnish_contracts
from tests.factories.guidance import make_guidance
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def _furnish(world: World) -> Contracted:
    make_guidance()
    with tenant_scope(world.barnet.id):
        contracted = furnish_contracts(world.barnet)
        db.session.commit()
    db.session.close()
    return contracted


@pytest.fixture(autouse=True)
def _today(on_day: Callable[..., AbstractContextManager[object]]) -> Iterator[None]:
    """It is 22 November 2026."""
    with on_day(TODAY):
        yield


@pytest.fixture
def contracted(world: World) -> Contracted:
    """Barnet's contracts, on both databases."""
    return _furnish(world)


@pytest.fixture
def sqlite_contracted(sqlite_world: World) -> Contracted:
    """Barnet's contracts, on SQLite."""
    return _furnish(sqlite_world)
