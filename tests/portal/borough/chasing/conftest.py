"""A council whose ladder is set up and whose first day has been chased."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.world import World
from workflows.chasing.jobs import chase
from workflows.chasing.service import set_up_ladder


@dataclass(frozen=True, slots=True)
class Chased:
    """The small world, in which Barnet was chased on `day`."""

    world: World
    day: date

    @property
    def late(self) -> UUID:
        """Barnet's late action, of which the owner, both leads and nobody else have been reminded."""
        return self.world.barnet.plan.late


def chase_barnet(world: World) -> Chased:
    """Sets up Barnet's ladder and chases today."""
    with tenant_scope(world.barnet.id):
        set_up_ladder(by=None)
        db.session.commit()
    chase(clock.today())
    return Chased(world, clock.today())


@pytest.fixture
def chased(world: World) -> Chased:
    """Barnet after its first chase, on both databases."""
    return chase_barnet(world)


@pytest.fixture
def sqlite_chased(sqlite_world: World) -> Chased:
    """Barnet after its first chase, on SQLite."""
    return chase_barnet(sqlite_world)
