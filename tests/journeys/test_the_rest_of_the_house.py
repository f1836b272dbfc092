"""The year of a board that three boroughs share, and what the pages of others say is missing."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader

from tests.journeys.letters import letters_to, run
from tests.journeys.reader import NARROW, Reader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]  # a year takes many pages

Read = Callable[..., Reader]
OnDay = Callable[..., AbstractContextManager[object]]

LEAD = "lead@hammersmith-and-fulham.example"
GROUP = "Modern Slavery and Exploitation Operational Group"
LINES = ("H&F VAWG Board", "Bi-borough (RBKC and WCC) VAWG Board")
AUTUMN, WINTER, SPRING = date(2026, 11, 22), date(2027, 1, 13), date(2027, 3, 17)
MINUTE = "Forty places are offered; each council takes ten."
DECISION = "Each council takes ten of the forty places in March 2027."
ACTION = "Offer ten places to those who count"
#: Held by the account owner@.
POST = "Performance and Insight Analyst"


def _open_meeting(lead: Reader, day: str) -> str:
    lead.follow("Meetings")
    lead.follow(day)
    return lead.page.url


def _build_the_agenda(lead: Reader) -> None:
    _open_meeting(lead, "13 January 2027")
    lead.follow("Build the agenda")
    lead.press("Bring in carried-over items")
    assert "carried over" in lead.page.locator(".govuk-notification-banner").inner_text()
    lead.press("Add an item")
    lead.page.get_by_label("What is it about?").fill("Car washes on the Uxbridge Road")
    lead.press("Add the item")
    titles = lead.page.locator("main li h2").all_inner_texts()
    assert titles[0] == "Minutes of the last meeting" and titles[-1] == "Any other business"
    assert {"The strategies after 2026", "Car washes on the Uxbridge Road"} <= set(titles)
    lead.follow("Back to the meeting")
    lead.press("Publish the agenda")
    assert "Agenda published" in lead.text()


def _hold_the_meeting(lead: Reader) -> str:
    address = _open_meeting(lead, "13 January 2027")
    lead.press("It was held")
    lead.press("They were approved at this meeting")
    assert "The minutes of 7 October 2026 are approved at this meeting." in lead.text()
    lead.follow("Record who came")
    seat = lead.page.get_by_role("group", name=re.compile("^Licensing"))
    seat.get_by_label("Apologies", exact=True).check()
    lead.press("Save, and everybody else was present")
    rows = lead.page.get_by_role("row", name=re.compile("^Hammersmith and Fulham Council")).all_inner_texts()
    assert rows[-1].split("\t")[1:] == ["3", "0", "1", "0"]
    return address


def _minute(lead: Reader) -> None:
    lead.press("Write the minutes")
    lead.page.get_by_label("Minute of item 4").fill(MINUTE)
    lead.press("Save and go back to the meeting")
    lead.follow("Record a decision under item 4")
    lead.page.get_by_label("What was decided?").fill(DECISION)
    lead.press("Record the decision")
    assert "D-2027-01" in lead.text()
    lead.follow("Make an action from item 4")
    assert MINUTE in lead.page.get_by_label("Description").input_value()
    lead.page.get_by_label("What is to be done?").fill(ACTION)
    owner = lead.page.get_by_label("Owner")
    owner.select_option(owner.locator("option", has_text=POST).get_attribute("value"))
    lead.page.get_by_label("When is it due?").fill("26 February 2027")
    aims = lead.page.get_by_label("Where does it stand in a plan?").locator("option").all_inner_texts()
    assert len(aims) == len(set(aims)) > 2  # nobody could choose between two of the same name
    lead.press("Make the action")
    assert ACTION in lead.text()


def _see_where_the_action_is(lead: Reader) -> None:
    lead.follow("Action log of this board")
    row = lead.page.get_by_role("row", name=re.compile(ACTION)).inner_text()
    assert all(words in row for words in ("13 January 2027, item 4", POST, "26 February 2027"))
    lead.open(f"/hammersmith-and-fulham/actions/?words={ACTION}")
    lead.follow(ACTION)
    came_from = f"Came from {GROUP}, 13 January 2027, item 4"
    assert came_from in " ".join(lead.text().split())
    lead.follow("13 January 2027")
    assert MINUTE in lead.text()


def _see_the_group_as_a_guest(guest: Reader, slug: str, own_line: str) -> None:
    guest.open(f"/{slug}/boards/")
    guest.follow(GROUP)
    words = guest.text()
    assert all(one in words for one in (*LINES, own_line, "Minutes circulated", MINUTE, DECISION))
    _try_to_edit(guest, slug)


def _try_to_edit(guest: Reader, slug: str) -> None:
    """No link leads to a form of the home's, and what is sent all the same is refused."""
    links = guest.page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    forms = ("edit", "pause", "end", "rules", "terms/add", "share", "offices/chair")
    board = guest.page.url
    assert not [link for link in links if link.endswith(tuple(f"/{form}" for form in forms))]
    assert not [link for link in links if link.startswith(f"/{slug}/meetings/")]
    token = guest.page.locator("input[name=csrf_token]").first.input_value()
    for form in forms:
        answer = guest.context.request.post(board + form, form={"csrf_token": token, "title": "Ours now"})
        assert answer.status in (404, 409), f"{form} answered {answer.status}"


def _chase(app: Flask, day: date) -> None:
    """The owner hears of the action from the chase, and not before."""
    run(app, "outbox", "send")
    assert not _letters_about_it(app)
    run(app, "jobs", "run", "chase", "--on", day.isoformat())
    run(app, "outbox", "send")
    assert _letters_about_it(app)


def _letters_about_it(app: Flask) -> list[str]:
    return [words for words in letters_to(app, "owner@hammersmith-and-fulham.example") if ACTION in words]


def _approve_the_minutes(lead: Reader, of: str) -> None:
    _open_meeting(lead, "17 March 2027")
    lead.press("It was held")
    lead.press("They were approved at this meeting")
    lead.page.goto(of)
    lead.look()
    assert "Nothing: the minutes are approved, at the meeting of 17 March 2027" in lead.text()
    assert lead.page.get_by_role("link", name="Write the minutes").count() == 0


def test_a_meeting_goes_from_its_agenda_to_approved_minutes_and_a_chased_action(
    read: Read, served: tuple[Flask, str], on_day: OnDay
) -> None:
    app, lead = served[0], read()
    with on_day(AUTUMN):
        lead.sign_in(LEAD)
        _build_the_agenda(lead)
    with on_day(WINTER, time(14)):
        lead.sign_in(LEAD)
        meeting = _hold_the_meeting(lead)
        _minute(lead)
        lead.press("The minutes are circulated")
        _see_where_the_action_is(lead)
        guest = read("joint@rbkc-westminster.example", width=NARROW)
        _see_the_group_as_a_guest(guest, "kensington-and-chelsea", "for Kensington and Chelsea’s part")
        _see_the_group_as_a_guest(guest, "westminster", "for Westminster’s part")
    due_on = date(2027, 2, 26)
    with on_day(due_on):
        _chase(app, due_on)
    with on_day(SPRING, time(14)):
        lead.sign_in(LEAD)
        _approve_the_minutes(lead, meeting)


def test_a_lead_sees_to_whom_the_group_reports(read: Read, on_day: OnDay) -> None:
    with on_day(AUTUMN):
        lead = read(LEAD)
        lead.follow("Boards")
        row = lead.page.get_by_role("row", name=re.compile(GROUP)).inner_text()
        assert all(line in row for line in LINES)
        lead.follow("Who reports to whom")
        rows = lead.page.get_by_role("row", name=re.compile(GROUP)).all_inner_texts()
        assert [line for line in LINES for row in rows if line in row] == list(LINES)
        assert lead.page.locator("main img").get_attribute("alt")
        lead.follow(GROUP)
        assert all(line in lead.text() for line in LINES)


def _trained(lead: Reader) -> str:
    """What the page says of the licensing officers at the second tier."""
    name = re.compile("^Licensing and trading standards.*Tier 2", re.DOTALL)
    return lead.page.get_by_role("row", name=name).first.inner_text()


def test_a_session_that_is_recorded_counts_towards_coverage(read: Read, on_day: OnDay) -> None:
    with on_day(date(2026, 11, 25)):
        lead = read(LEAD)
        lead.follow("Training")
        assert "0 of 38 people" in _trained(lead) and "38 to train" in _trained(lead)
        lead.press("Record a session")
        lead.page.get_by_label("Which course?").select_option(label="Multi-agency MSE training")
        for part, number in (("Day", "24"), ("Month", "11"), ("Year", "2026")):
            lead.page.get_by_label(part, exact=True).fill(number)
        lead.page.get_by_label("Licensing and trading standards").fill("19")
        lead.press("Record the session")
        assert "19 people" in lead.text()
        lead.follow("Training")
        assert "19 of 38 people" in _trained(lead) and "19 to train" in _trained(lead)


SENTENCE = "The three councils ask the board to back a fourth training day."
HEADINGS = (
    "Summary",
    "Progress by theme",
    "Exceptions",
    "Decisions needed",
    "Training coverage",
    "Next period",
)


def _download(lead: Reader, name: str) -> bytes:
    with lead.page.expect_download() as started:
        lead.page.get_by_role("link", name=re.compile(name)).first.click()
    return started.value.path().read_bytes()


def test_the_march_report_is_made_in_word_and_pdf(read: Read, on_day: OnDay) -> None:
    with on_day(date(2027, 3, 10)):
        lead = read(LEAD)
        lead.follow("Highlight reports")
        lead.press("Make a report")
        lead.page.get_by_label("Board").select_option(label=GROUP)
        lead.page.get_by_label("September 2026 to February 2027 (the last six months)").check()
        lead.press("Fill in the figures")
        summary = lead.page.get_by_label("Words under “Summary”")
        summary.fill(f"{summary.input_value()} {SENTENCE}")
        lead.press("Save and read it")
        assert SENTENCE in lead.text()
        lead.press("Make the report")
        lead.press("Make the report")
        for words in (*HEADINGS, SENTENCE):
            assert words in lead.text()
        word = Document(BytesIO(_download(lead, "Word")))
        pdf = PdfReader(BytesIO(_download(lead, "PDF")))
        written = {one.text: one.style.name if one.style else "" for one in word.paragraphs}
        assert all((written[heading] or "").startswith("Heading") for heading in HEADINGS)
        assert any(SENTENCE in text for text in written)
        printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        for words in (*HEADINGS, SENTENCE):
            assert words in printed


@pytest.mark.parametrize(
    ("slug", "page", "words"),
    [
        ("harrow", "boards/", "No board here is about modern slavery in particular."),
        ("harrow", "documents/", "There is no pathway and no statement."),
        ("islington", "boards/", "No chair since 1 September 2021. Name a chair"),
        ("islington", "training/", "No session has been recorded."),
        (
            "city-of-london",
            "documents/",
            "There is no strategy and no statement. A pathway is in draft only.",
        ),
        ("city-of-london", "training/", "No session has been recorded."),
    ],
)
def test_a_page_says_what_is_missing(read: Read, on_day: OnDay, slug: str, page: str, words: str) -> None:
    with on_day(AUTUMN):
        lead = read(f"lead@{slug}.example", width=NARROW)
        lead.open(f"/{slug}/{page}")
        assert words in lead.text()
