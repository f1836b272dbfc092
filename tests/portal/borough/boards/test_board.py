"""One board's page, and the actions that it oversees."""

from collections.abc import Callable
from uuid import uuid4

from tenants.database import db
from tenants.records.boards.queries import get_board
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.portal.borough.boards.conftest import Made
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def test_everything_about_a_board_is_said_when_anybody_opens_it(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    page = browse(world.barnet.viewer).get(made.active)
    assert page.heading == "Modern Slavery Board"
    for words in (
        "Head of community safety Vacant",
        "Every 6 weeks",
        "Metropolitan Police",
        "Central West",
        "7 days before the meeting",
        "within 14 days after the meeting",
        "March and September; next due",
        "Version 1",
        "To be looked at again by",
        "2 open actions",
        "Barnet modern slavery plan",
        "Ask for a deputy chair in spring.",
        "Community Safety Partnership",
        "Landlords task and finish group (landlords) paused",
        "The chair’s post is vacant: Head of community safety.",
    ):
        assert words in page.text, words
    for words in ("Edit the board", "Add a member", "End it", "Add a note"):
        assert words not in page.text, words


def test_a_lead_may_change_everything_when_the_board_is_the_councils_own(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    page = browse(sqlite_world.barnet.lead).get(boards(sqlite_world).active)
    for words in (
        "Edit the board",
        "Pause it",
        "End it",
        "Add a member",
        "Change how it meets",
        "Add a note",
    ):
        assert words in page.text, words


def test_a_guest_may_change_only_its_own_part_when_another_council_looks_after_the_board(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    with tenant_scope(sqlite_world.barnet.id):
        get_board(made.active_id).shared_from_id = uuid4()
        db.session.commit()
    lead = browse(sqlite_world.barnet.lead)
    page = lead.get(made.active)
    for words in ("Edit the board", "Pause it", "End it", "Change how it meets", "Change the chair"):
        assert words not in page.text, words
    for words in ("Add a member", "Add a line", "Add a note"):
        assert words in page.text, words
    for place in ("edit", "pause", "end", "rules", "terms/add", "terms/review", "offices/chair"):
        assert "looked after by another council" in lead.get(made.active + place, status=409).text


def test_nothing_can_be_changed_but_a_home_found_when_the_board_has_ended(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    page = lead.get(made.ended)
    assert "Ended on" in page.text and "Its work was done" in page.text
    assert "Edit the board" not in page.text and "Add a member" not in page.text
    assert "Give its actions to another board" in page.text
    for place in ("edit", "end", "members/add", "rules"):
        lead.get(made.ended + place, status=409)


def test_the_actions_are_listed_when_somebody_follows_their_count(
    world: World, browse: Browse, boards: Made
) -> None:
    viewer = browse(world.barnet.viewer)
    viewer.get(boards(world).active)
    page = viewer.follow("2 open actions")
    assert "2 open actions, of which 1 late" in page.text
    assert "Train Barnet frontline staff" in page.text
    assert "Publish Barnet statement" not in page.text  # it names another board


def test_the_board_is_named_when_its_plan_or_action_is_opened(
    world: World, browse: Browse, boards: Made
) -> None:
    boards(world)
    viewer = browse(world.barnet.viewer)
    plan = world.barnet.plan
    assert "Overseen by Modern Slavery Board" in viewer.get(f"/barnet/plans/{plan.plan_id}/").text
    assert "which oversees the plan" in viewer.get(f"/barnet/actions/{plan.late}/").text
    assert "Anti-Slavery Forum (ended)" in viewer.get(f"/barnet/actions/{plan.undated}/").text


def test_a_board_answers_404_when_another_council_asks(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.bexley.lead)
    for place in ("", "edit", "actions/", "rehome"):
        lead.get(made.active.replace("barnet", "bexley") + place, status=404)


def test_the_plan_is_overseen_by_another_when_a_lead_chooses_it(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    address = f"/barnet/plans/{sqlite_world.barnet.plan.plan_id}/edit"
    lead.get(address)
    planned, ended = made.planned.split("/")[3], made.ended.split("/")[3]
    lead.submit({"board": ended}, status=422)
    assert lead.page.problems == ["Choose one from the list"]
    lead.submit({"board": planned})
    assert "Overseen by Survivor voices panel" in lead.page.text
    lead.get(address)
    lead.submit({"board": ""})
    assert "Overseen by" not in lead.page.text
