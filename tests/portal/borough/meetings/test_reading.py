"""What somebody sees of meetings who may only read."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from tenants import clock
from tests.factories.world import World
from tests.portal.borough.meetings.conftest import Council, send
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
Travel = Callable[..., AbstractContextManager[object]]


def test_a_reader_sees_an_agenda_when_it_is_published_and_not_before(
    council: Council, browse: Browse
) -> None:
    lead, reader, page = browse(council.lead), browse(council.viewer), council.page(council.met.planned)
    assert "Plan for the year" not in reader.get(page).text
    assert "The agenda appears here when it is published." in reader.page.text
    send(lead, f"{page}publish")
    text = reader.get(page).text
    assert "Plan for the year" in text
    assert "Draft plan" in text


@pytest.mark.parametrize("rest", ["agenda/", "agenda.docx", "agenda.pdf"])
def test_a_reader_is_given_no_agenda_to_save_before_it_is_published(
    council: Council, browse: Browse, rest: str
) -> None:
    reader = browse(council.viewer)
    reader.get(council.page(council.met.planned, rest), status=404)
    assert reader.client.get(council.page(council.met.published, rest)).status_code == 200


def test_a_reader_downloads_a_paper_when_the_agenda_is_published_and_not_before(
    council: Council, browse: Browse
) -> None:
    lead, reader = browse(council.lead), browse(council.viewer)
    paper = council.page(council.met.planned, f"papers/{council.met.file}")
    reader.get(paper, status=404)
    assert lead.client.get(paper).headers["Content-Disposition"].startswith("attachment")
    send(lead, council.page(council.met.planned, "publish"))
    response = reader.client.get(paper)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_a_reader_sees_minutes_when_they_are_circulated_and_not_before(
    council: Council, browse: Browse
) -> None:
    lead, reader, page = browse(council.lead), browse(council.viewer), council.page(council.met.held)
    assert "To be written." not in reader.get(page).text
    assert "The minutes appear here when they are circulated." in reader.page.text
    reader.get(f"{page}minutes/", status=404)
    reader.get(f"{page}minutes.docx", status=404)
    send(lead, f"{page}circulate")
    assert "To be written." in reader.get(page).text
    assert "To be written." in reader.get(f"{page}minutes/").text


def test_a_reader_sees_the_agenda_and_no_minute_when_a_published_meeting_was_held(
    council: Council, browse: Browse, on_day: Travel
) -> None:
    page = council.page(council.met.published)
    with on_day(clock.today() + timedelta(days=84)):
        lead, reader = browse(council.lead), browse(council.viewer)
        send(lead, f"{page}hold")
        lead.get(f"{page}minutes/write")
        text = next(str(each.get("name")) for each in lead.page.tree.iter("textarea"))
        lead.submit({text: "Not for everybody yet."}, press="Save and go back to the meeting")
        lead.get(f"{page}attendance")
        lead.submit({"guest-1-organisation": "Caritas"}, press="Save")
        seen = reader.get(page).text
        assert "Minutes of the last meeting" in seen
        assert "Not for everybody yet." not in seen
        assert "Caritas" not in seen
        send(lead, f"{page}circulate")
        seen = reader.get(page).text
        assert "Not for everybody yet." in seen
        assert "Caritas" in seen


def test_a_reader_finds_a_decision_when_the_minutes_are_circulated_and_not_before(
    council: Council, browse: Browse
) -> None:
    lead, reader, page = browse(council.lead), browse(council.viewer), council.page(council.met.held)
    lead.get(page)
    lead.get(lead.page.links["Record a decision under item 3"])
    lead.submit({"title": "Print a leaflet"})
    assert "Print a leaflet" not in reader.get("/barnet/meetings/decisions/").text
    assert "The board meets every six weeks" in reader.page.text
    send(lead, f"{page}circulate")
    assert "Print a leaflet" in reader.get("/barnet/meetings/decisions/").text


def test_a_reader_is_not_told_where_an_action_came_from_before_the_agenda_is_out(
    council: Council, browse: Browse
) -> None:
    lead, reader, page = browse(council.lead), browse(council.viewer), council.page(council.met.held)
    lead.get(page)
    lead.get(lead.page.links["Make an action from item 3"])
    lead.submit({"title": "Find a printer", "owner": f"person:{council.borough.owner.id}", "due": "no date"})
    log = f"/barnet/meetings/actions/?board={council.board_id}"
    day = clock.today() - timedelta(days=7)
    origin = f"{day.day} {day:%B %Y}, item 3"
    assert origin in lead.get(log).text
    assert "Find a printer" in reader.get(log).text
    assert origin not in reader.page.text


def test_a_reader_is_offered_nothing_to_change(council: Council, browse: Browse) -> None:
    reader, met = browse(council.viewer), council.met
    for meeting_id in (met.planned, met.published, met.held, met.circulated, met.approved, met.cancelled):
        text = reader.get(council.page(meeting_id)).text
        assert "What to do next" not in text
        assert "Make an action" not in text
        posted = [each for each in reader.page.forms if each.get("method") == "post"]
        assert [each.get("action") for each in posted] == ["/sign-out"]
    assert "Plan a meeting" not in reader.get("/barnet/meetings/").text
    assert "Mark as replaced" not in reader.get("/barnet/meetings/decisions/").text


@pytest.mark.parametrize("rest", ["publish", "hold", "circulate", "approve-last", "items/carry", "cancel"])
def test_nothing_changes_when_a_reader_sends_what_only_a_lead_may(
    council: Council, browse: Browse, rest: str
) -> None:
    reader = browse(council.viewer)
    send(reader, council.page(council.met.planned, rest), status=404)
    assert "Planned" in reader.get(council.page(council.met.planned)).text


def test_a_meeting_is_not_there_when_somebody_of_another_council_asks(
    council: Council, browse: Browse, world: World
) -> None:
    visitor = browse(world.bexley.lead)
    visitor.get(council.page(council.met.planned), status=404)
    visitor.get(f"/bexley/meetings/{council.met.planned}/", status=404)
    visitor.get(f"/bexley/meetings/{council.met.planned}/minutes/write", status=404)
