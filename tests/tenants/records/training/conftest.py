"""Barnet with its scope open, on a day that does not change, and a small training log in it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from uuid import UUID

import pytest

from tenants.scope import tenant_scope
from tests.factories.training import Trained, make_training
from tests.factories.world import World

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(on_day: Callable[..., AbstractContextManager[object]]) -> Iterator[None]:
    with on_day(TODAY):
        yield


@pytest.fixture
def by(world: World) -> Iterator[UUID]:
    """Barnet's training officer, with Barnet's scope open."""
    with tenant_scope(world.barnet.id):
        yield world.barnet.training.id


@pytest.fixture
def log(by: UUID) -> Trained:
    """The small training log: 24 of 40 housing officers were trained on 22 December 2024, for 24 months."""
    return make_training("Barnet", by=by)
