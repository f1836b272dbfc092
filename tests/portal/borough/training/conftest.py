"""Barnet with a small training log, and Bexley with its own, on a day that does not change."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.training import Trained, make_training
from tests.factories.world import Borough, World

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(on_day: Callable[..., AbstractContextManager[object]]) -> Iterator[None]:
    with on_day(TODAY):
        yield


def _logged(borough: Borough) -> Trained:
    with tenant_scope(borough.id):
        made = make_training(borough.name, by=None)
        db.session.commit()
    return made


@pytest.fixture
def log(sqlite_world: World) -> Trained:
    """Barnet's: 24 of 40 housing officers were trained on 22 December 2024, for 24 months."""
    return _logged(sqlite_world.barnet)


@pytest.fixture
def theirs(sqlite_world: World) -> Trained:
    """Bexley's."""
    return _logged(sqlite_world.bexley)
