"""What the checks of the pages of boards share: Barnet's boards, as ids."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.boards import make_boards
from tests.factories.world import World


@dataclass(frozen=True, slots=True)
class Ids:
    """The addresses of Barnet's boards, by their lives."""

    active: str
    planned: str
    paused: str
    ended: str
    active_id: UUID


Made = Callable[[World], Ids]


@pytest.fixture
def boards() -> Made:
    """`boards(world)` gives Barnet its boards and commits."""

    def make(world: World) -> Ids:
        with tenant_scope(world.barnet.id):
            made = make_boards(world.barnet)
            found = [made.active.id, made.planned.id, made.paused.id, made.ended.id]
            db.session.commit()
        db.session.close()
        active, planned, paused, ended = (f"/barnet/boards/{one}/" for one in found)
        return Ids(active, planned, paused, ended, found[0])

    return make
