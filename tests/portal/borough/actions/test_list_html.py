"""Tests that a list which was shown before is shown again only while every word in it still holds."""

from collections.abc import Callable
from datetime import timedelta

import time_machine
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.models import Person
from tenants.records.plans.models import Action
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _rename(world: World, title: str) -> None:
    with tenant_scope(world.barnet.id):
        found = db.session.scalars(select(Action).where(Action.id == world.barnet.plan.late)).one()
        found.title = title
    db.session.commit()


def test_the_new_words_are_shown_when_an_action_changed_since(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    assert "Count the hotels <again>" not in visitor.get("/barnet/actions/").text
    _rename(sqlite_world, "Count the hotels <again>")
    assert "Count the hotels <again>" in visitor.get("/barnet/actions/").text


def test_the_new_name_is_shown_when_a_person_changed_theirs(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/actions/")
    for person in db.session.scalars(select(Person)):
        person.name = f"{person.name} Newname"
    db.session.commit()
    assert "Newname" in visitor.get("/barnet/actions/").text


def test_each_boroughs_own_is_shown_when_one_person_leads_in_two(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.joint)
    for slug in ("barnet", "bexley", "barnet"):
        rows = [
            each for each in visitor.get(f"/{slug}/actions/").tree.iter("th") if each.get("scope") == "row"
        ]
        shown = {str(link.get("href")) for row in rows for link in row.iter("a")}
        assert shown
        assert all(href.startswith(f"/{slug}/actions/") for href in shown)


def test_the_lateness_moves_on_when_the_day_does(sqlite_world: World, browse: Browse) -> None:
    before = browse(sqlite_world.barnet.lead).get("/barnet/actions/").text
    with time_machine.travel(clock.now() + timedelta(days=7), tick=False):
        after = browse(sqlite_world.barnet.lead).get("/barnet/actions/").text
    assert before != after
