"""Reads the first sheet of a workbook, or a CSV file, as headings and rows of plain text."""

import csv
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from tenants.errors import FieldError
from tenants.records.files.rules import LARGEST, MEGABYTE, kind_of, problem_with

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 1_000
#: So many rows of titles and notes may stand above headings, and of so many cells those must be then.
_MOST_ABOVE, _FEWEST_BELOW_TITLE = 10, 3
_DAMAGED = "The workbook is damaged. Open it, save it again and choose that copy."
#: What zipfile, zlib and openpyxl raise over a workbook that is broken, locked or packed in another way.
_BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, OSError, SyntaxError, ArithmeticError),
    *(RuntimeError, EOFError, BadZipFile, zlib.error),
)
_UNREADABLE = "The CSV file cannot be read. Save it again from Excel as CSV UTF-8."
_KINDS = "an Excel workbook (.xlsx) or a CSV file (.csv)"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows a file may have below its headings, and how many bytes a CSV file."""

    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it; `number` is what the spreadsheet program shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings, and the rows under them; each row has a cell for each heading."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(name: str, content: bytes, limits: Limits | None = None) -> Sheet:
    """The sheet in the file; FieldError("file") when it cannot be read or is too large.

    Days are written 2026-11-22. A formula counts as the value that was saved with it. A title or a note
    above the headings is passed over. A file of a kind that is always long may have its own `limits`.
    """
    limits = limits or Limits(MOST_ROWS, LARGEST)
    rows = _workbook(name, content, limits) if _is_workbook(content) else _csv(name, content, limits)
    found = [row for row in rows if any(row.cells)]
    if not found:
        raise FieldError("file", "The first sheet of the file is empty. Choose the file with the records.")
    if len(found) - 1 > limits.rows:
        raise FieldError(
            "file", f"The file has more than {limits.rows:,} rows. Split it, and read in each part."
        )
    first = _place_of_headings(found)
    headings = _headings(found[first])
    return Sheet(headings, tuple(_fitted(row, len(headings)) for row in found[first + 1 :]))


def _place_of_headings(rows: Sequence[Row]) -> int:
    """Headings fill several cells side by side; a title or a note above them fills one."""
    widths = [sum(bool(cell) for cell in row.cells) for row in rows[: _MOST_ABOVE + 1]]
    above = next((place for place, width in enumerate(widths) if width > 1), 0)
    return above if widths[above] >= _FEWEST_BELOW_TITLE else 0


def _headings(row: Row) -> tuple[str, ...]:
    last = max(place for place, cell in enumerate(row.cells) if cell)
    return row.cells[: last + 1]


def _fitted(row: Row, width: int) -> Row:
    return Row(row.number, (row.cells + ("",) * width)[:width])


def _is_workbook(content: bytes) -> bool:
    return content.startswith(b"PK") or kind_of(content) is not None


def _workbook(name: str, content: bytes, limits: Limits) -> Iterator[Row]:
    problem = problem_with(name, content)
    if problem or kind_of(content) != "xlsx":
        raise FieldError("file", problem or f"Choose {_KINDS}.")
    from openpyxl import load_workbook  # costs a second where nobody reads a workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        values = book.worksheets[0].iter_rows(max_row=limits.rows + 2, max_col=MOST_COLUMNS, values_only=True)
        yield from _numbered(values)
    except _BROKEN:
        raise FieldError("file", _DAMAGED) from None


def _csv(name: str, content: bytes, limits: Limits) -> Iterator[Row]:
    if not content or b"\0" in content or not name.casefold().endswith((".csv", ".txt")):
        raise FieldError("file", f"Choose {_KINDS}.")
    if len(content) > limits.size:
        raise FieldError("file", f"The file is larger than {limits.size // MEGABYTE} MB. Split it in two.")
    text = _text(content)
    try:
        yield from _numbered(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error:
        raise FieldError("file", _UNREADABLE) from None


def _text(content: bytes) -> str:
    """Excel writes CSV files in the machine's own letters unless it is told otherwise."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _numbered(rows: Iterable[Iterable[Any]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        yield Row(number, tuple(_plain(cell) for cell in cells)[:MOST_COLUMNS])


def _plain(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())[:LONGEST_CELL]
