"""Making a highlight report through its pages, from the first press to Word."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from io import BytesIO
from uuid import UUID

import docx
import pytest
from flask import Flask
from pypdf import PdfReader

from tenants import clock
from tenants.database import db
from tenants.records.boards.queries import find_board_titled
from tenants.records.highlights.queries import drafts, made_reports
from tenants.records.plans.queries import get_plan
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.highlights import report_to
from tests.factories.world import World, build_world
from tests.page import Page
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
Day = Callable[..., AbstractContextManager[object]]
LIST = "/barnet/highlight-reports/"


@pytest.fixture
def world(sqlite_portal: Flask, on_day: Day) -> Iterator[World]:
    """The small world on 22 November 2026, where Safer Barnet oversees Barnet's plan."""
    with on_day(date(2026, 11, 22)):
        world = build_world()
        with tenant_scope(world.barnet.id):
            board = make_board("Safer Barnet")
            get_plan(world.barnet.plan.plan_id).board_id = board.id
            make_board("Another board")
        db.session.commit()
        yield world


def _begin(visitor: Visitor) -> str:
    """Begins a report with what is offered; the address of its page."""
    visitor.get(f"{LIST}start")
    visitor.submit()
    return visitor.page.url.removesuffix("edit")


def _furnished(world: World) -> tuple[UUID, UUID]:
    with tenant_scope(world.barnet.id):
        board = find_board_titled("Safer Barnet")
        assert board is not None
        made, draft = report_to(board, world.barnet.lead.id)
        ids = made.id, draft.id
    db.session.commit()
    return ids


def _file(visitor: Visitor, address: str) -> tuple[bytes, str]:
    response = visitor.client.get(address)
    assert response.status_code == 200
    return response.get_data(), response.headers["Content-Disposition"]


def test_a_report_is_made_and_read_in_word_when_a_lead_presses_the_buttons(
    world: World, browse: Browse
) -> None:
    visitor = browse(world.barnet.lead)
    page = visitor.get(LIST)
    assert "No report is made yet." in page.text
    visitor.follow("Make a report")
    page = visitor.submit()
    assert page.heading == "Change the words"
    assert "about May to October 2026" in page.text
    page = visitor.submit({"words-decisions": "Please agree the strategy.", "leave-meetings": "y"})
    assert page.heading == "Highlight report to Safer Barnet, November 2026"
    assert "This is a draft" in page.text and "Meetings and decisions" not in page.text
    page = visitor.follow("Make the report")
    assert "Left out: Meetings and decisions." in page.text
    page = visitor.submit()
    assert "The report is made." in page.text and "Please agree the strategy." in page.text
    word, name = _file(visitor, f"{page.url}word")
    assert 'filename="Highlight report Safer Barnet November 2026.docx"' in name
    told = [each.text for each in docx.Document(BytesIO(word)).paragraphs]
    assert "Please agree the strategy." in told and "Exceptions" in told
    pdf, name = _file(visitor, f"{page.url}pdf")
    assert name.startswith("attachment") and PdfReader(BytesIO(pdf)).pages


def test_the_board_of_the_address_is_chosen_when_it_names_one(world: World, browse: Browse) -> None:
    with tenant_scope(world.barnet.id):
        board = make_board("A third board").id
    db.session.commit()
    visitor = browse(world.barnet.lead)
    page = visitor.get(f"{LIST}?board={board}")
    assert "For A third board" in page.text
    visitor.follow("Make a report")
    assert "To A third board" in visitor.submit().text
    for nonsense in ("", "x", "%00", str(world.bexley.id)):
        visitor.get(f"{LIST}?board={nonsense}")
        visitor.get(f"{LIST}start?board={nonsense}")


def test_another_period_is_taken_when_both_days_are_given(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(f"{LIST}start")
    page = visitor.submit({"period": "other"}, status=422)
    assert page.problems == ["Enter the first day of the period", "Enter the last day of the period"]
    days: dict[str, object] = {"starts_on": ["1", "10", "2026"], "ends_on": ["1", "9", "2026"]}
    page = visitor.submit(days, status=422)
    assert page.problems == ["The last day is before the first. Change one of them."]
    page = visitor.submit({"ends_on": ["31", "10", "2026"]})
    assert "about October 2026" in page.text


def test_nonsense_in_the_days_does_not_matter_when_a_usual_period_is_chosen(
    world: World, browse: Browse
) -> None:
    visitor = browse(world.barnet.lead)
    visitor.get(f"{LIST}start")
    assert visitor.submit({"starts_on": ["x", "", ""]}).heading == "Change the words"


def test_the_page_says_what_is_missing_when_there_is_no_board(world: World, browse: Browse) -> None:
    visitor = browse(world.bexley.lead)
    page = visitor.get("/bexley/highlight-reports/start")
    assert "There is no board in the portal yet" in page.text
    assert "there is no board in the portal yet" in visitor.get("/bexley/highlight-reports/").text


def test_a_second_draft_is_refused_in_words_when_one_is_begun(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    _begin(visitor)
    visitor.get(f"{LIST}start")
    page = visitor.submit(status=422)
    assert "There is a draft for this board and May to October 2026 already." in page.problems[0]


def test_a_draft_is_seen_only_by_those_who_write_reports_when_it_is_not_made(
    world: World, browse: Browse
) -> None:
    made, draft = _furnished(world)
    for person in (world.barnet.viewer, world.barnet.owner):
        visitor = browse(person)
        page = visitor.get(LIST)
        assert "Drafts" not in page.text and "Make a report" not in page.text
        assert visitor.get(f"{LIST}{made}/").heading.startswith("Highlight report to Safer Barnet")
        assert "Begin the next report" not in visitor.page.text
        _file(visitor, f"{LIST}{made}/word")
        for address in ("", "word", "pdf", "edit", "make", "delete", "sections/add"):
            visitor.get(f"{LIST}{draft}/{address}", status=404)
        visitor.get(f"{LIST}{made}/next", status=404)


def test_the_figures_are_taken_again_when_the_button_says_so(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    address = _begin(visitor)
    visitor.get(f"{address}edit")
    page = visitor.submit({"words-summary": "My own words"}, press="Save and take the figures again")
    assert page.heading == "Change the words" and "the figures are as at today" in page.text
    assert "My own words" in page.text
    assert "What the portal would write here now" in page.text


def test_a_section_is_added_when_the_button_says_so(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    address = _begin(visitor)
    visitor.get(f"{address}edit")
    page = visitor.submit({"words-next": "Busy months."}, press="Save and add a section")
    assert page.heading == "Add a section"
    assert visitor.submit(status=422).problems == ["Enter a heading for your section"]
    page = visitor.submit({"heading": "Thanks", "words": "Thank you."})
    assert "Busy months." in page.text and "Thank you." in page.text
    assert "Thanks" in visitor.get(address).text


def test_nothing_typed_is_lost_when_somebody_else_saved_first(world: World, browse: Browse) -> None:
    slow, quick = browse(world.barnet.lead), browse(world.joint)
    address = _begin(slow)
    slow.get(f"{address}edit")
    quick.get(f"{address}edit")
    quick.submit({"words-summary": "Quick words"})
    page = slow.submit({"words-summary": "Slow words"}, status=409)
    assert "somebody else changed this" in page.text and "Slow words" in page.text
    assert "Jo Joint" in page.text
    assert "Slow words" in slow.submit().text


def test_nothing_typed_is_lost_when_somebody_else_made_the_report(world: World, browse: Browse) -> None:
    slow, quick = browse(world.barnet.lead), browse(world.joint)
    address = _begin(slow)
    slow.get(f"{address}edit")
    quick.get(f"{address}make")
    quick.submit()
    page = slow.submit({"words-summary": "Slow words"}, status=409)
    assert "This report is made, so it stays as it is." in page.problems[0] and "Slow words" in page.text
    for part in ("edit", "make", "delete", "sections/add"):
        assert slow.get(f"{address}{part}").url == address


def test_a_report_is_not_made_when_the_draft_changed_after_the_page_was_opened(
    world: World, browse: Browse
) -> None:
    slow, quick = browse(world.barnet.lead), browse(world.joint)
    address = _begin(slow)
    slow.get(f"{address}make")
    quick.get(f"{address}edit")
    quick.submit({"words-summary": "Quick words"})
    slow.submit(status=409)
    with tenant_scope(world.barnet.id):
        assert not made_reports()


def test_personal_data_is_pointed_out_when_it_stands_in_the_words(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    address = _begin(visitor)
    visitor.get(f"{address}edit")
    page = visitor.submit({"words-summary": "Her number is AB 12 34 56 C."}, status=422)
    assert "AB 12 34 56 C" in page.problems[0]


def test_a_draft_is_deleted_when_the_lead_is_sure(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.lead)
    address = _begin(visitor)
    visitor.get(address)
    visitor.follow("Delete this draft")
    assert "The draft is deleted." in visitor.submit().text
    visitor.get(address, status=404)


def test_the_next_report_is_begun_when_one_is_made(world: World, browse: Browse) -> None:
    made, _draft = _furnished(world)
    visitor = browse(world.barnet.lead)
    visitor.get(f"{LIST}{made}/")
    page = visitor.follow("Begin the next report")
    assert "A new draft for November 2026 to April 2027" in page.text
    assert visitor.submit().heading == "Change the words"
    with tenant_scope(world.barnet.id):
        assert len(drafts()) == 2
    visitor.get(f"{LIST}{made}/next")
    assert "There is a draft for this board" in visitor.submit(status=422).problems[0]


def test_every_report_is_listed_with_its_state_when_a_lead_looks(world: World, browse: Browse) -> None:
    _furnished(world)
    page: Page = browse(world.barnet.lead).get(LIST)
    assert "Drafts" in page.text and "Made" in page.text
    assert page.text.count("Highlight report to Safer Barnet") == 2
    assert clock.today() == date(2026, 11, 22)
