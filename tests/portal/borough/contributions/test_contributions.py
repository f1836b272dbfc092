"""What a lead sees before figures leave the house, and decides."""

from collections.abc import Callable

import pytest

from tenants.database import db
from tenants.dating import format_day
from tenants.records.contributions import exits
from tenants.records.contributions.queries import find_contribution
from tenants.scope import tenant_scope
from tests.factories.contributions import furnish_contributions, newest
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
QUARTER = newest()
HOME = "/barnet/contributions/"


@pytest.fixture
def ready(world: World) -> str:
    """The address of figures that are ready, in a house with some of each standing."""
    with tenant_scope(world.barnet.id):
        made = furnish_contributions(world.barnet)
        db.session.commit()
        return f"{HOME}figures/{made.id}/"


def test_a_lead_sees_the_numbers_and_gives_them(world: World, ready: str, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(HOME)
    assert f"{QUARTER.words}: 1 measure ready to look at" in lead.page.text
    lead.follow("Look at the figures")
    text = lead.page.text
    assert "This is what leaves your house: numbers only." in text
    assert "Labour Adults National Referral Mechanism 8" in " ".join(text.split())
    assert "Nothing leaves your house for this" in text, "training was left out"
    lead.follow("Give all of it now")
    lead.submit({})
    assert f"Your figures of {QUARTER.words} count for London from now on" in lead.page.text
    with tenant_scope(world.barnet.id):
        found = exits.contribution("referrals", QUARTER.starts_on)
        assert found is not None and sum(found.numbers.values()) == 9
    lead.get(f"{ready}give")
    lead.submit({}, status=409)
    assert lead.page.problems == [
        "These figures were given or left out already. What is given is never changed."
    ]


def test_figures_go_on_the_day_that_the_page_names(world: World, ready: str, browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        found = find_contribution("referrals", QUARTER.starts_on, 1)
        assert found is not None
        day = format_day(found.default_on)
    lead = browse(world.barnet.lead)
    assert f"they go by themselves on {day}" in lead.get(HOME).text
    assert f"It goes by itself on {day}" in lead.get(f"{HOME}{QUARTER.key}/").text
    assert f"Goes by itself on {day}" in lead.get(ready).text


def test_figures_can_be_left_out_once_or_for_good(world: World, ready: str, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"{ready}leave-out")
    lead.submit({})
    assert "Left out for this quarter" in lead.page.text and "Nothing leaves your house" in lead.page.text
    lead.get(f"{HOME}measures/boards/leave-out")
    lead.submit({}, status=422)
    assert lead.page.problems == ["Say why it is left out"]
    lead.submit({"reason": "Two boards are being merged"})
    assert "“Boards with and without a chair” is left out until you take part again" in lead.page.text
    assert "Two boards are being merged" in lead.page.text
    lead.follow("Take part again : Boards with and without a chair")
    lead.submit({})
    assert "You take part in “Boards with and without a chair” again" in lead.page.text


def test_counting_again_says_so_when_the_records_are_gone(world: World, ready: str, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"{ready}count-again")
    lead.submit({}, status=409)
    assert lead.page.problems == [
        "There are no records of this any more. Leave the figures out for this quarter."
    ]


def test_only_leads_of_the_house_see_its_figures(world: World, ready: str, browse: Browse) -> None:
    for person in (world.barnet.owner, world.barnet.viewer):
        browse(person).get(HOME, status=404)
        browse(person).get(ready, status=404)
    for person in (world.bexley.lead, world.lmsl.chair):
        browse(person).get(ready, status=404)
    bexley = ready.replace("/barnet/", "/bexley/")
    browse(world.bexley.lead).get(bexley, status=404)


@pytest.mark.parametrize("key", ["2026-27-q9", "9999-00-q4", "２０２６-27-q1", "april", "2019-20-q1"])
def test_an_address_of_no_quarter_is_not_found(world: World, browse: Browse, key: str) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"{HOME}{key}/", status=404)
    lead.get(f"{HOME}{key}/give", status=404)


def test_a_quarter_that_is_not_over_is_not_found(world: World, browse: Browse) -> None:
    browse(world.barnet.lead).get(f"{HOME}{QUARTER.before(-1).key}/", status=404)


def test_the_history_keeps_what_happened_and_no_number(world: World, ready: str, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    text = lead.get(f"{ready}history").text
    assert "igures for London prepared" in text
    assert "rows: …" in text, "that they were written, and never what"
