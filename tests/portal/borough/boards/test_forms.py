"""The forms about a board: what they save, what they refuse, and that nothing typed is lost."""

from collections.abc import Callable
from io import BytesIO

import pytest

from tests.factories.furnished import PDF
from tests.factories.world import World
from tests.portal.borough.boards.conftest import Made
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
EMPTY_DAY = ["", "", ""]


def test_a_board_is_added_when_a_lead_fills_in_the_form(world: World, browse: Browse) -> None:
    lead = browse(world.barnet.lead)
    lead.get("/barnet/boards/")
    lead.follow("Add a board")
    lead.submit({"kind": ["forum"]}, status=422)
    assert lead.page.problems == ["Enter the name of the board"]
    lead.submit({"title": "Anti-Slavery Forum", "kind": ["forum"], "starts_on": ["1", "4", "2024"]})
    assert lead.page.heading == "Anti-Slavery Forum"
    assert "Active since 1 April 2024" in lead.page.text
    assert "No chair is named" in lead.page.text


def test_the_same_name_is_refused_when_a_board_has_it(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    lead.get("/barnet/boards/add")
    lead.submit({"title": "modern slavery board", "kind": ["forum"], "purpose": "Ours"}, status=422)
    assert "There is already a board called" in lead.page.problems[0]
    assert "Ours" in lead.page.html


def test_a_board_changes_when_a_lead_edits_it(sqlite_world: World, browse: Browse, boards: Made) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    lead.get(made.active + "edit")
    lead.submit({"title": "Exploitation Board", "is_about_modern_slavery": None})
    assert lead.page.heading == "Exploitation Board"
    assert "Strategic board with a wider task" in lead.page.text


def test_the_second_is_told_when_two_leads_edit_one_board(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    first, second = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    for lead in (first, second):
        lead.get(made.active + "edit")
    first.submit({"title": "First words"})
    second.submit({"purpose": "Second words"}, status=409)
    assert "title from “Modern Slavery Board” to “First words”" in second.page.text
    assert "Second words" in second.page.html
    second.submit()
    assert "Second words" in second.page.text


@pytest.mark.parametrize("place", ["pause", "end"])
def test_nothing_happens_twice_when_two_leads_pause_or_end_one_board(
    sqlite_world: World, browse: Browse, boards: Made, place: str
) -> None:
    made = boards(sqlite_world)
    first, second = browse(sqlite_world.barnet.lead), browse(sqlite_world.joint)
    sent: dict[str, object] = {"reason": "It is summer"} | ({"new_home": ["none"]} if place == "end" else {})
    for lead in (first, second):
        lead.get(made.active + place)
    first.submit(sent)
    second.submit(sent, status=409)


def test_an_office_is_held_here_elsewhere_or_by_nobody_when_a_lead_says_so(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.active + "offices/chair")
    lead.submit({"who": ["elsewhere"], "holder": ""}, status=422)
    assert lead.page.problems == ["Write who holds it"]
    lead.submit({"words": "Detective superintendent, Metropolitan Police"})
    assert "Chair: your change is saved." in lead.page.text
    assert "Detective superintendent, Metropolitan Police" in lead.page.text
    assert "Chair: Head of community safety, " in lead.page.text  # in the history
    lead.get(made.active + "offices/chair")
    lead.submit({"who": ["nobody"]})
    assert "No chair since" in lead.page.text
    lead.get(made.active + "offices/chair")
    lead.submit({"who": ["here"]}, status=422)
    assert lead.page.problems == ["Choose who owns it"]
    lead.submit({"holder": f"person:{world.barnet.lead.id}"})
    assert f"Chair {world.barnet.lead.name}" in lead.page.text


def test_an_office_that_does_not_exist_is_not_found_when_it_is_asked_for(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    browse(sqlite_world.barnet.lead).get(boards(sqlite_world).active + "offices/king", status=404)


def test_a_member_is_added_corrected_and_ended_when_a_lead_says_so(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.active + "members/add")
    lead.submit({"department": "Housing"}, status=422)
    assert lead.page.problems == ["Enter the organisation"]
    lead.submit({"organisation": "Barnet Homes", "since_on": EMPTY_DAY})
    lead.follow("Edit Barnet Homes, Housing")
    lead.submit({"department": "Lettings"})
    assert "Lettings" in lead.page.text and "Housing" not in lead.page.text
    lead.follow("Edit Barnet Homes, Lettings")
    lead.follow("End this membership")
    lead.submit({"until_on": ["1", "1", "2020"]})
    assert "Lettings" not in lead.page.text


def test_a_member_of_another_board_is_not_found_when_it_is_asked_for(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    href = lead.get(made.active).links["Edit Metropolitan Police, Central West"]
    lead.get(href.replace(str(made.active_id), made.paused.split("/")[3]), status=404)


def test_the_rules_change_from_a_day_on_when_a_lead_enters_them(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.active + "rules")
    lead.submit({"every": "3", "unit": ["none"]}, status=422)
    assert lead.page.problems == ["Choose weeks or months, or take the number out"]
    lead.submit({"every": "", "unit": ["month"]}, status=422)
    assert "Enter a whole number from 1 to 60" in lead.page.problems[0]
    lead.submit({"every": "3", "unit": ["month"], "agenda_days": "10", "report_months": ["6"]})
    assert "Every 3 months" in lead.page.text
    assert "10 days before the meeting" in lead.page.text
    assert "June; next due" in lead.page.text
    assert "Every 6 weeks, " in lead.page.text  # in the history
    lead.get(made.active + "rules")
    lead.submit({"valid_from": ["1", "1", "2020"]}, status=422)
    assert "or a later day: the latest rules begin then" in lead.page.problems[0]


def test_terms_are_added_reviewed_and_downloaded_when_a_lead_says_so(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.active + "terms/add")
    file = (BytesIO(PDF), "terms.pdf")
    lead.submit({"title": "2", "file": file, "due_on": ["31", "3", "2090"]})
    assert "Version 2" in lead.page.text and "31 March 2090" in lead.page.text
    address = lead.page.links["Download version 2 (file)"]
    answer = lead.client.get(address)
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    lead.get(address.replace(str(made.active_id), made.paused.split("/")[3]), status=404)
    lead.get(made.active + "terms/review")
    lead.submit({"due_on": ["1", "1", "2020"]}, status=422)
    assert "Enter a day after today" in lead.page.problems[0]
    lead.submit({"due_on": ["31", "3", "2091"]})
    assert "31 March 2091" in lead.page.text
    browse(world.bexley.lead).get(address.replace("barnet", "bexley"), status=404)


def test_a_file_is_refused_when_it_is_none_that_can_be_kept(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    lead.get(made.active + "terms/add")
    lead.submit({"title": "2", "file": (BytesIO(b"MZ"), "terms.exe"), "text": "Kept words"}, status=422)
    assert "Save it as one of these" in lead.page.problems[0]
    assert "Kept words" in lead.page.html


def test_a_line_is_added_and_taken_away_when_a_lead_says_so(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.active + "reports-to/add")
    lead.submit({"parent": made.paused.split("/")[3]}, status=422)
    assert "already reports to “Modern Slavery Board”" in lead.page.problems[0]
    lead.submit({"parent": "other", "part": "money"}, status=422)
    assert lead.page.problems == ["Write the name of the other body"]
    lead.submit({"parent_words": "Safer Barnet Partnership"})
    assert "Safer Barnet Partnership (money)" in lead.page.text
    lead.follow("Take away the line to Safer Barnet Partnership")
    lead.submit()
    assert "The reporting line is taken away." in lead.page.text
    assert "Safer Barnet Partnership" not in lead.page.text


def test_a_note_is_refused_when_it_names_a_survivor(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    made = boards(sqlite_world)
    lead = browse(sqlite_world.barnet.lead)
    lead.get(made.active + "notes/add")
    lead.submit({"text": "Her NHS number is 943 476 5919."}, status=422)
    assert "Take it out" in lead.page.problems[0]
    lead.submit({"text": "The chair asked for fewer papers."})
    assert "The chair asked for fewer papers." in lead.page.text


def test_a_board_ends_and_its_actions_find_a_home_when_a_lead_says_so(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.active)
    lead.follow("End it")
    assert "It oversees 2 open actions" in lead.page.text
    assert "of which 1 late" in lead.page.text
    lead.submit({"reason": "Merged"}, status=422)
    assert lead.page.problems == ["Choose a board, or that there is none yet"]
    lead.submit({"new_home": ["none"]})
    assert "2 open actions have had no board since this one ended on" in lead.page.text
    lead.follow("Give its actions to another board")
    lead.submit({"new_home": [made.planned.split("/")[3]]})
    assert "have had no board" not in lead.page.text
    assert "2 open actions" in lead.get(made.planned).text


def test_a_board_starts_pauses_and_meets_again_when_a_lead_says_so(
    world: World, browse: Browse, boards: Made
) -> None:
    made = boards(world)
    lead = browse(world.barnet.lead)
    lead.get(made.planned + "start")
    lead.submit({"starts_on": ["1", "4", "2026"]})
    assert "Active since 1 April 2026" in lead.page.text
    lead.follow("Pause it")
    lead.submit({"reason": "It is summer"})
    assert "Paused It is summer" in lead.page.text
    lead.follow("Let it meet again")
    lead.submit()
    assert "Active since 1 April 2026" in lead.page.text


@pytest.mark.parametrize(
    "place",
    [
        *("edit", "pause", "end", "rules", "members/add", "terms/add", "terms/review"),
        *("reports-to/add", "notes/add", "offices/chair"),
    ],
)
def test_only_a_lead_may_change_a_board_when_others_try(
    sqlite_world: World, browse: Browse, boards: Made, place: str
) -> None:
    made = boards(sqlite_world)
    for person in (sqlite_world.barnet.viewer, sqlite_world.barnet.owner, sqlite_world.barnet.training):
        browse(person).get(made.active + place, status=404)


def test_what_happened_is_told_in_words_when_a_lead_looks_at_the_activity(
    sqlite_world: World, browse: Browse, boards: Made
) -> None:
    boards(sqlite_world)
    page = browse(sqlite_world.barnet.lead).get("/barnet/activity/?kind=board")
    for words in (
        "Board created: Modern Slavery Board",
        "Board office filled: Modern Slavery Board",
        "Board meets in another way: Modern Slavery Board",
        "Terms of reference added: Modern Slavery Board",
        "Board ended: Anti-Slavery Forum",
        "Now held by Head of community safety",
    ):
        assert words in page.text, words
