"""What the tests of the chase may ask for besides the world."""

from datetime import date

import pytest

from tests.factories.world import Borough, World
from tests.workflows.chasing.council import Pigeonhole, configure, start_ladder


@pytest.fixture
def out() -> Pigeonhole:
    """The way out, kept for reading."""
    return Pigeonhole()


@pytest.fixture
def bexley(world: World) -> Borough:
    """Bexley with the default ladder and no dated action, on both databases."""
    configure()
    start_ladder(world.bexley)
    return world.bexley


@pytest.fixture
def quick_bexley(sqlite_world: World) -> Borough:
    """The same on SQLite only, for what the database has no part in."""
    configure()
    start_ladder(sqlite_world.bexley)
    return sqlite_world.bexley


@pytest.fixture
def wednesday() -> date:
    """A due date with an ordinary fortnight before and after it."""
    return date(2026, 11, 11)
