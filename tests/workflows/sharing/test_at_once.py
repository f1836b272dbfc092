"""Two people of the home who change a shared board at the same moment."""

from threading import Event, Thread
from uuid import UUID

import pytest
from flask import Flask

from tenants.database import db
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import BoardDetails, add_member, edit_board
from tenants.scope import tenant_scope
from tests.factories.shared_boards import make_board, share, take_part
from tests.factories.world import Borough, build_world
from workflows.sharing.queries import card_for_guest

pytestmark = pytest.mark.postgresql


def _add_member(app: Flask, home: Borough, board_id: UUID, is_begun: Event) -> None:
    """In a transaction of its own, which waits for the other."""
    with app.app_context(), tenant_scope(home.id):
        board = get_board(board_id)
        is_begun.set()
        add_member(board, "Fire Brigade", since_on=None, by=None)
        db.session.commit()


def test_the_card_holds_both_changes_when_two_are_made_at_once(postgresql_portal: Flask) -> None:
    world, is_begun = build_world(), Event()
    board_id = make_board(world.barnet)
    share(world.barnet, board_id, world.bexley)
    take_part(world.bexley, board_id)
    other = Thread(target=_add_member, args=(postgresql_portal, world.barnet, board_id, is_begun))
    with tenant_scope(world.barnet.id):
        edit_board(get_board(board_id), BoardDetails("Renamed group", BoardKind.PANEL), by=None)
        other.start()
        assert is_begun.wait(10)
        other.join(0.5)
        assert other.is_alive(), "the other change should wait for the card"
        db.session.commit()
    other.join(10)
    with tenant_scope(world.bexley.id):
        found = card_for_guest(board_id)
    assert found is not None and found.card.title == "Renamed group"
    assert "Fire Brigade" in [member.organisation for member in found.card.members]
