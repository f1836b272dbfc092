"""Planning a meeting and a series, moving a meeting and cancelling it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import create_board
from tenants.records.meetings.queries import get_meeting, meetings_of
from tenants.scope import tenant_scope
from tests.portal.borough.meetings.conftest import Council
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
FIELDS: dict[str, object] = {
    "title": "Extra meeting",
    "meets_on": ["3", "3", "2027"],
    "starts_at": "10.30",
    "ends_at": "1pm",
    "place": "Room 2",
}


def planned_on(council: Council) -> list[date]:
    """The days of the board's meetings."""
    with tenant_scope(council.borough.id):
        return [one.meets_on for one in meetings_of(council.board_id)]


def test_a_meeting_is_planned_when_the_form_is_sent(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(f"/barnet/meetings/plan/?board={council.board_id}")
    page = visitor.submit(FIELDS)
    assert page.heading == "Extra meeting, 3 March 2027"
    assert "Wednesday 3 March 2027, 10:30am to 1pm" in page.text
    assert "Agenda due 24 February 2027" in page.text


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("starts_at", "2", "Starts at: say whether it is 2am or 2pm"),
        ("starts_at", "25:00", "Starts at: enter a real time, like 10am or 2:30pm"),
        ("ends_at", "soon", "Ends at: enter a time, like 10am or 2:30pm"),
        ("ends_at", "9am", "The meeting must end after it starts. Check the two times."),
        ("meets_on", ["3", "3", "2199"], "Enter a date between 2016 and 2059."),
        (
            "meets_on",
            ["31", "2", "2027"],
            "Day of the meeting must be a real date: February 2027 has 28 days",
        ),
        (
            "url",
            "nowhere",
            "Enter a web address that begins with https://, for example https://council.gov.uk",
        ),
        ("board", "", "Choose the board that meets"),
        ("title", "", "Enter what the meeting is called"),
        ("place", "Call 07700 900123", "phone"),
    ],
)
def test_nothing_is_planned_and_nothing_lost_when_a_field_is_wrong(
    council: Council, browse: Browse, field: str, typed: object, words: str
) -> None:
    before, visitor = planned_on(council), browse(council.lead)
    visitor.get(f"/barnet/meetings/plan/?board={council.board_id}")
    page = visitor.submit(FIELDS | {field: typed}, status=422)
    assert any(words in problem for problem in page.problems), page.problems
    assert "Extra meeting" in page.html or field == "title"
    assert planned_on(council) == before


def test_the_usual_times_and_the_boards_frequency_are_offered_when_a_series_is_begun(
    council: Council, browse: Browse
) -> None:
    page = browse(council.lead).get(f"/barnet/meetings/series/?board={council.board_id}")
    values = {str(each.get("name")): each.get("value") for each in page.tree.iter("input")}
    assert (values["every"], values["starts_at"]) == ("6", "10am")


SERIES: dict[str, object] = {
    "title": "Board",
    "first_on": ["27", "12", "2027"],
    "every": "1",
    "unit": "weeks",
    "how_many": "3",
    "starts_at": "10am",
    "ends_at": "noon",
}


def look(council: Council, browse: Browse, **changes: object) -> Visitor:
    """Somebody who looks at the dates of a series; 27 December 2027 is a bank holiday."""
    visitor = browse(council.lead)
    visitor.get(f"/barnet/meetings/series/?board={council.board_id}")
    visitor.submit(SERIES | changes, press="Show the dates")
    return visitor


def test_the_dates_are_shown_and_nothing_is_planned_when_one_looks(council: Council, browse: Browse) -> None:
    before = planned_on(council)
    text = look(council, browse).page.text
    assert "Every week on Monday, 10am to noon" in text
    assert "Monday 27 December 2027 a bank holiday" in text
    assert "Monday 10 January 2028" in text
    assert planned_on(council) == before


def test_only_the_ticked_dates_are_planned_when_confirmed(council: Council, browse: Browse) -> None:
    before = planned_on(council)
    visitor = look(council, browse)
    page = visitor.submit({"days": ["2028-01-10", "1999-01-01"]}, press="Plan the ticked dates")
    assert "1 meeting planned. Their agendas and minutes have their dates." in page.text
    assert planned_on(council) == sorted([*before, date(2028, 1, 10)])


def test_nobody_is_promised_reminders_when_the_board_has_no_rule(council: Council, browse: Browse) -> None:
    with tenant_scope(council.borough.id):
        board = create_board(BoardDetails("Data subgroup", BoardKind.WORKING_GROUP), by=None)
        board_id = str(board.id)
        db.session.commit()
    visitor = look(council, browse, board=board_id)
    page = visitor.submit({"days": ["2028-01-10"]}, press="Plan the ticked dates")
    assert "so nobody is reminded of them" in page.text


def test_working_days_are_ticked_at_first_and_others_are_not(council: Council, browse: Browse) -> None:
    before = planned_on(council)
    look(council, browse).submit(press="Plan the ticked dates")
    assert set(planned_on(council)) - set(before) == {date(2028, 1, 10)}  # 3 January is a substitute day


def test_the_dates_stand_there_still_when_none_is_ticked(council: Council, browse: Browse) -> None:
    before, visitor = planned_on(council), look(council, browse)
    page = visitor.submit({"days": None}, press="Plan the ticked dates", status=422)
    assert page.problems == ["Tick at least one date"]
    assert "Monday 10 January 2028" in page.text
    assert planned_on(council) == before


def test_what_was_typed_is_there_again_when_the_series_is_changed(council: Council, browse: Browse) -> None:
    page = look(council, browse).submit(press="Change the series")
    values = {str(each.get("name")): each.get("value") for each in page.tree.iter("input")}
    assert (page.heading, values["title"], values["ends_at"]) == (
        "Plan a series of meetings",
        "Board",
        "noon",
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"how_many": ""}, "Say how many meetings, or until when"),
        ({"how_many": "", "until_on": ["1", "2", "2027"]}, "Enter a day on or after the first meeting"),
        ({"how_many": "25"}, "How many meetings: enter a whole number from 1 to 24"),
        ({"every": "30", "unit": "months-date"}, "Enter 24 months or fewer"),
        ({"first_on": ["1", "1", "1900"]}, "Enter a date between 2016 and 2059"),
    ],
)
def test_no_date_is_shown_when_the_series_makes_no_sense(
    council: Council, browse: Browse, changes: dict[str, object], words: str
) -> None:
    visitor = browse(council.lead)
    visitor.get(f"/barnet/meetings/series/?board={council.board_id}")
    page = visitor.submit(SERIES | changes, press="Show the dates", status=422)
    assert words in page.problems


def test_the_earlier_end_counts_when_both_are_given(council: Council, browse: Browse) -> None:
    text = look(council, browse, until_on=["3", "1", "2028"]).page.text
    assert "Monday 3 January 2028" in text
    assert "Monday 10 January 2028" not in text


def test_a_meeting_moves_when_a_reason_is_given(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.planned, "change"))
    page = visitor.submit({"meets_on": ["4", "3", "2027"]}, status=422)
    assert page.problems == ["Say why the date changes. Everybody who is invited will see it."]
    page = visitor.submit({"meets_on": ["4", "3", "2027"], "reason": "The hall is taken"})
    assert "The meeting is on 4 March 2027 at 10am." in page.text
    with tenant_scope(council.borough.id):
        assert get_meeting(council.met.planned).sequence == 1


def test_the_second_sees_what_the_first_changed_when_two_move_a_meeting(
    council: Council, browse: Browse
) -> None:
    first, second = browse(council.lead), browse(council.lead)
    for visitor in (first, second):
        visitor.get(council.page(council.met.planned, "change"))
    first.submit({"place": "Library"})
    page = second.submit({"place": "Museum"}, status=409)
    assert "place from “Town Hall” to “Library”" in page.text
    assert "Museum" in page.html
    second.submit()
    assert "Museum" in second.page.text


def test_a_meeting_is_cancelled_when_a_reason_is_given(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.planned, "cancel"))
    assert visitor.submit(status=422).problems == ["Say why it is cancelled"]
    visitor.submit({"reason": "Snow"})
    assert "Reason: Snow" in visitor.page.text


def test_the_page_says_so_when_a_held_meeting_is_to_be_changed(council: Council, browse: Browse) -> None:
    page = browse(council.lead).get(council.page(council.met.held, "change"), status=409)
    assert "has been held or cancelled" in page.text


def test_a_day_is_marked_when_the_board_meets_on_it_already(council: Council, browse: Browse) -> None:
    day = clock.today() + timedelta(days=42)
    first = [str(day.day), str(day.month), str(day.year)]
    text = look(council, browse, first_on=first, how_many="1").page.text
    assert "this board meets on that day already" in text


def test_problems_stand_in_the_order_of_the_page_when_several_fields_are_wrong(
    council: Council, browse: Browse
) -> None:
    visitor = browse(council.lead)
    visitor.get("/barnet/meetings/plan/")
    text = visitor.submit(
        {"board": "", "title": "", "starts_at": ""}, press="Plan the meeting", status=422
    ).text
    asked = [
        "Choose the board",
        "Enter what the meeting is called",
        "Enter the day",
        "Enter when the meeting starts",
    ]
    assert sorted(asked, key=text.index) == asked
