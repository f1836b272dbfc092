"""A procurement officer's first days with a register, and the year's statement on its way to everybody."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from playwright.sync_api import FilePayload
from pypdf import PdfReader

from tests.factories.contract_registers import as_csv, spoiled_register
from tests.journeys.letters import letters_to, run
from tests.journeys.reader import NARROW, Reader

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Read = Callable[..., Reader]
OnDay = Callable[..., AbstractContextManager[object]]

BUYER, LEAD = "procurement@harrow.example", "lead@harrow.example"
TODAY = date(2026, 11, 22)
ROWS, BAD = 1_200, 40
ACTION = "Publish the statement on the home page"


def _read_in_the_register(buyer: Reader) -> None:
    """1,200 rows, of which 40 cannot be recorded, each with its reason."""
    buyer.page.wait_for_load_state("networkidle")  # the chart takes a moment the first time
    buyer.press("Read in a contract register")
    register = as_csv(spoiled_register(ROWS, suppliers=700, bad=BAD))
    file = FilePayload(name="register.csv", mimeType="text/csv", buffer=register)
    buyer.page.get_by_label("Contract register").set_input_files([file])
    buyer.press("Look at it")
    buyer.press("Look at the register")
    assert "Nothing is recorded yet" in buyer.text()
    assert buyer.page.locator("table tbody tr").count() == BAD
    buyer.press("Record the register")
    assert "There is a problem" in buyer.text()  # nothing is left out without being told to
    buyer.page.get_by_label("Leave these rows out and record the others").check()
    buyer.press("Record the register")
    assert f"{ROWS - BAD:,} contracts were added" in buyer.text()


def _tier_a_new_supplier(buyer: Reader) -> str:
    """Straight from the result's list of new suppliers; gives the supplier's name."""
    name = buyer.page.locator("table").last.locator("tbody a").first.inner_text()
    buyer.follow(name)
    buyer.press("Tier it")
    for group in buyer.page.get_by_role("group", name=re.compile(".")).all():
        level = group.get_by_label("High", exact=True)
        if level.count():
            level.check()
    for reason in buyer.page.get_by_label(re.compile("Reason: ")).all():
        if reason.is_visible():
            reason.fill("Night work, and agencies supply the workers")
    buyer.press("See the tier")
    assert "follows from the answers" in buyer.text()
    buyer.press("Save the tier")
    return name


def _find_in_one_step(buyer: Reader, name: str) -> None:
    buyer.open("/harrow/procurement/")
    buyer.page.get_by_label("Find a supplier").fill(name)
    buyer.press("Find")
    assert buyer.page.locator("h1").inner_text() == name


def _check_the_statement(buyer: Reader) -> None:
    buyer.press("Log a check")
    buyer.page.get_by_label("Statement check").check()
    buyer.page.get_by_label("Needs to improve").check()
    buyer.press("Save the check")  # the page now asks for what a statement check needs besides
    for level in buyer.page.get_by_label("Absent").all():
        level.check()
    buyer.press("Save the check")


def _ask_for_more(buyer: Reader) -> None:
    buyer.press("Ask for a corrective action")
    buyer.page.get_by_label("What does the supplier have to put right?").fill(ACTION)
    for part, value in zip(("Day", "Month", "Year"), ("1", "12", "2026"), strict=True):
        buyer.page.get_by_label(part, exact=True).fill(value)
    owner = buyer.page.get_by_label("Who of ours sees to it?")
    owner.select_option(label=owner.locator("option", has_text="Procurement Officer").inner_text())
    buyer.press("Add the corrective action")


def test_a_corrective_action_is_chased_when_a_check_made_it(
    read: Read, served: tuple[Flask, str], on_day: OnDay
) -> None:
    app, _ = served
    with on_day(TODAY):
        buyer = read(BUYER)
        _read_in_the_register(buyer)
        name = _tier_a_new_supplier(buyer)
        _find_in_one_step(buyer, name)
        _check_the_statement(buyer)
        _ask_for_more(buyer)
    with on_day(date(2026, 12, 2)):
        run(app, "jobs", "run", "chase", "--on", "2026-12-02")
        run(app, "outbox", "send")
        assert any(ACTION in letter for letter in letters_to(app, BUYER))


def test_everybody_reads_the_statement_when_two_people_took_it_there(
    read: Read, served: tuple[Flask, str], on_day: OnDay
) -> None:
    with on_day(TODAY):
        buyer, lead = read(BUYER), read(LEAD)
        buyer.follow("Statements")
        buyer.follow("Modern slavery statement 2025/26")
        address = buyer.page.url.removeprefix(buyer.address)
        buyer.press("Send for review")
        buyer.press("Send for review")
        lead.open(address)
        lead.press("Record the approval")
        lead.page.get_by_label("Which meeting or decision approved it?").fill("Board, item 4")
        _fill_day(lead, "18", "11", "2026")
        lead.press("Record the approval")
        lead.press("Record the signature")
        lead.page.get_by_label("Name of who signed it").fill("A. Example")
        lead.page.get_by_label("Their role").fill("Chief Executive")
        _fill_day(lead, "20", "11", "2026")
        lead.press("Record the signature")
        lead.press("Publish")
        lead.page.get_by_label("Web address of the council’s home page").fill("https://www.harrow.example/")
        lead.press("Publish")
        anybody = read(width=NARROW)
        anybody.open("/statements/")
        anybody.follow("Modern slavery statement 2025/26")
        assert "A. Example, Chief Executive" in anybody.text()
        _take_it_along(anybody)


def _fill_day(reader: Reader, *parts: str) -> None:
    for label, value in zip(("Day", "Month", "Year"), parts, strict=True):
        reader.page.get_by_label(label, exact=True).fill(value)


def _take_it_along(anybody: Reader) -> None:
    """The Word document and the tagged PDF say the same as the page."""
    word = Document(BytesIO(_download(anybody, "Word document")))
    assert "Modern slavery statement 2025/26" in "\n".join(part.text for part in word.paragraphs)
    pdf = PdfReader(BytesIO(_download(anybody, "PDF")))
    assert "/StructTreeRoot" in pdf.root_object


def _download(reader: Reader, name: str) -> bytes:
    with reader.page.expect_download() as started:
        reader.page.get_by_role("link", name=name).first.click()
    return started.value.path().read_bytes()
