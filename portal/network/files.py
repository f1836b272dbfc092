"""Turns released tables into files to keep: CSV with a line for each figure, and Excel workbooks."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import product

from portal.network.releases.asked import levels_of
from portal.network.showing import PageCell, PageTable, codes_of, coverage_words, notes_of
from workflows.register.cube import Axis, Cell, Cube, ShownTable
from workflows.workbooks.writing import About, Column, Kind, SheetTable, as_workbook

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LOW, _HIGH, _MEANING = "Lowest", "Highest", "What it means"
_NOTE = Column("What to know", "A note or a limitation")
#: What stands in every file of released figures in place of a warning: they are safe, and fit only together.
SAFE = (
    "Protected figures: nobody can be found in them. Do not put them beside figures of the same people and "
    "time that are not protected, because what one hides the other could show."
)


def as_csv(cube: Cube, table: ShownTable) -> bytes:
    """A line for each figure: its codes in words, the figure, and between which numbers the true one lies."""
    out = io.StringIO()
    writer = csv.writer(out)
    axes = _axes_of(cube, table)
    writer.writerow([_plain(words) for words in (*(axis.title for axis in axes), *_figure_heads(cube))])
    for words, cell in _lines(cube, table, axes):
        writer.writerow([_plain(each) for each in (*words, *_figure(cell))])
    return out.getvalue().encode("utf-8-sig")


def as_excel(tables: Sequence[tuple[Cube, ShownTable]], *, title: str, about: About) -> bytes:
    """A sheet for each table, one with what to know of them, and the dictionary."""
    sheets = [_sheet(number, cube, table) for number, (cube, table) in enumerate(tables, start=1)]
    return as_workbook([*sheets, _notes(tables)], title=title, about=about)


def as_csv_of_page(table: PageTable) -> bytes:
    """A table as it stands on its page, and below it what stands beside it there."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_plain(words) for words in (*table.heads, *table.columns)])
    for row in table.rows:
        writer.writerow([_plain(words) for words in (*row.heads, *(cell.words for cell in row.cells))])
    writer.writerow([])
    writer.writerows([_plain(words)] for words in _beside(table))
    return out.getvalue().encode("utf-8-sig")


def as_excel_of_page(table: PageTable, *, title: str, about: About) -> bytes:
    """The same as a workbook with its notes and dictionary."""
    columns = [
        *(Column(words, "What is counted in this line") for words in table.heads),
        *(
            Column(words, "The figure as it was released, or the sign in its place")
            for words in table.columns
        ),
    ]
    rows = ((*row.heads, *(_as_released(cell) for cell in row.cells)) for row in table.rows)
    notes = SheetTable("Notes", (_NOTE,), ((words,) for words in _beside(table)))
    return as_workbook([SheetTable(table.caption, columns, rows), notes], title=title, about=about)


def _as_released(cell: PageCell) -> str | int:
    is_plain = cell.number is not None and cell.words == f"{cell.number:,}"
    return cell.number if is_plain and cell.number is not None else cell.words


def _beside(table: PageTable) -> list[str]:
    return [words for words in (table.coverage, *table.notes, *table.limits, SAFE) if words]


def _axes_of(cube: Cube, table: ShownTable) -> list[Axis]:
    """The axes by which the table is divided, and the quarter."""
    levels = levels_of(cube, table)
    return [
        axis for axis in cube.axes if axis.name == "quarter" or len(codes_of(axis, levels[axis.name])) > 1
    ]


def _lines(cube: Cube, table: ShownTable, axes: Sequence[Axis]) -> Iterator[tuple[list[str], Cell]]:
    levels = levels_of(cube, table)
    for codes in product(*(codes_of(axis, levels[axis.name]) for axis in axes)):
        asked = {axis.name: code.code for axis, code in zip(axes, codes, strict=True)}
        yield [code.words for code in codes], cube.cell(**asked)


def _figure_heads(cube: Cube) -> tuple[str, ...]:
    return (cube.unit[:1].upper() + cube.unit[1:], _LOW, _HIGH, _MEANING)


def _figure(cell: Cell) -> tuple[str | int | None, ...]:
    if cell.value is None:
        return (cell.words, None, None, cell.meaning)
    figure = cell.value if cell.value or not cell.reach else cell.words
    return (figure, cell.low, cell.high, f"Rounded: within {cell.reach}" if cell.reach else "Exact")


def _plain(value: str | int | None) -> str:
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_LIKE_A_FORMULA) else words


def _sheet(number: int, cube: Cube, table: ShownTable) -> SheetTable:
    axes = _axes_of(cube, table)
    heads = _figure_heads(cube)
    meanings = (
        "The figure as it was released; a sign in square brackets where there is none",
        "The least that the true number can be, as far as this figure tells",
        "The most that the true number can be, as far as this figure tells",
        "Whether it is exact or rounded, or what its sign means",
    )
    columns = [
        *(Column(axis.title, "What is counted in this line") for axis in axes),
        *(
            Column(head, meaning, Kind.TEXT if head == _MEANING else Kind.NUMBER)
            for head, meaning in zip(heads, meanings, strict=True)
        ),
    ]
    rows = ((*words, *_figure(cell)) for words, cell in _lines(cube, table, axes))
    return SheetTable(f"{number} {table.title}", columns, rows)


def _notes(tables: Sequence[tuple[Cube, ShownTable]]) -> SheetTable:
    columns = (Column("Table", "Which table it is about"), _NOTE)
    return SheetTable("Notes", columns, _said(tables))


def _said(tables: Sequence[tuple[Cube, ShownTable]]) -> Iterator[tuple[str, str]]:
    for cube, table in tables:
        yield table.title, coverage_words(cube)
        cells = [cell for _words, cell in _lines(cube, table, _axes_of(cube, table))]
        yield from ((table.title, words) for words in (*notes_of(cells), *cube.limits))
