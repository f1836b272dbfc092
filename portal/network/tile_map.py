"""Puts one protected figure of each authority on the map of squares, in classes that are told in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.network.showing import Chosen, PageCell, coverage_words, notes_of, page_cell
from workflows.directory.tiles import TILES, Tile
from workflows.register.cube import Cell, Cube
from workflows.register.rules import SIGN_WORDS
from workflows.releases.measures import AUTHORITY

_ROUNDED_TO = 5
#: Classes above the lowest one: as many as can be told apart without counting.
STEPS = 4
_WIDTHS = (1, 2, 5, 10, 15, 20, 25, 50, 100, 250, 500, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Step:
    """One class of the map: from the lowest, 0, to the highest, and what belongs to it in words."""

    number: int
    words: str

    @property
    def mark(self) -> str:
        """As many full squares as its number, so that nobody has to tell colours apart."""
        return "■" * self.number + "□" * (STEPS - self.number)


@dataclass(frozen=True, slots=True)
class Square:
    """One authority on the map; `step` is None where there is only a sign."""

    tile: Tile
    name: str
    cell: PageCell
    step: Step | None


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map with its key and what stands beside it."""

    title: str
    unit: str
    squares: tuple[Square, ...]
    steps: tuple[Step, ...]
    signs: tuple[tuple[str, str], ...]  # what has no figure: the sign, and what it means
    notes: tuple[str, ...]
    coverage: str
    limits: tuple[str, ...]


def tile_map(cube: Cube, chosen: Chosen, title: str) -> TileMap | None:
    """The map of a cube that has authorities; None when nothing of it was released for any of them."""
    cells = _cells(cube, chosen)
    known = [cell.value for cell in cells.values() if cell.value is not None]
    if not known:
        return None
    width = _width(max(known), 1 if _is_exact(cells.values()) else _ROUNDED_TO)
    squares = [
        Square(TILES[slug], name, page_cell(cell), _step(cell, width))
        for (slug, name), cell in cells.items()
        if slug in TILES
    ]
    return TileMap(
        title=title,
        unit=cube.unit,
        squares=tuple(sorted(squares, key=lambda each: (each.tile.row, each.tile.column))),
        steps=_steps(width, is_exact=_is_exact(cells.values())),
        signs=tuple((f"[{sign}]", SIGN_WORDS[sign]) for sign in SIGN_WORDS if sign in _signs(cells)),
        notes=notes_of(list(cells.values())),
        coverage=coverage_words(cube),
        limits=cube.limits,
    )


def _cells(cube: Cube, chosen: Chosen) -> dict[tuple[str, str], Cell]:
    """Each authority's figure, by its slug and name."""
    return {
        (code.code, code.words): cube.cell(**{**chosen, AUTHORITY: code.code})
        for code in cube.axis(AUTHORITY).codes
        if code.code in TILES
    }


def _signs(cells: Mapping[tuple[str, str], Cell]) -> set[str]:
    return {cell.sign for cell in cells.values() if cell.value is None}


def _is_exact(cells: Iterable[Cell]) -> bool:
    return not any(cell.reach for cell in cells)


def _width(most: int, least: int) -> int:
    """How much each class holds, so that the largest figure is in the highest."""
    return next((width for width in _WIDTHS if width % least == 0 and width * STEPS >= most), _WIDTHS[-1])


def _step(cell: Cell, width: int) -> Step | None:
    if cell.value is None:
        return None
    number = min(STEPS, -(-cell.value // width))
    return _steps(width, is_exact=not cell.reach)[number]


def _steps(width: int, *, is_exact: bool) -> tuple[Step, ...]:
    """The classes: none (or what was rounded to it), equal ones, and all that is more."""
    unit = 1 if is_exact else _ROUNDED_TO
    found = [Step(0, "0" if is_exact else "0–4")]
    for number in range(1, STEPS):
        low, high = (number - 1) * width + unit, number * width
        found.append(Step(number, f"{low:,}" if low == high else f"{low:,} to {high:,}"))
    return (*found, Step(STEPS, f"{(STEPS - 1) * width + unit:,} or more"))
