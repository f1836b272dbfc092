"""The pages on which a lead adds an action, changes it, cancels it and opens it again."""

from collections.abc import Callable

import pytest

from tenants.records.plans.queries import open_action_file
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _adding(world: World, browse: Browse) -> Visitor:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/actions/add?aim={world.barnet.plan.aim_id}")
    return lead


def _typed(world: World) -> dict[str, object]:
    return {
        "title": "Brief the councillors",
        "owner": f"post:{world.barnet.plan.vacant_post_id}",
        "due": "Q1 2027",
        "partners": "Met Police\n\nNHS",
        "themes": ["4p/pursue"],
        "priority": "PA2",
    }


def test_the_action_stands_in_its_plan_when_a_lead_adds_it(world: World, browse: Browse) -> None:
    lead = _adding(world, browse)
    lead.submit(_typed(world))
    page = lead.page.text
    assert "It is due: January to March 2027, so by 31 March 2027 at the latest." in page
    assert "Head of community safety Vacant" in page
    assert "Prevent, also Pursue" in page
    assert "Buy from suppliers who can show how" in page
    lead.get(f"/barnet/plans/{world.barnet.plan.plan_id}/")
    assert "Brief the councillors" in lead.page.text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Enter what is to be done"),
        ("title", "t" * 201, "must have 200 characters or fewer"),
        ("title", "Turn \u202etext", "holds a character that cannot be seen"),
        ("owner", "", "Choose who owns it"),
        ("owner", "person:00000000-0000-0000-0000-000000000000", "Choose who owns it"),
        ("owner", "post:' or 1=1", "Choose who owns it"),
        ("aim", "00000000-0000-0000-0000-000000000000", "Choose the aim that it serves"),
        ("due", "30 February 2027", "There is no day 30"),
        ("priority", "PA99", "Choose one from the list"),
        ("themes", ["4p/pillage"], "Choose only from the list"),
        ("description", "Call Ann on 020 7946 0123", "phone number"),
    ],
)
def test_the_form_keeps_what_was_typed_when_a_field_is_refused(
    sqlite_world: World, browse: Browse, field: str, value: object, words: str
) -> None:
    lead = _adding(sqlite_world, browse)
    lead.submit(_typed(sqlite_world) | {field: value}, status=422)
    assert len(lead.page.problems) == 1
    assert words in lead.page.problems[0]
    if field != "due":
        assert "Q1 2027" in lead.page.html
    lead.get(f"/barnet/plans/{sqlite_world.barnet.plan.plan_id}/")
    assert "Brief the councillors" not in lead.page.text


def test_a_neighbours_owner_and_aim_are_refused_when_their_ids_are_sent(
    sqlite_world: World, browse: Browse
) -> None:
    bexley = sqlite_world.bexley
    for owner in (f"person:{bexley.owner.id}", f"post:{bexley.plan.held_post_id}"):
        lead = _adding(sqlite_world, browse)
        lead.submit(_typed(sqlite_world) | {"owner": owner}, status=422)
        assert lead.page.problems == ["Choose who owns it"]
    lead.get(f"/barnet/actions/add?aim={bexley.plan.aim_id}", status=404)
    lead.get("/barnet/actions/add?aim=nonsense", status=404)
    lead.get("/barnet/actions/add", status=404)


def test_words_owner_and_themes_change_when_a_lead_edits(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get(f"/barnet/actions/{world.barnet.plan.soon}/edit")
    lead.submit(
        {"title": "Check the suppliers", "owner": f"person:{world.barnet.training.id}", "themes": None}
    )
    assert lead.page.heading == "Check the suppliers"
    with tenant_scope(world.barnet.id):
        file = open_action_file(world.barnet.plan.soon)
        assert file.owner_id == world.barnet.training.id
        assert file.theme_keys == ()
        assert file.action.priority_code == "PA1"


def test_the_second_keeps_their_words_when_two_leads_edit_at_once(
    sqlite_world: World, browse: Browse
) -> None:
    first, second = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    for lead in (first, second):
        lead.get(f"/barnet/actions/{sqlite_world.barnet.plan.soon}/edit")
    first.submit({"title": "First words"})
    second.submit({"title": "Second words"}, status=409)
    assert "title from “Check Barnet suppliers” to “First words”" in second.page.text
    assert "Second words" in second.page.html
    second.submit()
    assert second.page.heading == "Second words"


def test_an_action_is_cancelled_and_opened_again_when_a_lead_gives_reasons(
    sqlite_world: World, browse: Browse
) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/actions/{sqlite_world.barnet.plan.undated}/cancel")
    lead.submit({"reason": ""}, status=422)
    assert lead.page.problems == ["Say why this will not be done"]
    lead.submit({"reason": "No money."})
    assert "Cancelled: No money." in lead.page.text
    lead.follow("Open this action again")
    lead.submit({"reason": "Money was found."})
    assert "Reopened: Money was found." in lead.page.text


def test_every_change_is_told_when_the_history_is_opened(sqlite_world: World, browse: Browse) -> None:
    lead = browse(sqlite_world.barnet.lead)
    lead.get(f"/barnet/actions/{sqlite_world.barnet.plan.soon}/edit")
    lead.submit({"title": "First words"})
    lead.follow("Everything that was changed on this action")
    assert "title from “Check Barnet suppliers” to “First words”" in lead.page.text
    assert "Action added" in lead.page.text
