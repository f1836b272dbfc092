"""What rows and columns can be made of: each axis of a measure, at each level that was released."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workflows.register.cube import LEAF, TOTAL, YEAR, Axis, Cube, ShownTable
from workflows.releases.measures import AREA, AUTHORITY, QUARTER

#: In the address, where nothing stands across.
NONE = "none"
#: Name in the address and title of what has a name of its own.
_NAMED = {
    (AUTHORITY, LEAF): ("authorities", "Authorities"),
    (AUTHORITY, AREA): ("areas", "Areas"),
    (QUARTER, LEAF): ("quarters", "Quarters"),
    (QUARTER, YEAR): ("years", "Years"),
}
#: What begins a table last: places after parts, and time after those.
_ORDER = {AUTHORITY: 1, QUARTER: 2}


@dataclass(frozen=True, slots=True)
class Line:
    """An axis at one of its levels; `value` is its name in the address."""

    value: str
    title: str
    axis: str
    level: str


@dataclass(frozen=True, slots=True)
class Together:
    """A table whose divisions were released together, and an address that shows some of it."""

    title: str
    divisions: str
    address: Mapping[str, str]


def lines_of(cube: Cube) -> tuple[Line, ...]:
    """Everything that can stand in rows or columns, in the order of the axes."""
    return tuple(_line(axis, level) for axis in cube.axes for level in levels_of(cube, axis))


def levels_of(cube: Cube, axis: Axis) -> tuple[str, ...]:
    """The levels of an axis that any table shows, besides its total; years too, where quarters add up."""
    shown = {level for table in cube.tables for level in table.levels.get(axis.name, ())}
    if axis.name == QUARTER:
        shown |= {LEAF, YEAR}
    found = (code.level for code in axis.codes if code.level in shown and code.level != TOTAL)
    return tuple(dict.fromkeys(found))


def shows_total(cube: Cube, axis: Axis) -> bool:
    """Whether any table adds it up; sessions and people, for one, are never added up."""
    return any(TOTAL in table.levels.get(axis.name, (TOTAL,)) for table in cube.tables)


def usual(cube: Cube) -> tuple[str, str]:
    """Rows and columns to begin with: the first two parts that a table shows together."""
    return _two_of(cube, cube.tables[0])


def together(cube: Cube) -> list[Together]:
    """Which divisions were released together, table by table."""
    return [_together(cube, table) for table in cube.tables]


def _together(cube: Cube, table: ShownTable) -> Together:
    rows, columns = _two_of(cube, table)
    divisions = ", ".join(line.title for line in _lines_in(cube, table))
    return Together(
        table.title, divisions, {"measure": cube.measure_key, "rows": rows, "columns": columns or NONE}
    )


def _two_of(cube: Cube, table: ShownTable) -> tuple[str, str]:
    """What stands down and across in a table: parts before places, and those before time."""
    found = sorted(_lines_in(cube, table), key=lambda line: _ORDER.get(line.axis, 0))
    rows = found[0]
    columns = next((line for line in found if line.axis not in (rows.axis, QUARTER)), None)
    return rows.value, columns.value if columns else ""


def _lines_in(cube: Cube, table: ShownTable) -> Iterator[Line]:
    for axis in cube.axes:
        shown = (LEAF, YEAR) if axis.name == QUARTER else table.levels.get(axis.name, ())
        for level in levels_of(cube, axis):
            if level in shown:
                yield _line(axis, level)


def _line(axis: Axis, level: str) -> Line:
    value, title = _NAMED.get((axis.name, level), (axis.name, axis.title))
    return Line(value, title, axis.name, level)
