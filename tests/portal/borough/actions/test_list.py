"""Tests of the list of actions as a page: what it shows, to whom, and at what cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants import clock
from tenants.database import db
from tenants.dating import Dating
from tenants.records.plans import queries
from tenants.records.plans.details import Details
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import add_action
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.page import Page, text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@contextmanager
def _statements() -> Iterator[list[str]]:
    """Every statement that reaches the database, but for those that begin a transaction or set its tenant."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if statement.startswith("SELECT") and "set_config" not in statement:
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _titles(page: Page) -> list[str]:
    return [text_of(each.find("a")) for each in _rows(page)]


def _rows(page: Page) -> list[Element]:
    return [each for each in page.tree.iter("th") if each.get("scope") == "row"]


def _add_many(world: World, count: int) -> None:
    with tenant_scope(world.barnet.id):
        aim = queries.get_aim(world.barnet.plan.aim_id)
        for number in range(count):
            details = Details(f"Visit hotel {number:03d}", owner_person_id=world.barnet.owner.id)
            add_action(aim, details, Dating.on_day(clock.today()), by=None)
    db.session.commit()


def test_everybody_who_may_read_plans_sees_the_open_actions(world: World, browse: Browse) -> None:
    for person in (world.barnet.lead, world.barnet.owner, world.barnet.viewer):
        page = browse(person).get("/barnet/actions/")

        assert _titles(page) == [
            "Train Barnet frontline staff",
            "Check Barnet suppliers",
            "Publish Barnet statement",
        ]
        assert "3 open actions" in page.text


def test_a_partner_has_no_list(sqlite_world: World, browse: Browse) -> None:
    browse(sqlite_world.met.member).get("/met/actions/", status=404)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("standing=late", ["Train Barnet frontline staff"]),
        ("standing=late&standing=due-soon", ["Train Barnet frontline staff", "Check Barnet suppliers"]),
        ("owner=vacant", ["Publish Barnet statement"]),
        ("theme=4p/protect", ["Check Barnet suppliers"]),
        ("priority=PA1", ["Check Barnet suppliers"]),
        ("words=SUPPLIERS+statements", ["Check Barnet suppliers"]),
        ("words=100%25", []),
        ("due=overdue", ["Train Barnet frontline staff"]),
        ("claimed=at-risk", []),
        ("show=closed", []),
    ],
)
def test_the_list_is_narrowed_as_the_address_says(
    world: World, browse: Browse, query: str, titles: list[str]
) -> None:
    assert _titles(browse(world.barnet.lead).get(f"/barnet/actions/?{query}")) == titles


def test_my_own_are_those_of_my_post_too(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.procurement).get("/barnet/actions/?owner=me")

    assert _titles(page) == ["Check Barnet suppliers"]
    assert "1 open action: owned by you" in page.text


def test_a_post_and_a_person_can_be_chosen_from_the_form(sqlite_world: World, browse: Browse) -> None:
    barnet = sqlite_world.barnet
    visitor = browse(barnet.lead)
    visitor.get("/barnet/actions/")

    by_person = visitor.submit({"owner": f"person-{barnet.owner.id}"}, press="Show")
    assert (_titles(by_person), "owned by Barnet Owner" in by_person.text) == (
        ["Train Barnet frontline staff"],
        True,
    )

    by_post = visitor.submit({"owner": f"post-{barnet.plan.vacant_post_id}"}, press="Show")
    assert _titles(by_post) == ["Publish Barnet statement"]


def test_the_form_leads_to_a_short_address_that_can_be_kept(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/actions/")

    page = visitor.submit({"standing": ["late"], "words": "staff"}, press="Show")

    assert page.url == "/barnet/actions/?words=staff&standing=late"
    assert page.links["Clear filters"] == "/barnet/actions/"


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "standing=lost",
        "plan=7",
        "owner=person-7",
        "from=yesterday-ish",
        "sort=luck",
        "theme=4p/none",
        f"plan={'0' * 32}",
        f"owner=post-{'0' * 32}",
        "from=2026-12-02&to=2026-12-01",
    ],
)
def test_what_cannot_be_read_is_left_out_with_a_note(world: World, browse: Browse, query: str) -> None:
    page = browse(world.barnet.lead).get(f"/barnet/actions/?{query}")

    assert len(_titles(page)) == 3
    assert "left out" in page.text or "in order of date" in page.text


@pytest.mark.parametrize(
    "query", ["words=%00", "page=99999", "page=-1", f"words={quote('<b>&')}", "words=%ff%fe"]
)
def test_an_odd_address_is_still_a_page(world: World, browse: Browse, query: str) -> None:
    assert browse(world.barnet.lead).get(f"/barnet/actions/?{query}").heading == "Actions"


def test_another_boroughs_plan_narrows_nothing(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.lead).get(f"/barnet/actions/?plan={sqlite_world.bexley.plan.plan_id}")

    assert len(_titles(page)) == 3
    assert "Bexley" not in page.text


def test_a_heading_sorts_and_then_turns_the_order_round(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/actions/")

    rising = visitor.follow("Action")
    falling = visitor.follow("Action")

    assert _titles(rising) == sorted(_titles(rising))
    assert _titles(falling) == sorted(_titles(falling), reverse=True)
    sorted_by = {
        text_of(each): each.get("aria-sort") for each in falling.tree.iter("th") if each.get("aria-sort")
    }
    assert (sorted_by["Action"], sorted_by["Due"]) == ("descending", "none")


def test_says_on_track_though_late_stands_out(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        queries.get_action(sqlite_world.barnet.plan.late).claimed = Claimed.ON_TRACK
    db.session.commit()

    assert "Marked on track, but " in browse(sqlite_world.barnet.viewer).get("/barnet/actions/").text


def test_fifty_are_on_a_page_and_the_last_page_is_shown_for_a_number_beyond(
    world: World, browse: Browse
) -> None:
    _add_many(world, 50)
    visitor = browse(world.barnet.lead)

    assert len(_rows(visitor.get("/barnet/actions/"))) == 50
    last = visitor.get("/barnet/actions/?page=7")

    assert len(_rows(last)) == 3
    assert "Showing 51 to 53 of 53 actions" in last.text


def test_an_empty_list_says_how_to_get_out(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.lead).get("/barnet/actions/?words=zebra")

    assert "No open actions: mentioning “zebra”" in page.text
    assert page.links["clear the filters"] == "/barnet/actions/"


def test_the_list_costs_the_same_few_statements_however_long_it_is(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get("/barnet/actions/")
    with _statements() as few:
        visitor.get("/barnet/actions/")
    _add_many(world, 60)
    with _statements() as many:
        visitor.get("/barnet/actions/")

    own = [each for each in many if "sign_in" not in each and "membership" not in each]
    assert len(own) <= 4
    assert len(many) == len(few)
