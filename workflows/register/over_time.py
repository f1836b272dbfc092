"""Puts the figures of several quarters beside each other, and adds rounded ones up to years."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workflows.register.cube import MISSING, QUARTER, YEAR, Axis, Cell, Code, Cube, Key
from workflows.register.periods import quarter_at


def over_quarters(cubes: Sequence[Cube]) -> Cube:
    """One cube of several quarters of a measure, the earliest first; years of rounded figures are added up.

    A year adds up how far its quarters may lie away as well. ValueError for none, or for two methods: what
    one hides the other could show.
    """
    if not cubes or len({cube.method for cube in cubes}) > 1:
        raise ValueError("quarters of one method can be put together, and no others")
    newest = cubes[-1]
    axes = tuple(_union(axis, cubes) for axis in newest.axes)
    cells: dict[Key, Cell] = {}
    for cube in cubes:
        cells.update(_turned(cube, axes))
    whole = replace(
        newest,
        axes=axes,
        cells=cells,
        coverages={period: each for cube in cubes for period, each in cube.coverages.items()},
        release_ids=tuple(release_id for cube in cubes for release_id in cube.release_ids),
    )
    return with_years(whole) if whole.is_rounded else whole


def with_years(cube: Cube) -> Cube:
    """The cube with each year of which it has all four quarters, as their sum."""
    place = [axis.name for axis in cube.axes].index(QUARTER)
    years: dict[Code, None] = {}
    cells = dict(cube.cells)
    for quarter in map(quarter_at, cube.quarters):
        parts = [each.key for each in quarter.of_its_year()]
        if not quarter.is_last or not set(parts) <= set(cube.quarters):
            continue
        years[Code(quarter.year_key, quarter.year_words, YEAR)] = None
        for key in cube.cells:
            if key[place] == quarter.key:
                found = [cube.cells.get((*key[:place], part, *key[place + 1 :]), MISSING) for part in parts]
                cells[(*key[:place], quarter.year_key, *key[place + 1 :])] = _sum(found)
    axis = cube.axes[place]
    longer = replace(axis, codes=tuple(dict.fromkeys((*axis.codes, *years))))
    return replace(cube, axes=(*cube.axes[:place], longer, *cube.axes[place + 1 :]), cells=cells)


def _sum(cells: Sequence[Cell]) -> Cell:
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(cells):
        return MISSING
    return Cell(sum(values), "", sum(cell.reach for cell in cells))


def _union(axis: Axis, cubes: Sequence[Cube]) -> Axis:
    """The axis with all codes of any quarter; quarters in their order, others as the newest has them."""
    same = [each for cube in cubes for each in cube.axes if each.name == axis.name]
    if axis.name != QUARTER:
        same.reverse()
    known: dict[str | None, Code] = {}
    for each in same:
        for code in each.codes:
            known.setdefault(code.code, code)
    return replace(axis, codes=tuple(known.values()))


def _turned(cube: Cube, axes: Sequence[Axis]) -> Iterator[tuple[Key, Cell]]:
    """Its cells with their codes in the order of these axes; those divided by anything else are left out."""
    places = {axis.name: place for place, axis in enumerate(cube.axes)}
    order = [places.get(axis.name) for axis in axes]
    gone = [place for name, place in places.items() if name not in {axis.name for axis in axes}]
    for key, cell in cube.cells.items():
        if all(key[place] is None for place in gone):
            yield tuple(None if place is None else key[place] for place in order), cell
