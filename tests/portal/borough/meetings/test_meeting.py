"""The page of a meeting through its stages."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.records.boards.queries import rules_of
from tenants.scope import tenant_scope
from tests.portal.borough.meetings.conftest import Council, send
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
Travel = Callable[..., AbstractContextManager[object]]
PANEL = "What to do next"


def test_each_stage_says_the_one_thing_to_do_when_a_lead_looks(council: Council, browse: Browse) -> None:
    visitor, met = browse(council.lead), council.met
    expected = {
        met.planned: "Publish the agenda",
        met.published: "Note apologies",
        met.held: "The minutes are circulated",
        met.circulated: "Record the approval",
        met.approved: "Nothing: the minutes are approved",
        met.cancelled: "Nothing: this meeting is cancelled. Reason: Too few could come",
    }
    for meeting_id, words in expected.items():
        text = visitor.get(council.page(meeting_id)).text
        assert text.count(PANEL) == 1
        assert words in text


def test_a_meeting_goes_from_stage_to_stage_when_its_buttons_are_pressed(
    council: Council, browse: Browse, on_day: Travel
) -> None:
    page = council.page(council.met.planned)
    visitor = browse(council.lead)
    visitor.get(page)
    assert "The agenda is published" in visitor.submit(press="Publish the agenda").text
    with on_day(clock.today() + timedelta(days=42)):
        visitor = browse(council.lead)
        visitor.get(page)
        assert "recorded as held" in visitor.submit(press="It was held").text
        assert "Nobody’s attendance is recorded yet" in visitor.page.text
        visitor.follow("Write the minutes")
        text = next(name for name in _fields(visitor) if name.endswith("-text"))
        visitor.submit({text: "Agreed."}, press="Save and go back to the meeting")
        assert "are circulated" in visitor.submit(press="The minutes are circulated").text
        visitor.follow("Record the approval")
        today = clock.today()
        visitor.submit({"at": "email", "approved_on": [str(today.day), str(today.month), str(today.year)]})
    assert "The minutes are approved." in visitor.page.text
    assert "Minutes approved" in visitor.page.text


def _fields(visitor: Visitor) -> list[str]:
    return [str(each.get("name")) for each in visitor.page.tree.iter("textarea")]


@pytest.mark.parametrize("step", ["publish", "hold", "circulate"])
def test_the_page_says_why_and_nothing_happens_when_a_step_comes_too_late(
    council: Council, browse: Browse, step: str
) -> None:
    page = send(browse(council.lead), council.page(council.met.cancelled, step), status=409)
    assert page.problems
    assert "Nothing: this meeting is cancelled." in page.text


def test_there_is_nothing_to_approve_when_no_minutes_wait(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    send(visitor, council.page(council.met.approved, "approve-last"), status=404)


def test_a_button_counts_once_when_it_is_pressed_twice(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    send(visitor, council.page(council.met.held, "circulate"))
    page = send(visitor, council.page(council.met.held, "circulate"), status=409)
    assert page.problems == ["Minutes can be circulated once, after the meeting is held."]


def test_a_meeting_is_not_held_when_its_day_has_not_come(council: Council, browse: Browse) -> None:
    page = send(browse(council.lead), council.page(council.met.planned, "hold"), status=409)
    assert "Record it as held on that day" in page.problems[0]


def test_the_minutes_of_the_last_meeting_are_approved_at_this_one_when_pressed(
    council: Council, browse: Browse
) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.held))
    text = visitor.submit(press="They were approved at this meeting").text
    assert "are approved at this meeting" in text
    assert "Approved here" in text
    assert "Minutes approved" in visitor.get(council.page(council.met.circulated)).text


def test_minutes_are_approved_at_a_later_meeting_when_it_is_chosen(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.circulated, "approve"))
    visitor.submit({"at": str(council.met.held)})
    assert "at the meeting of" in visitor.page.text


def test_a_day_is_asked_for_when_minutes_were_approved_by_email(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.circulated, "approve"))
    page = visitor.submit({"at": "email"}, status=422)
    assert page.problems == ["Enter the day on which they were approved"]


def test_a_change_after_publishing_is_pointed_out_until_it_is_published_again(
    council: Council, browse: Browse
) -> None:
    visitor, page = browse(council.lead), council.page(council.met.published)
    visitor.get(f"{page}items/add")
    visitor.submit({"title": "A late item"})
    assert "Changed after it was published" in visitor.page.text
    visitor.get(page)
    assert "changed after it was published" in visitor.page.text
    assert "changed after" not in visitor.submit(press="Publish the agenda again").text


def test_the_page_says_that_nobody_is_reminded_when_the_board_has_no_rules(
    council: Council, browse: Browse
) -> None:
    with tenant_scope(council.borough.id):
        for rules in rules_of(council.board_id):
            db.session.delete(rules)
        db.session.commit()
    text = browse(council.lead).get(council.page(council.met.planned)).text
    assert "No rule of the board says by when agenda and minutes are due, so nobody is reminded." in text


def test_the_committee_system_is_linked_when_its_address_is_given(council: Council, browse: Browse) -> None:
    visitor = browse(council.lead)
    visitor.get(council.page(council.met.approved, "reference"))
    page = visitor.submit({"reference_url": "council.example"}, status=422)
    assert "begins with https://" in page.problems[0]
    visitor.submit({"reference_url": "https://democracy.council.example/ie?MId=7"})
    assert visitor.page.links["This meeting there"] == "https://democracy.council.example/ie?MId=7"
