"""The pages of posts and money, and the way of a hand-over from one holder to the next."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.posts.queries import get_post
from tenants.records.posts.service import fill_post
from tenants.scope import tenant_scope
from tests.factories.resources import Resources, furnish_resources
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = clock.today()


def _three(day: object) -> list[str]:
    year, month, number = str(day).split("-")
    return [number, month, year]


@pytest.fixture
def carried(world: World) -> Resources:
    """Barnet's posts, money and hand-overs."""
    with tenant_scope(world.barnet.id):
        made = furnish_resources(world.barnet)
        db.session.commit()
    return made


def test_a_grant_goes_from_its_adding_to_its_end(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/resources/")
    assert "Head of community safety" in lead.page.links and "Not known" in lead.page.text
    lead.follow("Add a post or money")
    lead.submit({"title": "Grant", "pounds_a_year": "some", "percent_of_full_time": "101"}, status=422)
    assert len(lead.page.problems) == 4
    lead.submit(
        {
            "kind": "grant",
            "pounds_a_year": "48,000",
            "percent_of_full_time": "",
            "ends_on": _three(TODAY + timedelta(days=20)),
            "owner": f"person:{world.barnet.owner.id}",
        }
    )
    assert "£48,000" in lead.page.text and "what comes after it" in lead.page.text
    lead.follow("Say what comes after it")
    lead.submit({"words": "The council pays from April"})
    assert "Say what comes after it" not in lead.page.links
    lead.follow("It has ended")
    lead.submit({"reason": "It is spent"})
    lead.get("/barnet/resources/")
    assert "Grant" not in lead.page.links
    lead.follow("Show what has ended as well")
    assert "Grant" in lead.page.links
    lead.follow("Grant")
    lead.follow("Everything that was changed on this page")
    assert "The council pays from April" in lead.page.text and "It is spent" in lead.page.text


def test_money_that_nobody_knows_is_never_a_nought(world: World, carried: Resources, browse: Browse) -> None:
    page = browse(world.barnet.owner).get("/barnet/resources/")
    assert "£48,000 a year that we know of." in page.text and "Of 1 more, the cost is not known." in page.text
    assert "£0" not in page.text and "Add a post or money" not in page.links
    browse(world.barnet.viewer).get("/barnet/resources/", status=404)
    page = browse(world.barnet.owner).get("/barnet/people/")
    assert page.links["Modern slavery coordinator"] == f"/barnet/resources/posts/{carried.post_id}/"


def test_a_hand_over_goes_from_one_holder_to_the_next(world: World, browse: Browse) -> None:
    held = world.barnet.plan.held_post_id
    leaver, comer = browse(world.barnet.procurement), browse(world.barnet.training)
    comer.get(f"/barnet/resources/posts/{held}/")
    assert "Begin a hand-over" not in comer.page.links
    comer.get(f"/barnet/resources/posts/{held}/hand-over", status=403)
    leaver.get(f"/barnet/resources/posts/{held}/")
    leaver.follow("Begin a hand-over")
    leaver.submit({"leaves_on": _three(TODAY + timedelta(days=20))})
    assert "What is due soon" in leaver.page.text
    leaver.submit({"people": "Ask a.person@mail.example"}, status=422)
    leaver.submit({"people": "The licensing team"})
    leaver.follow("Hand it over")
    leaver.submit({})
    address = leaver.page.url
    comer.get(f"{address}take-over")
    comer.submit({}, status=409)
    assert "Only whoever holds the post next" in comer.page.problems[0]
    hidden = {each.get("name"): each.get("value") for each in comer.page.tree.iter("input")}
    comer.get(f"{address}write", status=403)
    sent: dict[str, object] = {"csrf_token": hidden["csrf_token"], "version": hidden["version"]}
    comer.post(f"{address}write", sent, status=403)
    with tenant_scope(world.barnet.id):
        fill_post(get_post(held), world.barnet.training.id, by=None)
        db.session.commit()
    assert "Take over: read the hand-over of" in comer.get("/my-deadlines/").text
    comer.get(address)
    comer.follow("I have read it and take over")
    comer.submit({})
    assert "Taken over" in comer.page.text and "The licensing team" in comer.page.text
    leaver.get(address)
    assert "Take it back to write on" not in leaver.page.links


def test_nothing_is_lost_when_two_people_write_at_once(
    world: World, carried: Resources, browse: Browse
) -> None:
    first, second = browse(world.barnet.lead), browse(world.joint)
    address = f"/barnet/resources/hand-overs/{carried.written}/write"
    first.get(address)
    second.get(address)
    first.submit({"watch": "The first wrote this."})
    second.submit({"watch": "The second wrote that."}, status=409)
    assert "The second wrote that." in second.page.html
    second.submit({})
    assert "The second wrote that." in second.page.text


def test_nothing_is_found_when_it_is_another_councils(
    world: World, carried: Resources, browse: Browse
) -> None:
    with tenant_scope(world.bexley.id):
        theirs = furnish_resources(world.bexley)
        db.session.commit()
    lead = browse(world.barnet.lead)
    for path in (
        f"{theirs.paid}/",
        f"{theirs.paid}/edit",
        f"posts/{theirs.post_id}/",
        f"posts/{theirs.post_id}/hand-over",
        f"hand-overs/{theirs.given}/",
        f"hand-overs/{theirs.given}/take-over",
    ):
        lead.get(f"/barnet/resources/{path}", status=404)
