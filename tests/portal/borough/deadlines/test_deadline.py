"""The page of a deadline that is not an action's: moving it, handing it over, pausing its reminders."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.records.obligations.queries import find_obligation, get_owed
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, settle
from tenants.scope import tenant_scope
from tests.factories.obligations import TITLE, make_obligation
from tests.factories.referrals import furnish_referrals
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
IN_DAYS = 20


@pytest.fixture
def owed(world: World) -> UUID:
    """A review that Barnet's owner owes in 20 days."""
    with tenant_scope(world.barnet.id):
        due_on = clock.today() + timedelta(days=IN_DAYS)
        made = make_obligation(due_on, Owner(person_id=world.barnet.owner.id))
        db.session.commit()
        return made.id


def _address(owed: UUID) -> str:
    return f"/barnet/deadlines/{owed}/"


def _boxes(days: int) -> list[str]:
    day = clock.today() + timedelta(days=days)
    return [str(day.day), str(day.month), str(day.year)]


def test_it_is_on_the_lists_with_where_it_is_done_when_it_is_owed(
    world: World, browse: Browse, owed: UUID
) -> None:
    visitor = browse(world.barnet.owner)
    for address in ("/barnet/deadlines/", "/my-deadlines/"):
        page = visitor.get(address)
        assert TITLE in page.text and format_day(clock.today() + timedelta(days=IN_DAYS)) in page.text
        assert any("/barnet/documents/" in str(link.get("href")) for link in page.tree.iter("a"))


def test_the_owner_moves_it_when_there_is_a_reason(world: World, browse: Browse, owed: UUID) -> None:
    visitor = browse(world.barnet.owner)
    visitor.get(_address(owed) + "date")
    page = visitor.submit({"due_on": _boxes(40), "reason": ""}, status=422)
    assert "Say why the date changes" in page.text
    page = visitor.submit({"due_on": _boxes(40), "reason": "The board meets in spring."})
    assert page.url == _address(owed) and "The board meets in spring." in page.text
    assert f"First due {format_day(clock.today() + timedelta(days=IN_DAYS))}" in page.text


def test_a_lead_hands_it_over_to_a_post(world: World, browse: Browse, owed: UUID) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(_address(owed) + "owner")
    page = visitor.submit({"owner": f"post:{world.barnet.plan.vacant_post_id}"})
    assert "Head of community safety (vacant)" in page.text and "the leads get the reminders" in page.text
    with tenant_scope(world.barnet.id):
        assert get_owed(owed).is_vacant


def test_reminders_are_paused_and_started_again(world: World, browse: Browse, owed: UUID) -> None:
    visitor = browse(world.barnet.owner)
    visitor.get(_address(owed) + "pause")
    page = visitor.submit({"until_on": _boxes(10), "reason": "Waiting for the contract."})
    assert "Paused" in page.text and "Waiting for the contract." in page.text
    page = visitor.submit(press="Let reminders start again")
    assert "Waiting for the contract." not in page.text


def test_a_colleague_cannot_change_it_when_it_is_not_theirs(world: World, browse: Browse, owed: UUID) -> None:
    visitor = browse(world.barnet.training)
    page = visitor.get(_address(owed))
    assert "Change" not in page.text and "Pause reminders" not in page.text
    visitor.get(_address(owed) + "date", status=403)
    visitor.get(_address(owed) + "pause", status=403)
    visitor.get(_address(owed) + "owner", status=404)


def test_nothing_can_change_when_it_is_settled(world: World, browse: Browse, owed: UUID) -> None:
    visitor = browse(world.barnet.lead)
    with tenant_scope(world.barnet.id):
        settle(Kind.DOCUMENT_REVIEW, get_owed(owed).record_id, by=None, because="It was withdrawn.")
        db.session.commit()
    page = visitor.get(_address(owed))
    assert "Settled" in page.text and "It was withdrawn." in page.text
    visitor.get(_address(owed) + "date", status=409)


def test_the_second_is_told_what_changed_when_two_change_it_at_once(
    world: World, browse: Browse, owed: UUID
) -> None:
    first, second = browse(world.barnet.lead), browse(world.barnet.owner)
    first.get(_address(owed) + "date")
    second.get(_address(owed) + "date")
    first.submit({"due_on": _boxes(40), "reason": "The board meets in spring."})
    page = second.submit({"due_on": _boxes(50), "reason": "We wait for the survey."}, status=409)
    assert "somebody else changed this" in page.text and "We wait for the survey." in page.html
    page = second.submit({})
    assert "We wait for the survey." in page.text


@pytest.mark.parametrize(("page", "field"), [("date", "due_on"), ("pause", "until_on")])
def test_no_reason_holds_somebody_when_the_deadline_is_of_a_referral(
    sqlite_world: World, browse: Browse, page: str, field: str
) -> None:
    barnet, born = sqlite_world.barnet, "Waits for papers, born 12 March 1998"
    with tenant_scope(barnet.id):
        owed = find_obligation(Kind.RECONSIDERATION, furnish_referrals(barnet).negative)
    assert owed is not None
    address = _address(owed.id)
    db.session.commit()
    visitor = browse(barnet.lead)
    visitor.get(address + page)
    visitor.submit({field: _boxes(10), "reason": born}, status=422)
    refused = visitor.submit({field: _boxes(10), "reason": born, "is_checked": "y"}, status=422)
    assert "it could show who somebody is" in refused.text
    assert "1998" not in visitor.get(address).text
