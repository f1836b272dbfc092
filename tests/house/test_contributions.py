"""Checks the second door: what is counted for London comes only from columns that may be counted."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Column, event
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.sql import ClauseElement, visitors
from sqlalchemy.types import Uuid

from portal.config import ROOT
from tenants import clock
from tenants.counts import Period
from tenants.handling import Handling, handling_of
from tenants.scope import tenant_scope
from tests.factories.furnished import furnish
from tests.factories.world import World
from workflows.contributions.counting import DOORS, count, must_fit
from workflows.register.periods import newest_whole
from workflows.releases.measures import MEASURES, measure

#: Who may open the door through which figures that were given reach the network.
COLLECTING = "workflows/releases/"
#: A lead reads what their own house gave, inside it.
OWN_HOUSE = {"portal/borough/beside_london/own.py"}
#: Private columns by which doors leave rows out; nothing of them is counted.
NARROWING = {"plan.ends_on", "action_date.due_version", "board_office.until_on"}


@pytest.fixture
def read(sqlite_world: World) -> Iterator[set[Column[object]]]:
    """Every column of a statement sent while the test lasts, whether it is shown or only compared."""
    seen: set[Column[object]] = set()

    def look(state: ORMExecuteState) -> None:
        for element in visitors.iterate(cast(ClauseElement, state.statement)):
            if isinstance(element, Column):
                seen.add(element)

    event.listen(Session, "do_orm_execute", look)
    yield seen
    event.remove(Session, "do_orm_execute", look)


def _is_of_words(column: Column[object]) -> bool:
    """Ids join and order rows; they are no value that anybody could read."""
    return not isinstance(column.type, Uuid)


def test_only_columns_that_may_be_counted_are_read_by_the_doors(
    sqlite_world: World, read: set[Column[object]]
) -> None:
    furnish(sqlite_world.barnet)
    today = clock.today()
    with tenant_scope(sqlite_world.barnet.id):
        read.clear()
        for each in MEASURES:
            count(each, newest_whole(today), today)
        found = set(read)
    assert found
    private = {
        str(column) for column in found if _is_of_words(column) and handling_of(column) == Handling.PRIVATE
    }
    assert private == NARROWING, "label them COUNTABLE, with whoever keeps the records, or leave them"


def test_every_door_answers_in_the_words_of_the_catalogue_when_a_house_is_full(sqlite_world: World) -> None:
    furnish(sqlite_world.barnet)
    today = clock.today()
    years = Period(today.replace(year=today.year - 1), today)
    with tenant_scope(sqlite_world.barnet.id):
        answers = {key: door(key, years, today) for key, door in DOORS.items()}
    known = {key: counts for key, counts in answers.items() if counts is not None}
    assert len(known) >= len(DOORS) // 2
    for key, counts in known.items():
        must_fit(measure(key), counts)


def test_nobody_but_the_collector_opens_the_second_door() -> None:
    opened = {
        str(path.relative_to(ROOT))
        for folder in ("portal", "tenants", "workflows")
        for path in (Path(ROOT) / folder).rglob("*.py")
        if _names(path, "tenants.records.contributions", "exits")
    }
    strangers = {path for path in opened if not path.startswith(COLLECTING)} - OWN_HOUSE
    assert opened and not strangers


def _names(path: Path, package: str, module: str) -> bool:
    """Whether a file imports this module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            if (node.module == package and module in names) or node.module == f"{package}.{module}":
                return True
        if isinstance(node, ast.Import) and f"{package}.{module}" in {alias.name for alias in node.names}:
            return True
    return False
