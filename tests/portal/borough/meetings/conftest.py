"""A borough with a board that has meetings in every stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.boards import make_boards
from tests.factories.meetings import Met, make_meetings
from tests.factories.people import Somebody
from tests.factories.world import Borough, World
from tests.page import Page
from tests.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Council:
    """Barnet with the id of its board and its meetings."""

    borough: Borough
    board_id: UUID
    met: Met

    @property
    def lead(self) -> Somebody:
        """Who may write."""
        return self.borough.lead

    @property
    def viewer(self) -> Somebody:
        """Who may only read."""
        return self.borough.viewer

    def page(self, meeting_id: UUID, rest: str = "") -> str:
        """The address of a meeting's page."""
        return f"/barnet/meetings/{meeting_id}/{rest}"


def send(
    visitor: Visitor, address: str, fields: dict[str, object] | None = None, *, status: int = 200
) -> Page:
    """Sends fields to an address with the token of a page that the visitor has open."""
    if not visitor.page.html:
        visitor.get("/barnet/meetings/")
    token = visitor.page.tree.find(".//input[@name='csrf_token']")
    assert token is not None
    return visitor.post(address, {"csrf_token": token.get("value"), **(fields or {})}, status=status)


@pytest.fixture
def council(world: World) -> Iterator[Council]:
    """Barnet, its board and its meetings, committed."""
    with tenant_scope(world.barnet.id):
        board = make_boards(world.barnet).active
        council = Council(world.barnet, board.id, make_meetings(board, world.barnet))
        db.session.commit()
    db.session.close()
    yield council
