"""The main job from end to end: updated, done and accepted; chased, mailed and answered from the mail."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.journeys.letters import letters_to, run
from tests.journeys.reader import NARROW, Reader

pytestmark = pytest.mark.browser

Read = Callable[..., Reader]


def _open_action(reader: Reader, ref: str) -> str:
    """Finds an action as a person would, by words in the list; gives its address."""
    reader.open(f"/bexley/actions/?words={ref}")
    reader.page.locator("main table a[href*='/actions/']").first.click()
    reader.page.wait_for_selector("h1")
    reader.look()
    return reader.page.url


def test_a_lead_updates_redates_and_sees_the_history(read: Read) -> None:
    reader = read("lead@bexley.example")
    _open_action(reader, "BEX-103")
    reader.page.get_by_label("At risk").check()
    reader.page.get_by_label("What has happened since the last note?").fill("Two teams have tried the form.")
    reader.press("Save update")
    assert "Two teams have tried the form." in reader.text()

    reader.follow("Change the date")
    reader.page.get_by_label("New date").fill("15 January 2027")
    reader.page.get_by_label("Why does the date change?").fill("The board asked for a trial first.")
    reader.press("Change the date")
    words = reader.text()
    assert "15 January 2027" in words
    assert "9 November 2026" in words
    assert "The board asked for a trial first." in words


def test_closing_takes_two_people(read: Read) -> None:
    owner = read("owner@bexley.example", width=NARROW)
    address = _open_action(owner, "BEX-01/26-10")
    owner.page.get_by_label("Done", exact=True).check()
    owner.page.get_by_label("What has happened since the last note?").fill("The campaign ran for a week.")
    owner.press("Save update")
    assert "Waiting for a lead to accept it" in owner.text()
    assert owner.page.get_by_role("button", name="Save decision").count() == 0

    lead = read("lead@bexley.example")
    lead.page.goto(address)
    lead.look()
    lead.page.get_by_label("Accept it as done").check()
    lead.press("Save decision")
    assert "accepted" in lead.text()


def test_two_people_saving_at_once_lose_nothing(read: Read) -> None:
    lead, owner = read("lead@bexley.example"), read("owner@bexley.example")
    address = _open_action(lead, "BEX-01/26-10")
    owner.page.goto(address)
    lead.page.get_by_label("Off track").check()
    lead.press("Save update")

    owner.page.get_by_label("At risk").check()
    owner.page.get_by_label("What has happened since the last note?").fill("Posters are at the printers.")
    owner.page.get_by_role("button", name="Save update").click()
    assert "While you were writing" in owner.text()
    note = owner.page.get_by_label("What has happened since the last note?")
    assert note.input_value() == "Posters are at the printers."
    assert owner.page.get_by_label("At risk").is_checked()
    owner.press("Save update")
    assert "Posters are at the printers." in owner.text()


def _update_links(app: Flask, to: str) -> list[str]:
    return [link for words in letters_to(app, to) for link in re.findall(r"http://\S+/update/\S+", words)]


def test_a_late_action_is_chased_and_answered_from_the_mail(read: Read, served: tuple[Flask, str]) -> None:
    app, _ = served
    first = run(app, "jobs", "run", "chase", "--on", "2026-11-30")
    again = run(app, "jobs", "run", "chase", "--on", "2026-11-30")
    assert re.search(r"Recorded [1-9]\d* reminders", first)
    assert "Recorded 0 reminders" in again
    run(app, "outbox", "send")
    links = _update_links(app, "owner@bexley.example")
    assert links

    owner = read(width=NARROW)
    owner.page.goto(links[0])
    owner.look()
    owner.page.get_by_label("At risk").check()
    owner.page.get_by_label(re.compile("happened")).fill("The venue is booked for the spring.")
    owner.page.get_by_role("button", name=re.compile("Save|Send")).first.click()
    owner.page.wait_for_load_state()
    owner.look()
    answer = owner.page.goto(links[0])
    assert answer is not None and answer.status == 410

    lead = read("lead@bexley.example")
    lead.open("/bexley/chasing/")
    assert "Ayesha Barrow" in lead.text()
    lead.open("/bexley/activity/")
    assert "updated" in lead.text().casefold()
