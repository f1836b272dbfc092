"""Where an authority stands among the others, unnamed: how many were released in which band of figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.borough.beside_london.asking import Asked
from portal.borough.beside_london.own import own_of
from portal.network.showing import PageCell, PageRow, PageTable, coverage_words
from workflows.register.cube import LEAF, Cell
from workflows.releases.measures import AUTHORITY, QUARTER

#: The least of each band.
_STARTS = (0, 5, 10, 15, 25, 35, 50, 75, 100, 150, 250)
_YOURS = "Yours is here"


@dataclass(frozen=True, slots=True)
class Band:
    """How many other authorities have a released figure between two numbers."""

    words: str
    others: int
    is_own: bool  # the own figure was released in it


@dataclass(frozen=True)
class Standing:
    """The others by band, and how many have more or fewer than the own figure."""

    bands: tuple[Band, ...]
    without: int  # others without a figure
    says: str
    table: PageTable


def standing_of(asked: Asked, slug: str) -> Standing | None:
    """Where the authority stands; None when no figures of single authorities were released."""
    if not any(LEAF in table.levels.get(AUTHORITY, ()) for table in asked.cube.tables):
        return None
    codes = {**asked.codes, QUARTER: asked.look.release.period}
    cells = {
        code.code: asked.cube.cell(**codes, authority=code.code)
        for code in asked.cube.axis(AUTHORITY).at(LEAF)
    }
    own_cell = cells.pop(slug, None)
    others = [cell for cell in cells.values() if cell.value is not None]
    if not others:
        return None
    own = own_of(asked.cube.measure_key, asked.look.release).number(codes)
    bands = bands_of(others, own_cell, step=5 if asked.cube.is_rounded else 1)
    without = len(cells) - len(others)
    says = says_of(others, own)
    return Standing(bands, without, says, _table(asked, bands, without))


def bands_of(others: Sequence[Cell], own: Cell | None, *, step: int) -> tuple[Band, ...]:
    """The bands up to the highest in which there is anybody; `step` is between two figures that can occur."""
    known = [*others, *([own] if own and own.value is not None else [])]
    used = [each for each in _STARTS if any((cell.value or 0) >= each for cell in known)] or [0]
    found = []
    for place, start in enumerate(used):
        end = _STARTS[place + 1] if place + 1 < len(_STARTS) else None
        inside = [cell for cell in others if _is_in(cell, start, end)]
        words = _words(start, end, step, [*inside, *([own] if own else [])])
        found.append(Band(words, len(inside), own is not None and _is_in(own, start, end)))
    return tuple(found)


def says_of(others: Sequence[Cell], own: int | None) -> str:
    """How many of the others have more, fewer, or lie so near that nobody can tell."""
    if own is None:
        return "Your authority gave no figure, so it has no place among them."
    more = sum((cell.low or 0) > own for cell in others)
    fewer = sum((cell.high or 0) < own for cell in others)
    near = len(others) - more - fewer
    told = (
        f"Of {len(others)} other authorities with a figure, {_have(more)} more than your {own:,} and "
        f"{_have(fewer)} fewer."
    )
    open_ = f" {near} {'lies' if near == 1 else 'lie'} so near that the released figures do not tell."
    return told + (open_ if near else "")


def _have(count: int) -> str:
    return "none has" if count == 0 else "1 has" if count == 1 else f"{count} have"


def _is_in(cell: Cell, start: int, end: int | None) -> bool:
    return cell.value is not None and cell.value >= start and (end is None or cell.value < end)


def _words(start: int, end: int | None, step: int, cells: Sequence[Cell]) -> str:
    """0–4, 5, 15–20, 250 and more."""
    if end is None:
        return f"{start:,} and more"
    last = end - step
    if start == 0 and step > 1:
        last = max([cell.reach for cell in cells if cell.value == 0], default=step - 1)
    return f"{start:,}" if last == start else f"{start:,}–{last:,}"


def _table(asked: Asked, bands: Sequence[Band], without: int) -> PageTable:
    rows = [_row(band.words, band.others, is_own=band.is_own) for band in bands]
    if without:
        rows.append(_row("No figure", without, is_own=False))
    narrowed = f": {asked.fixed_words}" if asked.fixed_words else ""
    return PageTable(
        caption=f"Other authorities by their released figure{narrowed}",
        heads=("Released figure",),
        columns=("Other authorities", "Yours"),
        rows=tuple(rows),
        notes=(),
        unit="authorities",
        coverage=coverage_words(asked.cube, (asked.look.release.period,)),
        limits=(),
    )


def _row(words: str, others: int, *, is_own: bool) -> PageRow:
    cells = (PageCell(str(others), others, others, others), PageCell(_YOURS if is_own else "–"))
    return PageRow((words,), cells)
