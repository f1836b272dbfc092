"""A lead's afternoon with the log: one referral, a spreadsheet, what is late, an operation, the figures."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from flask import Flask
from playwright.sync_api import FilePayload

from tests.factories.referral_sheets import HEADINGS, referral_rows
from tests.factories.spreadsheets import csv_file
from tests.journeys.reader import NARROW, Reader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Read = Callable[..., Reader]
OnDay = Callable[..., AbstractContextManager[object]]

LEAD, OWNER = "lead@bexley.example", "owner@bexley.example"
TODAY = date(2026, 11, 22)
BIRTH, REFERENCE, HARMLESS = "Born 3/4/1999, car wash", "Two adults, NRM12345", "two adults, car wash"


@pytest.fixture
def _today(on_day: OnDay, served: tuple[Flask, str]) -> Iterator[None]:
    """Everything happens on one day, at the server and in the browser's questions to it."""
    with on_day(TODAY):
        yield


def _day(reader: Reader, *values: str) -> None:
    for part, value in zip(("Day", "Month", "Year"), values, strict=True):
        reader.page.get_by_label(part, exact=True).first.fill(value)


def _choose_the_four_answers(lead: Reader) -> None:
    _day(lead, "20", "11", "2026")
    for answer in ("National Referral Mechanism", "Adult", "Labour"):
        lead.page.get_by_label(answer, exact=True).check()


@pytest.mark.parametrize(
    "how", [{}, {"width": NARROW}, {"with_scripts": False}], ids=["wide", "phone", "bare"]
)
@pytest.mark.usefixtures("_today")
def test_a_referral_is_logged_in_four_answers(read: Read, how: dict[str, object]) -> None:
    lead = read(LEAD, **how)
    lead.open("/bexley/referrals/log")
    _choose_the_four_answers(lead)
    lead.press("Save and log another")
    assert "Logged: referral of November 2026" in lead.text()
    lead.open("/bexley/referrals/")
    assert "20 November 2026" in lead.text()


@pytest.mark.usefixtures("_today")
def test_a_note_is_refused_when_somebody_could_be_in_it_and_kept_when_nobody_is(read: Read) -> None:
    lead = read(LEAD)
    lead.open("/bexley/referrals/log")
    _choose_the_four_answers(lead)
    lead.page.get_by_text("More, if you know it").click()
    for words in (BIRTH, REFERENCE):
        lead.page.get_by_label("Note", exact=True).fill(words)
        lead.press("Save")
        assert "There is a problem" in lead.text()
        assert lead.page.get_by_label("Note", exact=True).input_value() == words  # nothing typed is lost
    lead.page.get_by_label("Note", exact=True).fill(HARMLESS)
    lead.press("Save")
    assert HARMLESS in lead.text()


@pytest.mark.usefixtures("_today")
def test_three_hundred_are_read_in_when_somebody_has_looked_at_them(read: Read) -> None:
    lead = read(LEAD)
    lead.open("/bexley/referrals/import/")
    sheet = csv_file(HEADINGS, *referral_rows(300, TODAY))
    file = FilePayload(name="log.csv", mimeType="text/csv", buffer=sheet)
    lead.page.get_by_label("Spreadsheet").set_input_files([file])
    lead.press("Look at it")
    assert "300 entries can be added" in lead.text()
    assert "Nothing is kept yet" in lead.text()
    lead.press("Add these 300 entries")
    assert "300 entries were added to the log" in lead.text()


@pytest.mark.usefixtures("_today")
def test_what_is_late_is_shown_with_the_rule_of_its_own_day(read: Read) -> None:
    lead = read(LEAD)
    lead.open_at_every_width("/bexley/referrals/late")
    assert "5 working days" in lead.text()
    assert "45 days" in lead.text()  # until 12 December 2022
    assert "30 days" in lead.text()
    late = lead.page.locator("table", has_text="Late by").first.inner_text()
    assert re.search(r"\d+ (working )?days?\b", late)


@pytest.mark.usefixtures("_today")
def test_an_operation_is_logged_and_counted_when_an_owner_tells_of_it(read: Read) -> None:
    owner = read(OWNER)
    owner.open("/bexley/operations/")
    owner.press("Log an operation")
    owner.page.get_by_label("Name", exact=True).fill("Car washes, November")
    owner.page.get_by_label("Joint operation").check()
    _day(owner, "20", "11", "2026")
    owner.page.get_by_label("Agencies that are not in the list").fill(
        "HM Revenue and Customs, 2\nFire service, 1"
    )
    owner.page.get_by_label("Labour", exact=True).check()
    owner.page.get_by_label("Car wash", exact=True).check()
    owner.page.get_by_label("Adults", exact=True).fill("2")
    owner.press("Log it")
    assert "Car washes, November" in owner.text()
    assert "HM Revenue and Customs" in owner.text()


@pytest.mark.usefixtures("_today")
def test_a_viewer_sees_a_closed_year_without_small_counts_when_the_lead_has_shared_it(read: Read) -> None:
    lead, viewer = read("lead@camden.example"), read("viewer@camden.example")
    viewer.open("/camden/figures/")
    assert "2025/26" not in viewer.text()
    lead.open_at_every_width("/camden/figures/")
    lead.follow("share a closed year")
    lead.follow("See how 2025/26 would look")
    lead.press("Share 2025/26")
    viewer.open("/camden/figures/")
    viewer.follow("2025/26")
    viewer.look_at_every_width()
    shown = viewer.page.locator("table tbody td").all_text_contents()
    assert shown
    assert not {"1", "2", "3", "4"} & {words.strip() for words in shown}
