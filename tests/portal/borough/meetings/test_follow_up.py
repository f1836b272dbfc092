"""Decisions and actions that come out of a meeting, their register and their log."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.scope import tenant_scope
from tests.factories.shared_boards import add_meeting, make_board, share, take_part
from tests.factories.world import World
from tests.portal.borough.meetings.conftest import Council
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
REGISTER = "/barnet/meetings/decisions/"


def open_held(council: Council, browse: Browse) -> Visitor:
    """A lead on the page of the held meeting."""
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held))
    return visitor


def test_a_decision_is_in_the_register_when_recorded_under_an_item(council: Council, browse: Browse) -> None:
    visitor = open_held(council, browse)
    visitor.follow("Record a decision under item 3")
    page = visitor.submit({"title": "Print a leaflet", "reasons": "Landlords asked for one"})
    year = (clock.today() - timedelta(days=7)).year
    assert f"The decision is in the register as D-{year}-" in page.text
    visitor.get(REGISTER)
    visitor.submit({"words": "leaflet"}, press="Show")
    assert "1 decision" in visitor.page.text
    assert f'id="d-{year}-' in visitor.page.html


def test_what_was_typed_stays_when_a_decision_is_refused(council: Council, browse: Browse) -> None:
    visitor = open_held(council, browse)
    visitor.follow("Record a decision under item 3")
    page = visitor.submit({"title": "", "reasons": "Landlords asked for one"}, status=422)
    assert page.problems == ["Enter what was decided"]
    assert "Landlords asked for one" in page.html


def test_each_decision_points_at_the_other_when_one_is_replaced(council: Council, browse: Browse) -> None:
    visitor = open_held(council, browse)
    visitor.follow("Record a decision under item 3")
    visitor.submit({"title": "Meet monthly"})
    visitor.get(f"{REGISTER}{council.met.decision}/replace")
    options = [each.get("value") for each in visitor.page.tree.iter("option") if each.get("value")]
    visitor.submit({"later": options[0]}, press="Mark it as replaced")
    assert "Replaced by D-" in visitor.page.text
    assert "Replaces D-" in visitor.page.text
    visitor.get(f"{REGISTER}{council.met.decision}/replace")
    visitor.submit(press="It stands after all")
    assert "Replaced by D-" not in visitor.page.text


@pytest.mark.parametrize("query", ["?words=zebra", "?year=1999", "?year=0000", "?board=x&year=99999"])
def test_the_register_answers_when_nothing_or_nonsense_is_asked(
    council: Council, browse: Browse, query: str
) -> None:
    browse(council.lead).get(f"{REGISTER}{query}")


def make_action(council: Council, visitor: Visitor, **changes: object) -> Visitor:
    """Makes an action of item 3."""
    visitor.follow("Make an action from item 3")
    owner = f"person:{council.borough.owner.id}"
    visitor.submit({"owner": owner, "due": "1 March 2027"} | changes)
    return visitor


def test_an_action_is_made_in_one_step_and_traced_both_ways(council: Council, browse: Browse) -> None:
    visitor = open_held(council, browse)
    visitor.follow("Make an action from item 3")
    values = {str(each.get("name")): each.get("value") for each in visitor.page.tree.iter("input")}
    assert values["title"] == "A page for landlords"
    visitor.submit({"owner": f"person:{council.borough.owner.id}", "due": "1 March 2027"})
    assert "is in the plan. It is due: 1 March 2027." in visitor.page.text
    link = next(words for words in visitor.page.links if words.endswith("A page for landlords"))
    page = visitor.follow(link)
    day = clock.today() - timedelta(days=7)
    came_from = f"Regular meeting, {day.day} {day:%B %Y}, item 3"
    assert came_from in page.links
    assert visitor.follow(came_from).url == council.page(council.met.held)


def test_the_plan_the_board_oversees_is_chosen_when_nobody_says_otherwise(
    council: Council, browse: Browse
) -> None:
    page = make_action(council, open_held(council, browse)).page
    link = next(words for words in page.links if words.endswith("A page for landlords"))
    visitor = browse(council.lead)
    assert "Barnet modern slavery plan" in visitor.get(page.links[link]).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"owner": ""}, "Choose who owns it"),
        ({"due": ""}, "Enter a date, or “no date” if there is none"),
        ({"title": ""}, "Enter what is to be done"),
        ({"aim": ""}, "Choose the plan and the aim that it serves"),
    ],
)
def test_no_action_is_made_and_nothing_lost_when_a_field_is_wrong(
    council: Council, browse: Browse, changes: dict[str, object], words: str
) -> None:
    visitor = open_held(council, browse)
    visitor.follow("Make an action from item 3")
    fields = {
        "owner": f"person:{council.borough.owner.id}",
        "due": "1 March 2027",
        "description": "As agreed",
    }
    page = visitor.submit(fields | changes, status=422)
    assert page.problems == [words]
    assert "As agreed" in page.html


def test_no_action_comes_out_of_a_meeting_that_is_still_to_come(council: Council, browse: Browse) -> None:
    rest = f"items/{council.met.item}/action"
    page = browse(council.lead).get(council.page(council.met.planned, rest), status=409)
    assert "once it has been held" in page.text


def test_the_log_shows_where_actions_came_from_and_which_are_late(council: Council, browse: Browse) -> None:
    visitor = make_action(council, open_held(council, browse), due="1 March 2026")
    visitor.get(f"/barnet/meetings/actions/?board={council.board_id}")
    assert "2 actions, of which 1 late" in visitor.page.text
    assert any(words.endswith("item 3") for words in visitor.page.links)
    visitor.submit({"show": "all"}, press="Show")
    assert "2 actions" in visitor.page.text


def test_the_list_shows_what_needs_doing_when_something_is_owed_soon(
    council: Council, browse: Browse
) -> None:
    visitor = browse(council.lead)
    text = visitor.get("/barnet/meetings/").text
    assert "Needs doing 1" in text
    assert "Circulate the minutes and actions of the meeting of Modern Slavery Board" in text
    visitor.submit({"board": str(council.board_id)}, press="Show")
    assert "Held and cancelled" in visitor.page.text


def test_the_list_says_what_to_do_first_when_there_is_nothing(browse: Browse, world: World) -> None:
    text = browse(world.bexley.lead).get("/bexley/meetings/").text
    assert "no board is registered here yet" in text
    browse(world.bexley.lead).get("/bexley/meetings/actions/")


def test_changes_read_well_when_somebody_looks_at_the_activity(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get("/barnet/activity/?kind=meeting")
    assert "Minutes of the meeting circulated: Regular meeting" in visitor.page.text
    assert council.page(council.met.approved) in visitor.page.links.values()


def test_the_log_opens_on_the_board_about_modern_slavery_when_no_board_is_named(
    council: Council, browse: Browse
) -> None:
    with tenant_scope(council.borough.id):
        wider = BoardDetails("A wider board", BoardKind.STRATEGIC_BOARD, is_about_modern_slavery=False)
        create_board(wider, by=None)
        title = get_board(council.board_id).title
        db.session.commit()
    page = browse(council.lead).get("/barnet/meetings/actions/")
    caption = page.tree.find(".//span[@class='govuk-caption-l portal-breaks']")
    assert caption is not None
    assert caption.text == title


def test_the_list_shows_the_meetings_of_a_board_when_another_council_looks_after_it(
    world: World, browse: Browse
) -> None:
    board_id = make_board(world.barnet)
    add_meeting(world.barnet, board_id, clock.today() + timedelta(days=14), "Joint meeting")
    share(world.barnet, board_id, world.bexley)
    take_part(world.bexley, board_id)
    visitor = browse(world.bexley.lead)
    text = visitor.get("/bexley/meetings/").text
    assert "Joint meeting" in text
    assert "Called by Barnet" in text
    assert "Plan a series" not in text
    [joint] = [words for words in visitor.page.links if words.startswith("Joint meeting")]
    assert "Car washes on the A40" in visitor.follow(joint).text
