"""Workbooks: text stays text, dates are dates, money is numbers, and every column is explained."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from workflows.workbooks.writing import DICTIONARY, About, Cell, Column, Kind, SheetTable, as_workbook

TODAY = date(2026, 11, 22)
ABOUT = About("The register of Harrow", "Ann Lee", TODAY, holds="2 contracts in force")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _made(rows: Sequence[Sequence[Cell]], *columns: Column) -> bytes:
    return as_workbook([SheetTable("Contracts", columns, iter(rows))], title="Contracts", about=ABOUT)


def _sheet(content: bytes, name: str = "Contracts") -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def _parts(content: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {
            name: ElementTree.fromstring(parts.read(name))  # noqa: S314 - we made it ourselves
            for name in parts.namelist()
            if name.endswith(".xml")
        }


HOSTILE = [
    "=1+1",
    '=HYPERLINK("https://evil.example","Click")',
    "+44 20 7946 0000",
    "-5% discount",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "https://council.example/x",
    "{=1+1}",
    "0123",
    "_x003D_1+1",
    "a\x00b\x0bc",
    " spaces ",
    "&<>\"'",
]


def test_text_stays_text_when_it_looks_like_a_formula_a_link_or_a_number() -> None:
    content = _made([[words] for words in HOSTILE], Column("Title", "What is bought"))
    cells = [row[0] for row in _sheet(content).iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(HOSTILE)
    shown = [words.replace("\r", "\n").replace("\x00", "�").replace("\x0b", "�") for words in HOSTILE]
    # Excel takes _x003D_ for a character unless its first sign is written as a code itself.
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == shown
    quoted = [cell.value for cell in cells if cell.quotePrefix]
    assert quoted == shown[:8]


def test_no_part_of_the_file_holds_a_formula_or_a_link() -> None:
    parts = _parts(_made([[words] for words in HOSTILE], Column("Title", "What is bought")))
    sheets = [name for name in parts if name.startswith("xl/worksheets/")]
    assert len(sheets) == 2
    for name in sheets:
        assert not list(parts[name].iter(f"{_MAIN}f")), name
        assert not list(parts[name].iter(f"{_MAIN}hyperlink")), name
        assert {cell.get("t") for cell in parts[name].iter(f"{_MAIN}c")} <= {"inlineStr", None}


def test_days_are_dates_and_money_is_numbers() -> None:
    columns = Column("Ends", "Last day", Kind.DAY), Column("Value", "Of it all", Kind.MONEY)
    sheet = _sheet(_made([[date(2027, 3, 31), 1_250_000], [None, None]], *columns))
    ends, value = sheet["A2"], sheet["B2"]
    assert (ends.value, ends.is_date, ends.number_format) == (datetime(2027, 3, 31), True, "d mmmm yyyy")
    assert (value.value, value.data_type, value.number_format) == (1_250_000, "n", "£#,##0")
    assert (sheet["A3"].value, sheet["B3"].value) == (None, None)


def test_yes_and_no_are_words() -> None:
    sheet = _sheet(_made([[True], [False]], Column("Direct", "Whether we buy from it", Kind.YES_NO)))
    assert [sheet["A2"].value, sheet["A3"].value] == ["Yes", "No"]


def test_the_headings_stay_in_view_and_columns_are_wide_enough_but_not_too_wide() -> None:
    columns = Column("Title", "What is bought"), Column("Description", "In full")
    sheet = _sheet(_made([["Catering in all primary schools", "x" * 40_000]], *columns))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert sheet["A1"].font.bold
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert 30 < widths[0] < 40 < widths[1] < 65
    assert len(sheet["B2"].value) == 32_767


def test_the_last_sheet_explains_every_column_and_the_file_itself() -> None:
    columns = Column("Ends", "Its last day", Kind.DAY), Column("=Value", "In pounds", Kind.MONEY)
    book = openpyxl.load_workbook(io.BytesIO(_made([], *columns)))
    assert book.sheetnames == ["Contracts", DICTIONARY]
    rows = [[cell for cell in row if cell is not None] for row in book[DICTIONARY].values]
    assert rows[0] == ["Contracts"]
    facts = {row[0]: str(row[1]) for row in rows if len(row) == 2}
    assert facts["Where it comes from"] == "The register of Harrow"
    assert (facts["Made on"], facts["Made for"]) == ("22 November 2026", "Ann Lee")
    assert facts["What it holds"] == "2 contracts in force"
    assert "delete it when it is no longer needed" in facts["Confidentiality"]
    assert rows[-3:] == [
        ["Column", "Meaning", "Kind", "Sheet"],
        ["Ends", "Its last day", "Date", "Contracts"],
        ["=Value", "In pounds", "Pounds", "Contracts"],
    ]


def test_a_row_with_a_cell_too_few_is_a_mistake_of_ours_and_not_a_shifted_column() -> None:
    with pytest.raises(ValueError, match="zip"):
        _made([["only one"]], Column("Title", ""), Column("Value", ""))
