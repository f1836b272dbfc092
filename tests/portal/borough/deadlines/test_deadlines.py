"""Tests of the page of everything that is due in a tenant."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.plans import queries
from tenants.records.plans.models import Milestone
from tenants.records.plans.rules import Claimed
from tenants.scope import tenant_scope
from tests.factories.referrals import furnish_referrals
from tests.factories.world import World
from tests.page import Page, text_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _captions(page: Page) -> list[str]:
    return [text_of(each) for each in page.tree.iter("caption")]


def _add_milestone(world: World, action_id: UUID, days: int) -> None:
    with tenant_scope(world.barnet.id):
        due_on = clock.today() + timedelta(days=days)
        db.session.add(Milestone(action_id=action_id, title="Agree the draft", due_on=due_on, position=1))
    db.session.commit()


def test_what_is_late_comes_first_and_then_month_by_month(world: World, browse: Browse) -> None:
    page = browse(world.barnet.viewer).get("/barnet/deadlines/")
    soon = clock.today() + timedelta(days=7)

    assert _captions(page) == ["Late 1", f"{soon:%B %Y} 1"]
    assert "Publish Barnet statement" not in page.text
    assert "agreements, funding" in page.text  # what stands in the list besides actions


def test_milestones_are_there_with_the_action_they_are_a_step_of(world: World, browse: Browse) -> None:
    _add_milestone(world, world.barnet.plan.soon, days=-2)

    page = browse(world.barnet.lead).get("/barnet/deadlines/")

    assert _captions(page)[0] == "Late 2"
    assert "a step of “Check Barnet suppliers”" in page.text


def test_what_waits_for_acceptance_is_not_late(sqlite_world: World, browse: Browse) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        queries.get_action(sqlite_world.barnet.plan.late).claimed = Claimed.DONE
    db.session.commit()

    assert (
        _captions(browse(sqlite_world.barnet.lead).get("/barnet/deadlines/"))[0] == "Waiting for acceptance 1"
    )


@pytest.mark.parametrize("months", ["3", "6", "12", "7", "", "x"])
def test_a_milestone_ten_months_away_is_there_when_the_page_looks_a_year_ahead(
    sqlite_world: World, browse: Browse, months: str
) -> None:
    _add_milestone(sqlite_world, sqlite_world.barnet.plan.undated, days=300)

    page = browse(sqlite_world.barnet.lead).get(f"/barnet/deadlines/?months={months}")

    assert ("Agree the draft" in page.text) == (months == "12")


def test_a_borough_with_nothing_due_says_so(sqlite_world: World, browse: Browse) -> None:
    page = browse(sqlite_world.lmsl.chair).get("/lmsl/deadlines/")

    assert "Nothing is due in the next 3 months." in page.text


def test_nobody_is_told_of_one_refused_referral_when_they_see_only_shared_figures(
    sqlite_world: World, browse: Browse
) -> None:
    barnet, words = sqlite_world.barnet, "Ask for reconsideration"
    with tenant_scope(barnet.id):
        owed = find_obligation(Kind.RECONSIDERATION, furnish_referrals(barnet).negative)
    assert owed is not None
    address = f"/barnet/deadlines/{owed.id}/"
    db.session.commit()

    assert all(words in browse(barnet.lead).get(each).text for each in ("/barnet/deadlines/", address))
    for person in (barnet.viewer, barnet.owner, barnet.procurement):
        visitor = browse(person)
        for each in ("/barnet/", "/barnet/deadlines/"):
            assert words not in visitor.get(each).text
        visitor.get(address, status=404)
