"""Somebody needs a contact and the next step; a lead keeps an entry right; a stale one is chased."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.journeys.letters import letters_to, run
from tests.journeys.reader import NARROW, Reader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Read = Callable[..., Reader]
OnDay = Callable[..., AbstractContextManager[object]]

PARTNER, LEAD = "member@met.example", "lead@barnet.example"
TODAY, QUARTER_LATER = date(2026, 11, 22), date(2027, 3, 1)
POST, NUMBER = "Emergency Duty Team", "020 7946 0987"
DIRECTORY = "/directory/"


def _look_up(reader: Reader, words: str) -> str:
    reader.open(DIRECTORY)
    reader.page.get_by_label("Who do you need?").fill(words)
    reader.press("Find")
    return reader.text()


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_a_partner_finds_whom_to_ring_when_the_words_are_misspelt(
    read: Read, on_day: OnDay, width: int
) -> None:
    with on_day(TODAY):
        partner = read(PARTNER, width=width)
        found = _look_up(partner, "kensignton adults out of hours")
        assert "Adult safeguarding in Kensington and Chelsea, out of hours" in found
        first = partner.page.locator("main article, main li").filter(has=partner.page.locator("a[href^=tel]"))
        assert "Kensington and Chelsea" in first.first.inner_text()
        partner.open("/")
        assert partner.page.url.endswith(DIRECTORY)  # where a partner's day begins
        response = partner.page.goto(partner.address + "/directory/all.pdf")
        assert response is not None and response.status == 404  # not for taking away


def test_the_directory_shows_a_change_when_the_lead_confirms_edits_and_publishes(
    read: Read, on_day: OnDay
) -> None:
    with on_day(TODAY):
        lead = read(LEAD)
        lead.open("/barnet/contacts/")
        lead.follow(POST)
        lead.press("Confirm that it is right")
        lead.press("It is all right")
        assert "22 November 2026" in lead.text()
        lead.press("Edit")
        lead.page.get_by_label("Phone", exact=True).fill(NUMBER)
        lead.press("Save and publish")
        partner = read(PARTNER)
        found = _look_up(partner, "barnet emergency duty team")
        assert NUMBER in found and "Confirmed on 22 November 2026" in found


def test_an_entry_is_confirmed_by_the_letters_link_when_nobody_had_confirmed_it(
    read: Read, on_day: OnDay, served: tuple[Flask, str]
) -> None:
    app, address = served
    with on_day(QUARTER_LATER):
        first = run(app, "jobs", "run", "confirm-contacts", "--on", QUARTER_LATER.isoformat())
        again = run(app, "jobs", "run", "confirm-contacts", "--on", QUARTER_LATER.isoformat())
        assert "Queued 0 letters" in again and "Queued 0 letters" not in first
        run(app, "outbox", "send")
        written = [each for each in letters_to(app, LEAD) if "/confirm/" in each]
        assert written
        [link] = set(re.findall(rf"{re.escape(address)}(/confirm/\S+)", written[0])[:1])
        reader = read(with_scripts=False)
        reader.open(link)
        post = reader.page.locator(".govuk-caption-l").inner_text()
        reader.press("It is all right")
        assert "Thank you" in reader.text()
        partner = read(PARTNER)
        assert "Confirmed on 1 March 2027" in _look_up(partner, f"barnet {post}")


@pytest.mark.parametrize(
    ("place", "answers", "end"),
    [
        (
            "barnet",
            ("No", "Yes, office hours", "An adult", "Yes", "Positive"),
            "Tell them where else there is help",
        ),
        (
            "bexley",
            ("Neither", "Yes, or not sure", "The NRM referral", "No", "Yes"),
            "Take it to the safeguarding board",
        ),
    ],
    ids=["barnet", "bexley"],
)
def test_a_pathway_is_walked_to_an_end_when_its_questions_are_answered(
    read: Read, on_day: OnDay, place: str, answers: tuple[str, ...], end: str
) -> None:
    with on_day(TODAY):
        reader = read(with_scripts=False, width=NARROW)
        reader.open(f"/pathway/{place}/")
        reader.page.get_by_role("button", name="Start now").click()
        reader.look()
        waiting = list(answers)
        for _ in range(20):
            ways = reader.page.locator("a.portal-answer, a.portal-onward__button")
            if "From here" in reader.text():
                break
            wanted = waiting.pop(0) if ways.count() > 1 else None
            (ways.filter(has_text=wanted) if wanted else ways).first.click()
            reader.page.wait_for_load_state()
            reader.look()
        assert reader.page.locator("h1").inner_text() == end
        assert not reader.context.cookies()


@pytest.mark.parametrize("place", ["barnet", "bexley"])
def test_the_chart_of_a_pathway_is_one_page_when_it_is_printed(read: Read, on_day: OnDay, place: str) -> None:
    with on_day(TODAY):
        reader = read()
        reader.open(f"/pathway/{place}/chart")
        with reader.page.expect_download() as kept:
            reader.page.get_by_role("link", name="PDF").first.click()
        document = PdfReader(BytesIO(kept.value.path().read_bytes()))
        assert len(document.pages) == 1
        assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
