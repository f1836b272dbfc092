"""Takes figures out as CSV and as an Excel workbook with its dictionary and notes."""

import csv
import io
from collections.abc import Iterator, Sequence

from workflows.figures.values import Cell, Figure
from workflows.workbooks.writing import About, Column, Kind, SheetTable, as_workbook

#: What a cell may begin with that a spreadsheet would take for a formula.
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
CONFIDENTIAL = (
    "Small counts: somebody who knows the place may guess who is meant. Show this file only to those who may "
    "see the referral log, and delete it when it is no longer needed."
)
NO_SMALL_COUNTS = (
    "Small counts are hidden, with others beside them, so that nobody can be worked out. Do not put these "
    "figures beside others of the same year that are not hidden."
)


def as_csv(figure: Figure) -> bytes:
    """The table with its headings, in UTF-8 as Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_plain(words) for words in figure.head])
    for row in figure.rows:
        writer.writerow(
            [_plain(figure.nothing if cell is None else cell) for cell in (row.words, *row.cells)]
        )
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    words = str(cell)
    return f"'{words}" if isinstance(cell, str) and words.startswith(_LIKE_A_FORMULA) else words


def as_excel(figures: Sequence[Figure], *, title: str, about: About) -> bytes:
    """A sheet for each figure, one with what to know of them, and the dictionary."""
    tables = [_table(number, figure) for number, figure in enumerate(figures, start=1)]
    return as_workbook([*tables, _notes(figures)], title=title, about=about)


def _table(number: int, figure: Figure) -> SheetTable:
    meant = zip(figure.head, figure.meanings, strict=True)
    columns = [
        Column(head, meaning, Kind.TEXT if place == 0 else Kind.NUMBER)
        for place, (head, meaning) in enumerate(meant)
    ]
    rows = (
        (row.words, *(figure.nothing if cell is None else cell for cell in row.cells)) for row in figure.rows
    )
    return SheetTable(f"{number} {figure.title}", columns, rows)


def _notes(figures: Sequence[Figure]) -> SheetTable:
    columns = (Column("Figure", "Which figure it is about"), Column("What to know", "A limitation, in words"))
    return SheetTable("Notes", columns, _limits(figures))


def _limits(figures: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    for figure in figures:
        yield figure.title, figure.says
        yield from ((figure.title, words) for words in figure.limits)
