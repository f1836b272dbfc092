"""Writes tables as an Excel workbook in which text stays text and the last sheet explains every column."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import xlsxwriter

from tenants.dating import format_day

Cell = str | int | float | Decimal | bool | date | None

DICTIONARY = "Dictionary"
CONFIDENTIAL = (
    "This file holds what the council knows of its suppliers. Keep it where only those who need it can read "
    "it, do not send it on without asking whoever looks after it, and delete it when it is no longer needed."
)
_LONGEST_TEXT = 32_767  # more no cell holds
_LONGEST_SHEET_NAME = 31
_NARROWEST, _WIDEST = 9, 60
#: What a cell may begin with that Excel, or whatever the file is pasted into, would take for a formula.
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
#: What XML cannot hold.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNFIT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


class Kind(StrEnum):
    """What the cells of a column hold; the words are what the dictionary says."""

    TEXT = "Text"
    NUMBER = "Whole number"
    MONEY = "Pounds"
    DAY = "Date"
    YES_NO = "Yes or No"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it means, and what its cells hold."""

    heading: str
    meaning: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet: every row has a cell for each column, and may come from a generator that is read once."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class About:
    """What the dictionary says of the whole file."""

    source: str  # "The contract register of Harrow in the portal"
    made_for: str  # who took it out
    made_on: date
    holds: str = ""  # what is in it: "12 contracts in force, for Cleaning"
    confidentiality: str = CONFIDENTIAL


def as_workbook(tables: Sequence[SheetTable], *, title: str, about: About) -> bytes:
    """The workbook: a sheet for each table, the data first, and the dictionary last.

    Rows go through a temporary file, so that a long list needs little memory. No cell is ever a formula or a
    link, whatever it begins with.
    """
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        book.set_properties({"title": title, "created": _moment(about.made_on)})
        formats = _formats(book)
        for table in tables:
            _Sheet(book, table.name, formats).write(table)
        _write_dictionary(_Sheet(book, DICTIONARY, formats), tables, title, about)
    return made.getvalue()


_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_Formats = dict[str, Any]


def _formats(book: Any) -> _Formats:
    top = {"valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **top}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "text": book.add_format(top),
        "wrapped": book.add_format({"text_wrap": True, **top}),
        "quoted": book.add_format({"quote_prefix": True, **top}),  # stays text even when it is edited
        Kind.NUMBER: book.add_format({"num_format": "0", **top}),
        Kind.MONEY: book.add_format({"num_format": "£#,##0", **top}),
        Kind.DAY: book.add_format({"num_format": "d mmmm yyyy", "align": "left", **top}),
    }


class _Sheet:
    """A sheet that is written from its first row to its last, and remembers how wide its columns are."""

    def __init__(self, book: Any, name: str, formats: _Formats) -> None:
        self.sheet = book.add_worksheet(_sheet_name(name))
        self.formats = formats
        self.widths: dict[int, int] = {}

    def write(self, table: SheetTable) -> None:
        """A heading row that stays in view, and the rows."""
        self.headings(0, [column.heading for column in table.columns])
        self.sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(table.rows, start=1):
            for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                self.cell(last, place, value, column.kind)
        if table.columns:
            self.sheet.autofilter(0, 0, last, len(table.columns) - 1)
        self.finish()

    def headings(self, row: int, words: Sequence[str]) -> None:
        """A row of headings; a long one goes over two lines instead of making its column wide."""
        for place, heading in enumerate(words):
            self.sheet.write_string(row, place, _fit(heading), self.formats["heading"])
            longest = max(map(len, heading.split()), default=0)
            self._note_width(place, max(longest + 2, -(-len(heading) // 2) + 2))

    def cell(self, row: int, place: int, value: Cell, kind: Kind) -> None:
        """One value as what its column holds; what it is not becomes text."""
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self.put_text(row, place, "Yes" if value else "No")
        elif isinstance(value, date):
            self._day(row, place, value)
        elif isinstance(value, int | float | Decimal):
            self._number(row, place, value, kind)
        else:
            self.put_text(row, place, str(value))

    def put_text(self, row: int, place: int, words: str, style: str = "") -> None:
        """Text as text; whatever looks like a formula is marked, so that it stays text when it is edited."""
        fit = _fit(words)
        usual = "quoted" if fit.startswith(_LIKE_A_FORMULA) else "text"
        self.sheet.write_string(row, place, fit, self.formats[style or usual])
        self._note_width(place, max(map(len, fit.splitlines()), default=0))

    def _number(self, row: int, place: int, value: int | float | Decimal, kind: Kind) -> None:
        self.sheet.write_number(row, place, value, self.formats.get(kind, self.formats[Kind.NUMBER]))
        self._note_width(place, len(f"{value:,}") + 2)

    def _day(self, row: int, place: int, value: date) -> None:
        self.sheet.write_datetime(row, place, _moment(value).replace(tzinfo=None), self.formats[Kind.DAY])
        self._note_width(place, len("30 September 2026") + 1)

    def _note_width(self, place: int, width: int) -> None:
        self.widths[place] = max(self.widths.get(place, _NARROWEST), width)

    def finish(self) -> None:
        """Makes each column as wide as what it holds, within reason, and the sheet fit for printing."""
        for place, width in self.widths.items():
            self.sheet.set_column(place, place, min(width + 1, _WIDEST))
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)


def _write_dictionary(sheet: _Sheet, tables: Sequence[SheetTable], title: str, about: About) -> None:
    sheet.put_text(0, 0, title, "title")
    facts = list(_facts(about))
    for row, (label, words) in enumerate(facts, start=1):
        sheet.sheet.write_string(row, 0, label, sheet.formats["heading"])
        sheet.put_text(row, 1, words, "wrapped")
    top = len(facts) + 2
    sheet.headings(top, ["Column", "Meaning", "Kind", "Sheet"])
    for row, (table, column) in enumerate(_columns(tables), start=top + 1):
        for place, words in enumerate((column.heading, column.meaning, column.kind.value, table.name)):
            sheet.put_text(row, place, words, "wrapped")
    sheet.widths = {0: 30, 1: _WIDEST, 2: 14, 3: 16}
    sheet.finish()


def _facts(about: About) -> Iterator[tuple[str, str]]:
    yield "Where it comes from", about.source
    if about.holds:
        yield "What it holds", about.holds
    yield "Made on", format_day(about.made_on)
    yield "Made for", about.made_for
    yield "Confidentiality", about.confidentiality


def _columns(tables: Sequence[SheetTable]) -> Iterator[tuple[SheetTable, Column]]:
    return ((table, column) for table in tables for column in table.columns)


def _fit(words: str) -> str:
    """The words as a cell can hold them."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("\ufffd", plain)[:_LONGEST_TEXT]


def _sheet_name(name: str) -> str:
    return _UNFIT_IN_NAMES.sub(" ", name)[:_LONGEST_SHEET_NAME].strip(" '") or "Sheet"


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day, tzinfo=UTC)
