"""Lays protected figures out as tables for people: what each cell says, and what has to stand beside them.

Whoever shows figures of the register uses `lay_out`, and the macro in components/released_table.html. A
figure that is rounded to 0 is never shown as 0, and a withheld one is its sign, whatever the reason.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from workflows.register.cube import Axis, Cell, Code, Cube
from workflows.register.rules import SIGN_WORDS

#: What stands after a figure that is less close to the true one than the others beside it.
_MARKS = ("", "°", "°°", "°°°", "°°°°")
_QUARTER, _TOTAL = "quarter", "total"

#: A code for axes by name; None is the total.
Chosen = Mapping[str, str | None]
#: Levels of axes by name, where only some are wanted.
Levels = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class PageCell:
    """One figure as people read it; its numbers are None where there is only a sign."""

    words: str
    number: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def span(self) -> str:
        """1 to 9, for a figure that stands for several; empty for an exact one and for a sign."""
        return "" if self.low == self.high else f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True, slots=True)
class PageRow:
    """One line: the words of its codes, and its figures."""

    heads: tuple[str, ...]
    cells: tuple[PageCell, ...]
    is_whole: bool = False  # the sum of others


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of protected figures with all that has to stand beside it."""

    caption: str
    heads: tuple[str, ...]  # of the columns that name the rows
    columns: tuple[str, ...]
    rows: tuple[PageRow, ...]
    notes: tuple[str, ...]
    unit: str
    coverage: str = ""
    limits: tuple[str, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is a number in it, so that it can be drawn."""
        return any(cell.number is not None for row in self.rows for cell in row.cells)


def lay_out(
    cube: Cube,
    rows: Sequence[str],
    columns: str = "",
    chosen: Chosen | None = None,
    *,
    levels: Levels | None = None,
    caption: str = "",
) -> PageTable:
    """The cube with these axes down and this one across; `chosen` fixes others.

    An axis that is not named is its total, and the quarter the newest one.
    """
    wanted = levels or {}
    down = [codes_of(cube.axis(name), wanted.get(name)) for name in rows]
    across = codes_of(cube.axis(columns), wanted.get(columns)) if columns else ()
    lines = [
        (codes, list(_line(cube, dict(chosen or {}), rows, codes, columns, across)))
        for codes in product(*down)
    ]
    cells = [cell for _codes, found in lines for cell in found]
    marks = _marks_of(cells)
    return PageTable(
        caption=caption or cube.title,
        heads=tuple(cube.axis(name).title for name in rows),
        columns=tuple(code.words for code in across) or (cube.unit[:1].upper() + cube.unit[1:],),
        rows=tuple(
            PageRow(
                tuple(code.words for code in codes),
                tuple(page_cell(cell, marks) for cell in found),
                any(code.level == _TOTAL for code in codes),
            )
            for codes, found in lines
        ),
        notes=notes_of(cells),
        unit=cube.unit,
        coverage=coverage_words(cube, _quarters(cube, rows, columns, chosen or {})),
        limits=cube.limits,
    )


def codes_of(axis: Axis, levels: Collection[str] | None = None) -> tuple[Code, ...]:
    """The codes of an axis, of some levels only where they are named."""
    return axis.codes if levels is None else axis.at(*levels)


def _line(
    cube: Cube,
    asked: dict[str, str | None],
    rows: Sequence[str],
    codes: Sequence[Code],
    columns: str,
    across: Sequence[Code],
) -> Iterable[Cell]:
    asked.update({name: code.code for name, code in zip(rows, codes, strict=True)})
    if not columns:
        yield cube.cell(**asked)
    for code in across:
        yield cube.cell(**{**asked, columns: code.code})


def _quarters(cube: Cube, rows: Sequence[str], columns: str, chosen: Chosen) -> tuple[str, ...]:
    if _QUARTER in (*rows, columns):
        return cube.quarters
    wanted = chosen.get(_QUARTER) or cube.quarters[-1]
    return tuple(key for key in cube.quarters if key.startswith(wanted))  # all four when it is a year


def page_cell(cell: Cell, marks: Mapping[int, str] | None = None) -> PageCell:
    """0–4, 1,205, 35° or [c]."""
    if cell.value is None:
        return PageCell(cell.words)
    return PageCell(cell.words + (marks or {}).get(cell.reach, ""), cell.value, cell.low, cell.high)


def _marks_of(cells: Iterable[Cell]) -> dict[int, str]:
    """The mark of each distance from the true figures that occurs; the nearest has none."""
    return dict(zip(_reaches(cells), _MARKS, strict=False))


def _reaches(cells: Iterable[Cell]) -> list[int]:
    return sorted({cell.reach for cell in cells if cell.value is not None})


def notes_of(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What one has to know to read these figures: how they are rounded, and each sign among them."""
    reaches = _reaches(cells)
    lows = sorted({cell.reach for cell in cells if cell.value == 0 and cell.reach})
    signs = {cell.sign for cell in cells if cell.value is None}
    exact = ("Each figure that is shown is exact.",) if reaches == [0] else ()
    return (
        *_on_rounding(reaches, lows),
        *exact,
        *(f"[{sign}] {words}" for sign, words in SIGN_WORDS.items() if sign in signs),
    )


def _on_rounding(reaches: Sequence[int], lows: Sequence[int]) -> Iterable[str]:
    if not reaches or reaches[-1] == 0:
        return
    yield (
        "Every figure is rounded up or down to a multiple of 5, so that nobody can be found in it. "
        f"Each figure{' without a mark' if len(reaches) > 1 else ''} is within {reaches[0]} of the true one."
    )
    for reach, mark in zip(reaches[1:], _MARKS[1:], strict=False):
        yield f"A figure marked {mark} is within {reach} of the true one."
    for reach in lows:
        yield f"0–{reach} stands for a number from 0 to {reach}: nothing, and a few, look the same."


def coverage_words(cube: Cube, quarters: Sequence[str] = ()) -> str:
    """31 of 33 authorities gave figures; over several quarters the fewest and the most."""
    found = [cube.coverages[key] for key in quarters or cube.quarters]
    given = sorted({each.given for each in found})
    if len(given) == 1:
        return f"{found[-1].words}."
    return f"{given[0]} to {given[-1]} of {found[-1].of} authorities gave figures, depending on the quarter."


def change_words(now: Cell, before: Cell) -> str:
    """By how much a figure grew or fell, as far as its rounding lets anybody tell."""
    if now.value is None or before.value is None:
        return "cannot be told"
    grown, doubt = now.value - before.value, now.reach + before.reach
    if abs(grown) <= doubt:
        return "about the same" if doubt else "the same"
    return f"{'about ' if doubt else ''}{abs(grown):,} {'more' if grown > 0 else 'fewer'}"
