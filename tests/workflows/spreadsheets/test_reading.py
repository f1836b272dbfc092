"""Reading what people upload: workbooks, CSV files of several makes, and files that are neither."""

import io
import zipfile
from datetime import date, datetime

import pytest

from tenants.errors import FieldError
from tests.factories.spreadsheets import csv_file, workbook
from workflows.spreadsheets import reading
from workflows.spreadsheets.reading import Row, read_sheet


def test_a_workbook_is_read_as_plain_text_when_its_cells_are_days_and_numbers() -> None:
    content = workbook(
        ["Course", "Day", "People"],
        ["Awareness", datetime(2026, 3, 1, 9, 30), 12],
        [],
        [" Two \n lines ", date(2026, 3, 2), 1.5],
    )
    sheet = read_sheet("export.xlsx", content)
    assert sheet.headings == ("Course", "Day", "People")
    assert sheet.rows == (
        Row(2, ("Awareness", "2026-03-01", "12")),
        Row(4, ("Two lines", "2026-03-02", "1.5")),
    )


@pytest.mark.parametrize(
    "content",
    [
        csv_file(["Course", "Café"], ["A", "B"]),
        csv_file(["Course", "Café"], ["A", "B"], delimiter=";"),
        csv_file(["Course", "Café"], ["A", "B"], delimiter="\t", encoding="cp1252"),
    ],
    ids=["comma", "semicolon", "tab in Windows letters"],
)
def test_a_csv_file_is_read_when_it_comes_from_any_excel(content: bytes) -> None:
    sheet = read_sheet("export.csv", content)
    assert (sheet.headings, sheet.rows) == (("Course", "Café"), (Row(2, ("A", "B")),))


def test_a_title_above_the_headings_is_passed_over() -> None:
    rows: tuple[list[str], ...] = (
        ["Contract register"],
        ["As at 1 April 2026"],
        [],
        ["Supplier", "Title", "Value"],
        ["Acme", "Meals", "5"],
    )
    sheet = read_sheet("a.csv", csv_file(*rows))
    assert sheet.headings == ("Supplier", "Title", "Value")
    assert sheet.rows == (Row(5, ("Acme", "Meals", "5")),)
    alone = read_sheet("a.csv", csv_file(["Course"], ["Basics"], ["Basics", "again"]))
    assert alone.headings == ("Course",) and len(alone.rows) == 2


def test_rows_have_a_cell_for_each_heading_when_they_are_shorter_or_longer() -> None:
    sheet = read_sheet("a.csv", csv_file(["A", "B"], ["1"], ["1", "2", "3"]))
    assert [row.cells for row in sheet.rows] == [("1", ""), ("1", "2")]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("letter", [0x00, 0x5A, 0xFF])
def test_a_workbook_is_called_damaged_when_a_part_of_it_was_cut_or_changed(part: str, letter: int) -> None:
    content = bytearray(workbook(["Course"], ["Awareness"]))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        found = package.getinfo(part)
    middle = found.header_offset + 30 + len(part) + found.compress_size // 2
    content[middle : middle + 4] = bytes([letter]) * 4
    with pytest.raises(FieldError, match="damaged"):
        read_sheet("export.xlsx", bytes(content))


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 120 * 1024 * 1024)
    return out.getvalue()


def _with_macros() -> bytes:
    content = io.BytesIO(workbook(["A"]))
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "Choose an Excel workbook"),
        ("a.csv", b"a\0b", "Choose an Excel workbook"),
        ("a.pdf", b"%PDF-1.4 and so on", "Choose an Excel workbook"),
        ("a.exe", b"MZ....", "Choose an Excel workbook"),
        ("a.csv", b"\n\n , \n", "is empty"),
        ("a.xlsx", workbook(), "is empty"),
        ("a.xlsx", workbook(["A"])[:200], "Excel"),
        ("a.xlsx", _bomb(), "unpacks to far more"),
        ("a.xlsx", _with_macros(), "macros"),
        ("a.xls", workbook(["A"]), ".xlsx"),
        ("a.csv", b'a,b\n"' + b"x" * 200_000, "cannot be read"),
    ],
    ids=[
        "empty",
        "zeros",
        "pdf",
        "program",
        "blank csv",
        "blank workbook",
        "cut",
        "bomb",
        "macros",
        "old ending",
        "huge",
    ],
)
def test_a_file_is_refused_in_plain_words_when_it_cannot_be_read(
    name: str, content: bytes, words: str
) -> None:
    with pytest.raises(FieldError, match=words) as refused:
        read_sheet(name, content)
    assert refused.value.field == "file"


def test_a_file_is_refused_when_it_has_more_rows_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    read_sheet("a.csv", csv_file(["A"], *[["1"]] * 3))
    with pytest.raises(FieldError, match="more than 3 rows"):
        read_sheet("a.csv", csv_file(["A"], *[["1"]] * 4))
    with pytest.raises(FieldError, match="more than 3 rows"):
        read_sheet("a.xlsx", workbook(["A"], *[["1"]] * 4))
