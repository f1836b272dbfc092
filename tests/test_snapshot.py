"""Checks that a snapshot misses no change and leaves none."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from tenants.database import Base, db
from tenants.people.models import Person
from tenants.records.plans.models import Action
from tenants.scope import tenant_scope
from tests.factories.people import make_person
from tests.factories.world import World
from tests.snapshot import Snapshot


@pytest.fixture
def snapshot(portal: Flask, world: World) -> Iterator[Snapshot]:
    """The small world as it began."""
    taken = Snapshot.of(portal)
    yield taken
    taken.close()


def _rename_the_late_action(world: World) -> None:
    with tenant_scope(world.barnet.id):
        action = db.session.scalars(select(Action).where(Action.id == world.barnet.plan.late)).one()
        action.title = "Quite another title"
        db.session.commit()


def test_what_came_what_changed_and_what_went_is_told_when_rows_are_written(
    snapshot: Snapshot, world: World
) -> None:
    make_person("Nina New", "nina@somewhere.example")
    db.session.execute(delete(Person).where(Person.id == world.stranger.id))
    db.session.commit()
    _rename_the_late_action(world)
    changes = snapshot.changes()
    assert [row["name"] for row in changes["person"].came] == ["Nina New"]
    assert [row["name"] for row in changes["person"].gone] == ["Sam Stranger"]
    assert [row["title"] for row in changes["action"].came] == ["Quite another title"]
    assert len(changes["action"].gone) == 1


def test_everything_is_as_it_was_when_it_is_put_back(snapshot: Snapshot, world: World) -> None:
    make_person("Nina New", "nina@somewhere.example")
    db.session.execute(delete(Person).where(Person.id == world.stranger.id))
    db.session.commit()
    _rename_the_late_action(world)
    assert snapshot.rows() != snapshot.first
    snapshot.put_back()
    assert snapshot.rows() == snapshot.first
    assert snapshot.changes() == {}


def test_nothing_is_told_when_a_row_is_written_as_it_stands(snapshot: Snapshot) -> None:
    db.session.execute(update(Person).values(name=Person.name))
    db.session.commit()
    assert snapshot.changes() == {}


def test_every_table_with_rows_is_touched_when_each_is_written_to(snapshot: Snapshot) -> None:
    filled = {name for name, rows in snapshot.first.items() if rows}
    for table in Base.metadata.sorted_tables:
        key = next(iter(table.primary_key.columns)).name
        snapshot.live.execute(f'UPDATE "{table.name}" SET "{key}" = "{key}"')  # noqa: S608 - our own names
    assert len(filled) > 10
    assert snapshot.touched() == filled
