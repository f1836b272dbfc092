"""For which board a report is most likely."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tenants import clock
from tenants.records.boards.rules import BoardKind, Life
from tenants.records.plans.queries import get_plan
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.world import Borough, World
from workflows.highlights.overseer import likely_board


@pytest.fixture
def barnet(sqlite_portal: Flask, sqlite_world: World) -> Iterator[Borough]:
    """Barnet, its scope open."""
    with tenant_scope(sqlite_world.barnet.id):
        yield sqlite_world.barnet


def test_no_board_is_likely_when_there_is_none(barnet: Borough) -> None:
    assert likely_board(clock.today()) is None


def test_a_strategic_board_is_likelier_when_none_oversees_a_plan(barnet: Borough) -> None:
    make_board("A group", kind=BoardKind.WORKING_GROUP)
    make_board("B planned", life=Life.PLANNED)
    strategic = make_board("Z board")
    assert likely_board(clock.today()) == strategic


def test_the_board_that_oversees_a_plan_is_likeliest_when_there_are_others(barnet: Borough) -> None:
    make_board("A board")
    overseer = make_board("Z group", kind=BoardKind.WORKING_GROUP)
    get_plan(barnet.plan.plan_id).board_id = overseer.id
    assert likely_board(clock.today()) == overseer
