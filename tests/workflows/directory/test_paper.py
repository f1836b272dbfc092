"""Tests of the whole directory as a paper."""

from datetime import date
from io import BytesIO
from uuid import uuid4

from pypdf import PdfReader

from tenants.records.contacts.rules import Availability, Field
from workflows.directory.entries import EntryView
from workflows.directory.paper import MARKING, directory_paper
from workflows.papers.content import Table
from workflows.papers.pdf import as_pdf

DAY = date(2026, 11, 22)


def _entry(publisher: str, title: str, *, covers: tuple[str, ...] = (), **values: object) -> EntryView:
    usual: dict[str, object] = {
        "id": uuid4(),
        "publisher_name": publisher,
        "organisation": publisher,
        "title": title,
        "service_key": "adults",
        "service_title": "Adult safeguarding",
        "covers": covers or (publisher,),
        "availability": Availability.ALWAYS,
        "fields": {Field.HOLDER: "Robin Example", Field.PHONE: "020 7946 0001"},
        "is_vacant": False,
        "verified_on": date(2026, 11, 2),
        "stale_since_on": None,
        "is_demonstration": False,
    }
    return EntryView(**(usual | values))  # type: ignore[arg-type] # values of a test


def _rows(entries: list[EntryView]) -> dict[str, tuple[tuple[str, ...], ...]]:
    paper = directory_paper(entries, taken_on=DAY, taken_by="Ana Ali")
    tables = {section.heading: section.blocks[0] for section in paper.sections}
    return {name: table.rows for name, table in tables.items() if isinstance(table, Table)}


def test_each_publisher_has_a_table_in_which_each_entry_says_how_it_stands() -> None:
    entries = [
        _entry("Barnet", "Duty desk"),
        _entry("Met", "North West", covers=("Barnet", "Brent"), stale_since_on=date(2026, 11, 12)),
        _entry("Barnet", "Manager", is_vacant=True, fields={}, verified_on=None, is_demonstration=True),
    ]
    rows = _rows(entries)
    assert list(rows) == ["Barnet", "Met"]
    assert rows["Barnet"][0] == (
        "Adult safeguarding\nDuty desk",
        "Robin Example\n020 7946 0001\nDay and night",
        "On 2 November 2026",
    )
    assert rows["Barnet"][1][1:] == ("Vacant\nDay and night", "Not yet\nInvented for a\ndemonstration")
    assert rows["Met"][0][0].endswith("For Barnet, Brent")
    assert rows["Met"][0][2] == "May be out of date\nsince 12 November 2026\nOn 2 November 2026"


def test_the_pdf_says_on_every_page_that_it_is_confidential_and_first_who_took_it() -> None:
    entries = [_entry("Barnet", f"Post {number}") for number in range(60)]
    reader = PdfReader(BytesIO(as_pdf(directory_paper(entries, taken_on=DAY, taken_by="Ana Ali"))))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 1
    assert all(MARKING in words for words in pages)
    assert "Ana Ali, on 22 November 2026" in pages[0]
    assert "Post 59" in " ".join(pages)
