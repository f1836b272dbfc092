"""The ladder's page: who may change it, what it refuses, looking before saving, and the stop button."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.world import Borough, World
from tests.visitor import Visitor
from workflows.chasing.models import Ladder, Rung
from workflows.chasing.service import find_ladder, rungs_in_force, set_up_ladder

Browse = Callable[..., Visitor]


def set_up(borough: Borough) -> None:
    with tenant_scope(borough.id):
        set_up_ladder(by=None)
        db.session.commit()


def offsets(borough: Borough) -> list[int]:
    with tenant_scope(borough.id):
        return [rung.offset_days for rung in rungs_in_force(clock.today())]


def ladder_of(borough: Borough) -> Ladder:
    with tenant_scope(borough.id):
        found = find_ladder()
    assert found is not None
    return found


def test_the_usual_steps_are_offered_and_saved_when_there_is_no_ladder(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    page = visitor.get("/barnet/chasing/ladder")
    assert "No reminders go out yet" in page.text
    page = visitor.submit(press="Save the ladder")
    assert "The ladder is saved" in page.text
    assert offsets(world.barnet) == [-14, -3, 0, 5, 15]
    assert offsets(world.bexley) == []


def test_steps_are_changed_added_and_taken_away_when_saved(world: World, browse: Browse) -> None:
    set_up(world.barnet)
    visitor = browse(world.barnet.lead)
    visitor.get("/barnet/chasing/ladder")
    typed: dict[str, object] = {
        "step-1-days": "10",
        "step-2-is_removed": "y",
        "step-6-days": "30",
        "step-6-when": "late",
        "step-6-tells": ["lead", "escalation"],
        "escalation": str(world.barnet.plan.held_post_id),
    }
    visitor.submit(typed, press="Save the ladder")
    assert offsets(world.barnet) == [-10, 0, 5, 15, 30]
    with tenant_scope(world.barnet.id):
        last = db.session.scalars(select(Rung).where(Rung.offset_days == 30)).one()
        assert (last.tells_owner, last.tells_lead, last.tells_escalation) == (False, True, True)
    assert ladder_of(world.barnet).escalation_post_id == world.barnet.plan.held_post_id


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"step-1-days": "soon"}, "Reminder 1: enter how many working days"),
        ({"step-1-days": "61"}, "a whole number from 1 to 60"),
        ({"step-1-days": ""}, "Reminder 1: enter how many working days"),
        ({"step-1-days": "²"}, "a whole number from 1 to 60"),
        ({"step-3-days": "4"}, "leave the number of days empty"),
        ({"step-1-tells": []}, "Reminder 1: tick who is told"),
        ({"step-1-tells": ["mayor"]}, "Reminder 1: choose only from the list"),
        ({"step-1-when": "sometime"}, "Reminder 1: choose one from the list"),
        ({"step-6-days": "7", "step-6-when": "before", "step-6-tells": ["owner"]}, "there is a reminder"),
        ({f"step-{n}-is_removed": "y" for n in range(1, 6)}, "Keep at least one reminder"),
        ({"escalation": "nobody-we-know"}, "Choose a post from the list"),
    ],
)
def test_it_is_named_at_the_field_and_kept_when_a_step_cannot_be_saved(
    sqlite_world: World, browse: Browse, typed: dict[str, object], problem: str
) -> None:
    set_up(sqlite_world.barnet)
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/chasing/ladder")
    page = visitor.submit({"step-2-days": "7"} | typed, press="Save the ladder", status=422)
    assert any(problem in words for words in page.problems), page.problems
    kept = next(each for each in page.tree.iter("input") if each.get("name") == "step-2-days")
    assert kept.get("value") == "7"
    assert offsets(sqlite_world.barnet) == [-14, -3, 0, 5, 15]


def test_nothing_is_saved_when_one_only_looks_at_what_would_go_out(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get("/barnet/chasing/ladder")
    page = visitor.submit({"step-1-days": "10"}, press="Show what would go out next Monday")
    assert "The ladder is not saved yet" in page.text and "Train Barnet frontline staff" in page.text
    assert offsets(world.barnet) == []
    page = visitor.submit(press="Save the ladder")
    assert offsets(world.barnet) == [-10, -3, 0, 5, 15]


def test_looking_shows_the_steps_as_typed_when_a_ladder_is_in_force(world: World, browse: Browse) -> None:
    set_up(world.barnet)
    visitor = browse(world.barnet.lead)
    visitor.get("/barnet/chasing/ladder")
    without_late: dict[str, object] = {"step-1-days": "20"}
    for number in (2, 3, 4, 5):
        without_late[f"step-{number}-is_removed"] = "y"
    page = visitor.submit(without_late, press="Show what would go out next Monday")
    assert "20 working days before" in page.text
    assert offsets(world.barnet) == [-14, -3, 0, 5, 15]


def test_it_says_who_stopped_and_since_when_until_reminders_start_again(world: World, browse: Browse) -> None:
    set_up(world.barnet)
    visitor = browse(world.barnet.lead)
    visitor.get("/barnet/chasing/ladder")
    page = visitor.submit(press="Stop all reminders", status=422)
    assert page.problems == ["Say why reminders stop, so that whoever asks later knows"]
    page = visitor.submit({"reason": "Pre-election period"}, press="Stop all reminders")
    assert "Barnet Lead stopped reminders on" in page.text and "Pre-election period" in page.text
    assert "Reminders are stopped." in visitor.get("/barnet/chasing/").text
    assert ladder_of(world.barnet).stopped_because == "Pre-election period"
    visitor.get("/barnet/chasing/ladder")
    page = visitor.submit(press="Start reminders again")
    assert "Reminders are on again" in page.text and "No reminder goes out" not in page.text
    assert ladder_of(world.barnet).stopped_on is None


def test_the_page_explains_when_another_lead_was_faster(world: World, browse: Browse) -> None:
    set_up(world.barnet)
    first, second = browse(world.barnet.lead), browse(world.joint)
    for visitor in (first, second):
        visitor.get("/barnet/chasing/ladder")
    first.submit({"reason": "Pre-election period"}, press="Stop all reminders")
    page = second.submit({"reason": "Holidays"}, press="Stop all reminders", status=409)
    assert page.problems == ["Reminders are stopped already."]
    assert ladder_of(world.barnet).stopped_because == "Pre-election period"


def test_it_is_read_only_for_the_executive_and_closed_to_others(world: World, browse: Browse) -> None:
    visitor = browse(world.lmsl.executive)
    page = visitor.get("/lmsl/chasing/ladder")
    assert "14 working days before" in page.text and "Save the ladder" not in page.html
    token = next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "csrf_token")
    for address in ("ladder", "stop", "resume"):
        visitor.post(f"/lmsl/chasing/{address}", {"csrf_token": token, "reason": "x"}, status=404)
    for person in (world.barnet.owner, world.barnet.viewer, world.bexley.lead):
        visitor = browse(person)
        for address in ("", "preview", "ladder"):
            visitor.get(f"/barnet/chasing/{address}", status=404)
