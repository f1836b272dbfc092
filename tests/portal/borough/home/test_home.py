"""Tests of a tenant's first page, as each role sees it."""

import re
from collections.abc import Callable

from tenants.database import db
from tenants.records.plans import queries
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.furnished import furnish
from tests.factories.world import World
from tests.page import Page, text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _sections(page: Page) -> list[str]:
    return [text_of(each) for each in page.tree.iter("h2")]


def _say(world: World, claimed: Claimed) -> None:
    with tenant_scope(world.barnet.id):
        queries.get_action(world.barnet.plan.late).claimed = claimed
    db.session.commit()


def test_a_lead_sees_what_needs_attention_with_links_to_the_whole_lists(world: World, browse: Browse) -> None:
    _say(world, Claimed.ON_TRACK)
    visitor = browse(world.barnet.lead)

    page = visitor.get("/barnet/")

    assert _sections(page) == [
        "Late 1",
        "Waiting for acceptance",
        "Due soon 1",
        "Marked on track, but late 1",
        "Without an owner 1",
        "Meetings ahead",
        "Other deadlines",
        "Plans in force",
    ]
    assert page.links["1 Late actions"] == "/barnet/actions/?standing=late"
    assert "0 of 3 actions closed, 1 late" in page.text


def test_every_count_is_the_length_of_the_list_it_leads_to(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    links = visitor.get("/barnet/").links.items()
    counts = {words: href for words, href in links if words[0].isdigit() and not href.startswith("tel:")}

    assert len(counts) == 6
    for words, href in counts.items():
        count = words.split()[0]
        named = "No" if count == "0" else count
        assert re.search(rf"\b{named} (open )?action", visitor.get(href).text)


def test_what_waits_for_acceptance_is_listed_for_those_who_may_accept(
    sqlite_world: World, browse: Browse
) -> None:
    _say(sqlite_world, Claimed.DONE)

    assert "Waiting for acceptance 1" in _sections(browse(sqlite_world.barnet.lead).get("/barnet/"))
    assert "Waiting for acceptance 1" not in _sections(browse(sqlite_world.barnet.viewer).get("/barnet/"))


def test_an_owner_sees_their_own_first(sqlite_world: World, browse: Browse) -> None:
    assert _sections(browse(sqlite_world.barnet.owner).get("/barnet/"))[0] == "Yours 1"


def test_an_owner_with_nothing_is_told_how_that_changes(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.barnet.training).get("/barnet/")

    assert _sections(page)[0] == "Yours"
    assert "Nothing here is yours at the moment." in page.text


def test_a_tenant_without_a_plan_says_what_to_do_next(sqlite_world: World, browse: Browse) -> None:
    chair = browse(sqlite_world.lmsl.chair).get("/lmsl/")
    analyst = browse(sqlite_world.lmsl.analyst).get("/lmsl/")

    assert chair.links["Start a plan"] == "/lmsl/plans/"
    assert "When the lead has started one" in analyst.text


def test_a_partner_sees_a_plain_page_without_plans(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.met.member).get("/met/")

    assert "What you can see today" in page.text
    assert not any("/actions/" in href or "/plans/" in href for href in page.links.values())


def test_a_lead_sees_meetings_deadlines_boards_documents_and_gaps_when_there_are_any(
    world: World, browse: Browse
) -> None:
    furnish(world.barnet)

    page = browse(world.barnet.lead).get("/barnet/")

    titles = " ".join(_sections(page))
    for title in ("Meetings ahead", "Other deadlines", "Boards that need attention", "Training gaps"):
        assert title in titles
    assert "All that has a date besides actions" in page.text  # agreements and funding too
    assert "Housing officers: Barnet level 2" in page.text and "24 of 40 trained (60%)" in page.text


def test_documents_for_approval_are_shown_to_those_who_may_approve(
    sqlite_world: World, browse: Browse
) -> None:
    furnish(sqlite_world.barnet)

    assert "Documents for approval" in browse(sqlite_world.barnet.lead).get("/barnet/").text
    assert "Documents for approval" not in browse(sqlite_world.barnet.viewer).get("/barnet/").text


def test_nothing_of_another_tenant_is_on_the_page(sqlite_world: World, browse: Browse) -> None:
    furnish(sqlite_world.bexley)

    page = browse(sqlite_world.barnet.lead).get("/barnet/")

    assert "Bexley" not in page.text and "No meeting is planned in the next two months." in page.text
