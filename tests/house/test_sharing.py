"""Checks the one door between houses: what leaves a board's home, who can read it, and what stays behind."""

import ast
import inspect
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from sqlalchemy import select

from portal.config import ROOT
from tenants import clock
from tenants.database import Base, db
from tenants.errors import NotFound
from tenants.handling import Handling, handling_of
from tenants.records.boards import exits
from tenants.records.boards import models as boards
from tenants.records.boards.changes import board_changed
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life
from tenants.records.meetings import models as meetings
from tenants.records.meetings.rules import Stage
from tenants.scope import tenant_scope
from tests.factories.marked import Marks, mark_board
from tests.factories.shared_boards import share, take_part
from tests.factories.world import World
from workflows.sharing import queries
from workflows.sharing.models import SharedBoard, SharedSeat
from workflows.sharing.service import leave, take_down_if_last, withdraw

#: Who may name the tables that stand between the houses, besides workflows/sharing.
NAMING = {"portal/tables.py": "imports every table, so that the metadata is whole"}
#: Who may open door one of a board.
OPENING = {"workflows/sharing/publishing.py"}

#: Every column of text that may leave the house of a board in force, and no other: the whole list.
ALWAYS = {
    "board.title",
    "board.purpose",
    "board_office.words",
    "post.title",
    "board_member.organisation",
    "board_member.department",
    "board_member.role_words",
    "board_rules.frequency_words",
    "board_terms.title",
    "reporting_line.parent_words",
    "reporting_line.part",
    "meeting.title",
    "meeting.place",
    "meeting.url",
}
WITH_AGENDA = ALWAYS | {"agenda_item.title"}
WITH_MINUTES = WITH_AGENDA | {"agenda_item.minute", "decision.ref", "decision.title"}
ONCE_ENDED = {"board.life_reason"}
#: What is told of a meeting in each stage; one that was held without publishing its agenda shows none.
TOLD = {
    Stage.AGENDA_PUBLISHED: WITH_AGENDA,
    Stage.MINUTES_CIRCULATED: WITH_MINUTES,
    Stage.MINUTES_APPROVED: WITH_MINUTES,
}


def _models(module: ModuleType) -> set[type[Base]]:
    found = (each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Base))
    return {each for each in found if each.__module__ == module.__name__}


def _marked(world: World, stage: Stage, life: Life = Life.ACTIVE) -> tuple[Marks, str]:
    """What Bexley is told of a board of Barnet's whose every text is marked."""
    marks = Marks()
    board_id = mark_board(world.barnet, marks, [stage])
    share(world.barnet, board_id, world.bexley)
    take_part(world.bexley, board_id)
    if life != Life.ACTIVE:
        _change_life(world.barnet.id, board_id, life)
    return marks, _everything_told(world.bexley.id, board_id)


def _change_life(home_id: UUID, board_id: UUID, life: Life) -> None:
    with tenant_scope(home_id):
        get_board(board_id).life = life
        db.session.flush()
        board_changed.send(None, board_id=board_id)
        db.session.commit()


def _readers() -> dict[str, Callable[..., object]]:
    """Every function by which the published can be read."""
    return {
        name: each
        for name, each in vars(queries).items()
        if inspect.isfunction(each) and each.__module__ == queries.__name__ and not name.startswith("_")
    }


def _everything_told(tenant_id: UUID, board_id: UUID) -> str:
    """What all of them tell a tenant when it asks for this board and for all days."""
    answers = {"board_id": board_id, "first": date.min, "last": date.max}
    told = []
    with tenant_scope(tenant_id):
        for reader in _readers().values():
            asked = [answers[name] for name in inspect.signature(reader).parameters]
            try:
                told.append(repr(reader(*asked)))
            except NotFound as refusal:
                told.append(refusal.words)
    return "\n".join(told)


@pytest.mark.parametrize("stage", list(Stage))
def test_only_what_is_listed_leaves_the_house_when_every_text_is_marked(world: World, stage: Stage) -> None:
    marks, told = _marked(world, stage)
    assert marks.columns_in(told) == TOLD.get(stage, ALWAYS)
    assert world.barnet.lead.email not in told
    assert str(world.barnet.plan.late) not in told and "Train Barnet" not in told


@pytest.mark.parametrize("life", [Life.PAUSED, Life.ENDED])
def test_the_reason_leaves_the_house_only_when_the_board_has_ended(world: World, life: Life) -> None:
    marks, told = _marked(world, Stage.PLANNED, life)
    assert marks.columns_in(told) == ALWAYS | (ONCE_ENDED if life == Life.ENDED else set())


def test_every_kind_of_record_is_marked_when_a_boards_world_is_built(sqlite_world: World) -> None:
    """A new table of boards or meetings must be marked too, or the checks above say nothing of it."""
    mark_board(sqlite_world.barnet, Marks(), [Stage.PLANNED])
    with tenant_scope(sqlite_world.barnet.id):
        empty = [
            model.__name__
            for model in _models(boards) | _models(meetings)
            if db.session.scalars(select(model).limit(1)).first() is None
        ]
    assert empty == []


def test_a_column_is_labelled_publishable_when_it_leaves_the_house() -> None:
    columns = {
        str(column): handling_of(column) for table in Base.metadata.sorted_tables for column in table.columns
    }
    assert {columns[name] for name in WITH_MINUTES | ONCE_ENDED} == {Handling.PUBLISHABLE}


@pytest.mark.parametrize("house", ["barnet", "lmsl", "met"])
def test_no_function_tells_a_word_of_the_board_when_the_tenant_has_no_seat(world: World, house: str) -> None:
    marks = Marks()
    board_id = mark_board(world.barnet, marks, Stage)
    share(world.barnet, board_id, world.bexley)
    take_part(world.bexley, board_id)
    assert marks.columns_in(_everything_told(world.bexley.id, board_id)) == WITH_MINUTES
    assert marks.columns_in(_everything_told(getattr(world, house).id, board_id)) == set()


def test_no_more_than_the_name_is_told_when_a_board_is_only_offered(world: World) -> None:
    marks = Marks()
    board_id = mark_board(world.barnet, marks, Stage)
    share(world.barnet, board_id, world.bexley)
    assert marks.columns_in(_everything_told(world.bexley.id, board_id)) == {"board.title"}


@pytest.mark.parametrize("ending", ["withdrawn", "left"])
def test_nothing_stays_between_the_houses_when_the_last_seat_ends(world: World, ending: str) -> None:
    marks = Marks()
    board_id = mark_board(world.barnet, marks, Stage)
    share(world.barnet, board_id, world.bexley)
    own_id = take_part(world.bexley, board_id)
    with tenant_scope(world.barnet.id):
        assert marks.columns_in(_between_the_houses()) == WITH_MINUTES
    _end(world, board_id, own_id, ending)
    assert marks.columns_in(_everything_told(world.bexley.id, board_id)) == set()
    for house in (world.barnet, world.bexley):
        with tenant_scope(house.id):
            assert marks.columns_in(_between_the_houses()) == set()


def _end(world: World, board_id: UUID, own_id: UUID, ending: str) -> None:
    if ending == "withdrawn":
        with tenant_scope(world.barnet.id):
            withdraw(get_board(board_id), world.bexley.id, by=None, today=clock.today())
    else:
        with tenant_scope(world.bexley.id):
            home_id = leave(get_board(own_id), "Done", by=None, today=clock.today())
        take_down_if_last(board_id, home_id)
    db.session.commit()


def _between_the_houses() -> str:
    """All that the database shows the open tenant of the two tables."""
    rows = [
        dict(row._mapping)
        for model in (SharedBoard, SharedSeat)
        for row in db.session.execute(select(*model.__mapper__.columns))
    ]
    return json.dumps(rows, default=str)


def test_a_publication_is_refused_when_the_board_is_not_the_tenants_own(sqlite_world: World) -> None:
    barnet, bexley = sqlite_world.barnet, sqlite_world.bexley
    board_id = mark_board(barnet, Marks(), [])
    share(barnet, board_id, bexley)
    own_id = take_part(bexley, board_id)
    with tenant_scope(bexley.id):
        assert db.session.scalar(select(Board.id).where(Board.id == own_id)) == own_id
        for asked in (board_id, own_id):
            with pytest.raises(NotFound):
                exits.publication(asked)


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("portal", "tenants", "workflows"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def _named_in(tree: ast.Module) -> Iterator[str]:
    """Every module, name and word that a source names, however it imports them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def _naming(*pieces: str) -> set[str]:
    return {
        name
        for name, tree in _sources()
        for word in _named_in(tree)
        if any(piece in word for piece in pieces)
    }


def test_only_sharing_names_the_tables_between_the_houses_when_all_sources_are_read() -> None:
    found = _naming("SharedBoard", "SharedSeat", "shared_seat", "sharing.models")
    outside = {name for name in found if Path(name).parts[:2] != ("workflows", "sharing")}
    assert outside - set(NAMING) == set()


def test_only_the_publisher_opens_door_one_when_all_sources_are_read() -> None:
    assert (
        _naming("boards.exits", "published_meetings")
        - {
            "tenants/records/boards/exits.py",
            "tenants/records/boards/published_meetings.py",
            "workflows/contributions/counting.py",  # opens the other door, through which counts leave
        }
        == OPENING
    )
