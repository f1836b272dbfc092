"""Leave cover: owners plan their own, leads anybody's, and nobody sees what is not their business."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tenants import clock
from tenants.scope import tenant_scope
from tests.factories.people import Somebody
from tests.factories.world import World
from tests.page import text_of
from tests.visitor import Visitor
from workflows.chasing.absences import Leave, leave_from

Browse = Callable[..., Visitor]
LEAVE = "/barnet/chasing/leave"


def days(first: int, last: int) -> dict[str, object]:
    """The boxes of two dates, so many days from today."""
    today = clock.today()
    return {"starts_on": boxes(today + timedelta(days=first)), "ends_on": boxes(today + timedelta(days=last))}


def boxes(day: date) -> list[str]:
    return [str(day.day), str(day.month), str(day.year)]


def planned(world: World) -> list[Leave]:
    with tenant_scope(world.barnet.id):
        return leave_from(clock.today())


def plan(visitor: Visitor, cover: Somebody, first: int = 0, last: int = 5, **typed: object) -> None:
    visitor.get(LEAVE)
    visitor.submit({"cover": str(cover.id)} | days(first, last) | typed, press="Add leave cover")


def test_an_owner_plans_and_ends_their_own_leave(world: World, browse: Browse) -> None:
    owner, training = world.barnet.owner, world.barnet.training
    visitor = browse(owner)
    assert "Who covers for you?" in visitor.get(LEAVE).text
    plan(visitor, training)
    assert "Leave cover is added" in visitor.page.text and "Away now" in visitor.page.text
    assert [(each.person_id, each.cover_id) for each in planned(world)] == [(owner.id, training.id)]
    button = next(text for text in _buttons(visitor) if "leave of Barnet Owner" in text)
    visitor.submit(press=button)
    assert "gets their own reminders again" in visitor.page.text
    assert planned(world) == []


def test_a_lead_plans_anybodys_leave(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    plan(visitor, world.barnet.training, 3, 9, person=str(world.barnet.owner.id))
    assert [each.person_name for each in planned(world)] == ["Barnet Owner"]
    assert "Away now" not in visitor.page.text and "Take away" in visitor.page.text


def test_an_owner_cannot_plan_or_end_anybody_elses_leave(world: World, browse: Browse) -> None:
    plan(browse(world.barnet.lead), world.barnet.training, person=str(world.barnet.procurement.id))
    [leave] = planned(world)
    visitor = browse(world.barnet.owner)
    page = visitor.get(LEAVE)
    assert "Barnet Procurement covers" not in page.text and "You have planned no leave" in page.text
    token = next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "csrf_token")
    forged = {"csrf_token": token, "person": str(world.barnet.training.id)}
    sent = forged | {"cover": str(world.barnet.lead.id)} | days(1, 2)
    visitor.post(LEAVE, sent)
    assert {each.person_name for each in planned(world)} == {"Barnet Procurement", "Barnet Owner"}
    visitor.post(f"{LEAVE}/{leave.id}/end", {"csrf_token": token}, status=403)
    assert leave.id in {each.id for each in planned(world)}


def test_whoever_covers_sees_the_leave_they_cover(sqlite_world: World, browse: Browse) -> None:
    plan(browse(sqlite_world.barnet.owner), sqlite_world.barnet.training)
    page = browse(sqlite_world.barnet.training).get(LEAVE)
    assert "Barnet Owner" in page.text and "They are back" not in page.text


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"cover": ""}, "Choose who covers"),
        ({"person": ""}, "Choose who is away"),
        ({"starts_on": ["31", "2", "2027"]}, "February 2027 has 28 days"),
        ({"ends_on": ["1", "", "2027"]}, "Last day away must include a month"),
        ({"ends_on": ["", "", ""]}, "Enter the last day away"),
        ({"starts_on": ["2", "3", "2027"], "ends_on": ["1", "3", "2027"]}, "the same as or after the first"),
        ({"ends_on": ["1", "3", "2099"]}, "at most two years"),
    ],
)
def test_it_is_named_at_the_field_and_kept_when_it_cannot_be_saved(
    sqlite_world: World, browse: Browse, typed: dict[str, object], problem: str
) -> None:
    barnet, visitor = sqlite_world.barnet, browse(sqlite_world.barnet.lead)
    visitor.get(LEAVE)
    usual = {"person": str(barnet.owner.id), "cover": str(barnet.training.id)} | days(1, 4)
    page = visitor.submit(usual | typed, press="Add leave cover", status=422)
    assert any(problem in words for words in page.problems), page.problems
    assert planned(sqlite_world) == []


def test_nobody_covers_for_themselves_or_from_another_council(sqlite_world: World, browse: Browse) -> None:
    barnet, visitor = sqlite_world.barnet, browse(sqlite_world.barnet.lead)
    for cover in (barnet.owner, sqlite_world.bexley.owner):
        visitor.get(LEAVE)
        typed = {"person": str(barnet.owner.id), "cover": str(cover.id)} | days(1, 4)
        page = visitor.submit(typed, press="Add leave cover", status=422)
        assert page.problems
    assert planned(sqlite_world) == []


def test_viewers_and_strangers_find_no_such_page(sqlite_world: World, browse: Browse) -> None:
    for person in (sqlite_world.barnet.viewer, sqlite_world.bexley.lead, sqlite_world.stranger):
        browse(person).get(LEAVE, status=404)


def _buttons(visitor: Visitor) -> list[str]:
    return [text_of(button) for button in visitor.page.tree.iter("button")]
