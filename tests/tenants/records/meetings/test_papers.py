"""Papers for a meeting."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.errors import FieldError, WrongState
from tenants.records.boards.models import Board
from tenants.records.meetings import papers, service
from tenants.records.meetings.queries import papers_of
from tests.factories.meetings import DOCUMENT, an_item, hold, plan

SOON = clock.today() + timedelta(days=30)
LINK = "https://www.council.example/plan"


def test_a_link_or_a_file_is_kept_when_it_is_fit_to_be(board: Board) -> None:
    meeting = plan(board, SOON)
    item = an_item(meeting)
    link = papers.add_link(meeting, item, "", LINK, by=None)
    file = papers.add_file(meeting, None, "", "map.pdf", DOCUMENT, by=None)
    assert (link.title, link.item_id) == ("www.council.example", item.id)
    assert (file.title, file.item_id) == ("map.pdf", None)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "https://nodots"])
def test_a_link_is_refused_when_it_is_no_web_address(board: Board, url: str) -> None:
    with pytest.raises(FieldError) as refusal:
        papers.add_link(plan(board, SOON), None, "Plan", url, by=None)
    assert refusal.value.field == "url"


def test_a_file_is_refused_when_its_content_is_not_what_it_says(board: Board) -> None:
    with pytest.raises(FieldError) as refusal:
        papers.add_file(plan(board, SOON), None, "Map", "map.pdf", b"MZ\x90\x00", by=None)
    assert refusal.value.field == "file"


def test_a_paper_is_refused_when_the_item_is_another_meetings(board: Board) -> None:
    other = an_item(plan(board, SOON))
    with pytest.raises(FieldError) as refusal:
        papers.add_link(plan(board, SOON), other, "Plan", LINK, by=None)
    assert refusal.value.field == "item"


def test_a_paper_can_be_taken_away_until_the_meeting_is_held(board: Board) -> None:
    meeting = plan(board, SOON)
    papers.remove_paper(papers.add_link(meeting, None, "Plan", LINK, by=None), by=None)
    assert papers_of(meeting.id) == []
    held = hold(board, clock.today())
    paper = papers.add_link(held, None, "Plan", LINK, by=None)
    with pytest.raises(WrongState):
        papers.remove_paper(paper, by=None)


def test_no_paper_is_added_when_the_meeting_is_cancelled(board: Board) -> None:
    meeting = plan(board, SOON)
    service.cancel_meeting(meeting, "Snow", by=None)
    with pytest.raises(WrongState):
        papers.add_file(meeting, None, "Map", "map.pdf", DOCUMENT, by=None)


def test_the_agenda_says_that_it_changed_when_a_paper_comes_late(board: Board) -> None:
    meeting = plan(board, SOON)
    service.publish_agenda(meeting, on=clock.today(), by=None)
    papers.add_link(meeting, None, "Plan", LINK, by=None)
    assert meeting.agenda_changed_on == clock.today()
