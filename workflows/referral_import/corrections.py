"""Gives back the rows that were not added, as a file to mend and to read in again."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from workflows.referral_import.columns import ROW_BEFORE, TO_CORRECT
from workflows.referral_import.lines import HUSHED, Problem
from workflows.workbooks.writing import About, Column, Kind, SheetTable, as_workbook

CONFIDENTIAL = (
    "Nobody is named in this file. Keep it where only those who need it can read it, and delete it when it "
    "is mended."
)
_HOLDS = "Rows of a spreadsheet of referrals that could not be added, with what to correct in each."
_TAKEN_OUT = (
    "what stood here could show who somebody is, and is not repeated. Write it anew, or leave it empty."
)
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_to_correct(
    problems: Sequence[Problem], refused: Mapping[int, Sequence[str]]
) -> list[list[str | int]]:
    """Each row once: its cells that were read, everything to correct in it, and its number."""
    cures: dict[int, list[str]] = {}
    for each in problems:
        words = _TAKEN_OUT if each.name in HUSHED else each.words
        cures.setdefault(each.row, []).append(f"{each.heading}: {words}")
    return [[*cells, " ".join(cures.get(row, ())), row] for row, cells in sorted(refused.items())]


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """As a CSV file that Excel opens with the right letters; no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_plain(heading) for heading in (*headings, TO_CORRECT, ROW_BEFORE)])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: str | int) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


def as_excel(
    headings: Sequence[str], rows: Sequence[Sequence[str | int]], *, name: str, made_for: str, on: date
) -> bytes:
    """As an Excel workbook, whose first sheet can be read in again."""
    columns = [
        *(Column(heading, "As in your file") for heading in headings),
        Column(TO_CORRECT, "Why the row was not added, and what to do"),
        Column(ROW_BEFORE, "The number of the row in the file that was read", Kind.NUMBER),
    ]
    about = About(f"The spreadsheet {name}", made_for, on, _HOLDS, CONFIDENTIAL)
    table = SheetTable("Rows to correct", columns, rows)
    return as_workbook([table], title=f"Rows to correct of {name}", about=about)
