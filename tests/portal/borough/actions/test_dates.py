"""The pages on which an action's date is changed, or made to follow another action's."""

from collections.abc import Callable
from datetime import date

import pytest

from tenants.records.plans.queries import get_action
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
REASON = "The board meets later."


def _asked(world: World, browse: Browse) -> Visitor:
    visitor = browse(world.barnet.owner)
    visitor.get(f"/barnet/actions/{world.barnet.plan.late}/")
    visitor.follow("Change the date")
    return visitor


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("18 October 2027", "18 October 2027"),
        ("October 2027", "October 2027, so by 31 October 2027 at the latest"),
        ("Q3 2027", "July to September 2027, so by 30 September 2027 at the latest"),
        ("2027", "2027, so by 31 December 2027 at the latest"),
        ("on adoption of the strategy", "on adoption of the strategy"),
        ("ongoing", "Ongoing"),
        ("no date", "No date given"),
    ],
)
def test_the_date_is_told_as_understood_when_somebody_types_it(
    sqlite_world: World, browse: Browse, typed: str, understood: str
) -> None:
    visitor = _asked(sqlite_world, browse)
    visitor.submit({"due": typed, "reason": REASON})
    assert f"It is now due: {understood}." in visitor.page.text
    assert REASON in visitor.page.text
    assert "(original)" in visitor.page.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due": "31 February 2027"}, "There is no day 31 in February 2027"),
        ({"due": "soonish"}, "We cannot read “soonish” as a date"),
        ({"due": ""}, "Enter a date, or “no date” if there is none any more"),
        ({"reason": ""}, "Say why the date changes"),
        ({"reason": "r" * 501}, "must have 500 characters or fewer"),
        ({"due": "on adoption " + "x" * 200}, "must have 200 characters or fewer"),
    ],
)
def test_the_form_comes_back_with_what_was_typed_when_it_cannot_be_kept(
    sqlite_world: World, browse: Browse, fields: dict[str, object], words: str
) -> None:
    visitor = _asked(sqlite_world, browse)
    visitor.submit({"due": "1 May 2027", "reason": REASON} | fields, status=422)
    assert any(words in problem for problem in visitor.page.problems), visitor.page.problems
    assert "1 May 2027" in visitor.page.html or REASON in visitor.page.html


def test_the_same_date_is_refused_at_its_field_when_nothing_moves(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = _asked(sqlite_world, browse)
    visitor.submit({"reason": REASON}, status=422)
    assert visitor.page.problems == ["This is the date it has already. Enter another, or leave the page."]
    assert "#due" in visitor.page.html


def test_the_second_is_told_of_the_new_date_when_two_people_move_it(world: World, browse: Browse) -> None:
    first, second = _asked(world, browse), _asked(world, browse)
    first.submit({"due": "1 May 2027", "reason": "Half-term."})
    second.submit({"due": "1 June 2027", "reason": REASON}, status=409)
    assert "to “1 May 2027”" in second.page.text
    assert "Half-term." in second.page.text
    second.submit()
    assert "It is now due: 1 June 2027." in second.page.text
    with tenant_scope(world.barnet.id):
        assert get_action(world.barnet.plan.late).due_version == 3


def test_the_chain_is_told_on_both_pages_when_one_follows_the_other(
    sqlite_world: World, browse: Browse
) -> None:
    plan = sqlite_world.barnet.plan
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/actions/{plan.late}/")
    lead.follow("Follow another action’s date")
    lead.submit({"leader": str(plan.soon), "count": "4", "unit": ["months"], "side": ["before"]})
    assert "Due 4 months before Check Barnet suppliers" in lead.page.text
    lead.get(f"/barnet/actions/{plan.soon}/date")
    assert "1 action will move with it" in lead.page.text
    lead.submit({"due": "31 July 2027", "reason": REASON})
    assert "Moves with it" in lead.page.text
    with tenant_scope(sqlite_world.barnet.id):
        assert get_action(plan.late).due_on == date(2027, 3, 31)
    lead.get(f"/barnet/actions/{plan.late}/chain")
    lead.submit({}, press="Keep its own date")
    assert "keeps its own date" in lead.page.text


@pytest.mark.parametrize(("field", "value"), [("leader", "not-an-id"), ("leader", ""), ("count", "-3")])
def test_a_tampered_chain_is_refused_at_its_field_when_it_is_sent(
    sqlite_world: World, browse: Browse, field: str, value: str
) -> None:
    plan = sqlite_world.barnet.plan
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/actions/{plan.late}/chain")
    sent: dict[str, object] = {"leader": str(plan.soon), "count": "4"}
    lead.submit(sent | {field: value}, press="Save", status=422)
    assert len(lead.page.problems) == 1
    lead.get(f"/barnet/actions/{plan.late}/chain")
    lead.submit({"leader": str(sqlite_world.bexley.plan.soon), "count": "4"}, press="Save", status=422)
    assert lead.page.problems == ["Choose the action whose date it follows"]
