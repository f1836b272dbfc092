"""The pages of retention: looking at any day, choosing a period, and purging what was looked at."""

from collections.abc import Callable

import pytest

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories import retention as old
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
TODAY = clock.today()


@pytest.fixture(autouse=True)
def _furnished(world: World) -> None:
    """Barnet has one old record of each kind, an own choice, and a purge that was noted."""
    make_guidance()
    with tenant_scope(world.barnet.id):
        old.furnish_retention(world.barnet)
    db.session.commit()


def test_a_lead_looks_and_then_purges_when_something_is_old(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    page = lead.get("/barnet/retention/")
    assert "12 names" in page.text and "Your own choice since" in page.text
    lead.follow("Referral entries")
    assert "Referral of March 2016" in lead.page.text and old.NOTE not in lead.page.text
    lead.submit({}, status=422)
    assert lead.page.problems == ["Tick the box once you have looked at the list"]
    lead.submit({"is_sure": ["y"]})
    assert "1 entry purged." in lead.page.text
    lead.follow("Referral entries")
    assert "Nothing of this kind is old enough on that day." in lead.page.text


def test_nothing_is_purged_when_the_button_is_pressed_twice(world: World, browse: Browse) -> None:
    first, second = browse(world.barnet.lead), browse(world.joint)
    for visitor in (first, second):
        visitor.get("/barnet/retention/operations/")
    first.submit({"is_sure": ["y"]})
    second.submit({"is_sure": ["y"]}, status=409)
    assert "so nothing was purged" in second.page.problems[0]


def test_another_day_is_shown_and_not_purged_when_the_address_names_it(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    assert "21 March 2011" in lead.get("/barnet/retention/?on=2011-03-21").text
    page = lead.get("/barnet/retention/reviews/?on=2011-03-21")
    assert "Nothing of this kind is old enough on that day." in page.text
    page = lead.get("/barnet/retention/reviews/?on=2190-01-01")
    assert "Only what is due today can be purged." in page.text and "Purge them" not in page.html
    for typed in ("tomorrow", "0001-01-01", "9999-12-31"):
        assert "shows today" in lead.get(f"/barnet/retention/?on={typed}").text


def test_a_period_is_chosen_with_its_reason_when_the_schedule_says_so(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/retention/reviews/")
    lead.follow("Change how long they are kept")
    lead.submit({"how": "own", "months": "", "because": "Schedule, line 7"}, status=422)
    assert lead.page.problems == ["Enter a whole number from 1 to 600."]
    lead.submit({"months": "60"})
    assert "5 years" in lead.page.text and "Schedule, line 7" in lead.page.text
    lead.follow("Change how long they are kept")
    lead.submit({"how": "usual", "because": "The schedule changed"})
    assert "10 years" in lead.page.text


@pytest.mark.parametrize("path", ["", "reviews/", "reviews/choose"])
def test_nobody_but_a_lead_finds_retention_when_they_look_for_it(
    world: World, browse: Browse, path: str
) -> None:
    for person in (world.barnet.owner, world.barnet.viewer, world.bexley.lead):
        browse(person).get(f"/barnet/retention/{path}", status=404)


def test_the_network_keeps_nothing_of_referrals_when_it_has_none(world: World, browse: Browse) -> None:
    chair = browse(world.lmsl.chair)
    page = chair.get("/lmsl/retention/")
    assert "Referral entries" not in page.links and "Operations" in page.links
    chair.get("/lmsl/retention/referrals/", status=404)
    chair.get("/lmsl/retention/nonsense/", status=404)
