"""Every way known round the fence, tried from Barnet's scope at Bexley's records, on both databases."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import (
    delete,
    select,
    update,
)
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tenants.database import db
from tenants.errors import ScopeError
from tenants.records.plans.models import (
    Action,
    ActionTheme,
    Evidence,
    Milestone,
    Plan,
)
from tenants.records.posts.models import Post
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.tenants.ways_round import GUARDED, REFUSED, Way, house_of, rows, run
from workflows.chasing.models import Snooze


def _outcome(way: Way, world: World) -> Any:
    """What a way answers; "refused" where the fence would not have it."""
    try:
        return way(world.barnet, world.bexley)
    except ScopeError:
        return "refused"
    finally:
        db.session.rollback()


def _outcomes_in_barnet(ways: dict[str, Way], world: World) -> dict[str, Any]:
    outcomes = {}
    for name, way in ways.items():
        with tenant_scope(world.barnet.id):
            outcomes[name] = _outcome(way, world)
    return outcomes


def test_a_way_is_refused_when_criteria_cannot_reach_it(world: World) -> None:
    assert _outcomes_in_barnet(REFUSED, world) == dict.fromkeys(REFUSED, "refused")


def test_only_our_own_is_answered_when_a_neighbour_has_records_too(world: World) -> None:
    expected = {name: answer for name, (_, answer) in GUARDED.items()}
    assert _outcomes_in_barnet({name: way for name, (way, _) in GUARDED.items()}, world) == expected


def test_every_way_is_refused_when_no_scope_is_open(world: World) -> None:
    ways = REFUSED | {name: way for name, (way, _) in GUARDED.items()}
    assert {name: _outcome(way, world) for name, way in ways.items()} == dict.fromkeys(ways, "refused")


def test_nothing_of_a_neighbours_changes_when_everything_is_changed(world: World) -> None:
    before = house_of(world.bexley)
    with tenant_scope(world.barnet.id):
        assert rows(update(Action).values(title="Ours")) == 3
        assert rows(update(Post).values(title=Post.title + "!", holder_id=None)) == 2
        assert rows(delete(ActionTheme)) == 1
        for model in (Milestone, Snooze, Evidence):
            run(delete(model))
    db.session.commit()
    assert house_of(world.bexley) == before
    assert {row[1] for row in house_of(world.barnet)} == {
        "Ours",
        "Procurement manager!",
        "Head of community safety!",
    }


def _plant_stray_aim(world: World) -> None:
    """An aim of Bexley's under Barnet's plan, which the database would never let in."""
    raw = db.engine.raw_connection()
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(
            "INSERT INTO aim (tenant_id, id, plan_id, theme_key, title, position)"
            " VALUES (?, ?, ?, '4p/prevent', 'Stray', 1)",
            (world.bexley.id.hex, uuid4().hex, world.barnet.plan.plan_id.hex),
        )
        raw.execute("PRAGMA foreign_keys=ON")
    finally:
        raw.close()


@pytest.mark.parametrize(
    "statement",
    [
        select(Plan),
        select(Plan).options(selectinload(Plan.aims)),
        select(Plan).options(joinedload(Plan.aims)),
        select(Plan).outerjoin(Plan.aims).options(contains_eager(Plan.aims)),
    ],
    ids=["lazily", "by a second select", "by a join", "from an explicit join"],
)
def test_a_neighbours_row_stays_hidden_when_related_records_are_loaded(
    sqlite_world: World, statement: Any
) -> None:
    _plant_stray_aim(sqlite_world)
    with tenant_scope(sqlite_world.barnet.id):
        plan = db.session.scalars(statement).unique().one()
        assert [aim.title for aim in plan.aims] == ["Make Barnet hard to exploit people in"]
