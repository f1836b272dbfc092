"""Gives back the rows that were not recorded, as a file to correct and to read in again."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from workflows.contract_import.columns import ROW_BEFORE, TO_CORRECT
from workflows.workbooks.writing import About, Column, Kind, SheetTable, as_workbook

_LIKE_A_FORMULA = ("=", "+", "-", "@")
_HOLDS = "Rows of a published contract register that could not be recorded, with what to correct in each."

#: One problem: the row's number, the heading, what was found, the cure, and the row's own cells.
Kept = Sequence[Any]


def rows_to_correct(kept: Sequence[Kept]) -> list[list[Any]]:
    """Each row once: its own cells, everything that is to be corrected in it, and its number."""
    rows: dict[int, list[Any]] = {}
    cures: dict[int, list[str]] = {}
    for row, heading, _found, words, cells in kept:
        rows[row] = list(cells)
        cures.setdefault(row, []).append(f"{heading}: {words}" if heading else words)
    return [[*cells, " ".join(cures[row]), row] for row, cells in rows.items()]


def as_csv(headings: Sequence[str], kept: Sequence[Kept]) -> bytes:
    """As a CSV file that Excel opens with the right letters; no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*headings, TO_CORRECT, ROW_BEFORE])
    writer.writerows([_plain(cell) for cell in row] for row in rows_to_correct(kept))
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Any) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


def as_excel(headings: Sequence[str], kept: Sequence[Kept], *, name: str, made_for: str, on: date) -> bytes:
    """As an Excel workbook, whose first sheet can be read in again."""
    own = [Column(heading, "As in your register") for heading in headings]
    columns = [
        *own,
        Column(TO_CORRECT, "Why the row was not recorded, and what to do"),
        Column(ROW_BEFORE, "The number of the row in the file that was read", Kind.NUMBER),
    ]
    about = About(f"The contract register {name}", made_for, on, _HOLDS)
    table = SheetTable("Rows to correct", columns, rows_to_correct(kept))
    return as_workbook([table], title=f"Rows to correct of {name}", about=about)
