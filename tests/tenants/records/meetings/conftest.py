"""A board with rules, a secretary and members, in Barnet's open scope."""

from collections.abc import Iterator
from datetime import date

import pytest

from tenants.records.boards.details import BoardDetails, Holder, Rules
from tenants.records.boards.models import Board
from tenants.records.boards.rules import BoardKind, Office, RhythmUnit
from tenants.records.boards.service import add_member, create_board, fill_office, set_rules
from tenants.scope import tenant_scope
from tests.factories.world import World


@pytest.fixture
def board(world: World) -> Iterator[Board]:
    """Agenda 7 days before, minutes 14 days after, every 6 weeks; the owner is secretary; three seats."""
    with tenant_scope(world.barnet.id):
        made = create_board(BoardDetails("Modern Slavery Board", BoardKind.STRATEGIC_BOARD), by=None)
        set_rules(made, Rules(6, RhythmUnit.WEEK), valid_from=None, by=None)
        fill_office(made, Office.SECRETARY, Holder(person_id=world.barnet.owner.id), since_on=None, by=None)
        for organisation, department in (
            ("Barnet", "Housing"),
            ("Barnet", "Children"),
            ("Metropolitan Police", ""),
        ):
            add_member(made, organisation, department, since_on=date(2020, 1, 1), by=None)
        yield made
