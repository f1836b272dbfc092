"""Which table an address asks for: a measure, what stands down and across, and what is fixed.

Nothing that an address says can fail: what is not understood is said, and something usual shown instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portal.network.releases.asked import Choice
from portal.network.showing import PageTable, lay_out, page_cell
from portal.network.tables.lines import NONE, Line, levels_of, lines_of, shows_total, usual
from workflows.register.cube import LEAF, MISSING, TOTAL, YEAR, Axis, Code, Cube
from workflows.releases.measures import QUARTER

MEASURE, ROWS, COLUMNS = "measure", "rows", "columns"
_ALL = "all"
_LONGEST_QUOTED = 40
_MISSING = page_cell(MISSING)
_SUM = "A year is the sum of its four quarters as they were released."


@dataclass(frozen=True)
class Asked:
    """The table, what can be chosen for it, and what of the address was not understood."""

    table: PageTable
    choices: tuple[Choice, ...]  # rows, columns, and what is fixed
    address: Mapping[str, str]  # of this very table
    is_by_quarter: bool  # the rows are quarters or years
    has_whole: bool  # the last column is the sum of the others
    quarter: str | None  # the key that is fixed, unless quarters stand down or across
    unclear: tuple[str, ...]

    @property
    def is_incomplete(self) -> bool:
        """Whether it has cells that no table of any release has."""
        return any(cell == _MISSING for row in self.table.rows for cell in row.cells)


class _Reading:
    """Reads one address, and keeps what it does not understand."""

    def __init__(self, cube: Cube, args: Mapping[str, str]) -> None:
        self.cube, self.args = cube, args
        self.lines = lines_of(cube)
        self.unclear: list[str] = []

    def down(self) -> Line:
        """What stands in the rows."""
        return self._line(ROWS, "Rows", usual(self.cube)[0]) or self.lines[0]

    def across(self, down: Line) -> Line | None:
        """What stands in the columns, if anything."""
        if COLUMNS not in self.args:
            first = "" if ROWS in self.args else usual(self.cube)[1]
            return next((line for line in self.lines if line.value == first), None)
        found = self._line(COLUMNS, "Columns", "")
        if found is not None and found.axis == down.axis:
            self.unclear.append(
                f"{down.title} cannot stand down and across as well, so there are no columns."
            )
            return None
        return found

    def fixed(self, axis: Axis) -> Code:
        """The code of an axis that stands neither down nor across."""
        found = codes_to_fix(self.cube, axis)
        usually = self.cube.quarters[-1] if axis.name == QUARTER else None
        instead = next((code for code in found if code.code == usually), found[0])
        value = self.args.get(axis.name, "")
        if not value or (value == _ALL and instead.code is None):
            return instead
        known = next((code for code in found if code.code == value), None)
        if known is None:
            self._say(value, axis.title, instead.words)
        return known or instead

    def check_names(self) -> None:
        """Says which names in the address are none."""
        known = {MEASURE, ROWS, COLUMNS, *(axis.name for axis in self.cube.axes)}
        unknown = [_quoted(name) for name in self.args if name not in known]
        if unknown:
            self.unclear.append(f"{self.cube.title} is not divided by {', '.join(unknown[:3])}.")

    def _line(self, name: str, title: str, instead: str) -> Line | None:
        by_value = {line.value: line for line in self.lines}
        value = self.args.get(name, "")
        found = by_value.get(value, by_value.get(instead))
        if value and value not in by_value and value != NONE:
            self._say(value, title, found.title if found else "none")
        return found

    def _say(self, value: str, title: str, instead: str) -> None:
        self.unclear.append(f"{title}: {_quoted(value)} is not known here. This shows “{instead}” instead.")


def read(cube: Cube, args: Mapping[str, str]) -> Asked:
    """The table that the address asks for."""
    reading = _Reading(cube, args)
    down = reading.down()
    across = reading.across(down)
    standing = {down.axis, *([across.axis] if across else [])}
    fixed = {axis.name: reading.fixed(axis) for axis in cube.axes if axis.name not in standing}
    reading.check_names()
    table, has_whole = _table(cube, down, across, fixed)
    choices = (
        Choice(ROWS, "Rows", _options(reading.lines, down)),
        Choice(COLUMNS, "Columns", ((NONE, "None", across is None), *_options(reading.lines, across))),
        *(_to_fix(cube, cube.axis(name), code) for name, code in fixed.items()),
    )
    return Asked(
        table=table,
        choices=choices,
        address=_address(cube, down, across, fixed),
        is_by_quarter=down.axis == QUARTER,
        has_whole=has_whole,
        quarter=fixed[QUARTER].code if QUARTER in fixed else None,
        unclear=tuple(reading.unclear),
    )


def codes_to_fix(cube: Cube, axis: Axis) -> tuple[Code, ...]:
    """The codes of an axis that any table shows, its total too."""
    return axis.at(*levels_of(cube, axis), *((TOTAL,) if shows_total(cube, axis) else ()))


def _table(cube: Cube, down: Line, across: Line | None, fixed: Mapping[str, Code]) -> tuple[PageTable, bool]:
    """The table, and whether its last column is the whole."""
    levels = {line.axis: (line.level, TOTAL) for line in (down, across) if line}
    table = lay_out(
        cube,
        [down.axis],
        across.axis if across else "",
        {name: code.code for name, code in fixed.items()},
        levels=levels,
        caption=_caption(cube, down, across, fixed),
    )
    has_whole = across is not None and bool(cube.axis(across.axis).at(TOTAL))
    table = _without_empty_rows(table)
    if has_whole and _is_empty_at_the_end(table):
        table, has_whole = _without_the_last_column(table), False
    years = YEAR in (down.level, across.level if across else "") or _is_year(fixed)
    return (replace(table, notes=(*table.notes, _SUM)) if years and cube.is_rounded else table), has_whole


def _is_year(fixed: Mapping[str, Code]) -> bool:
    return QUARTER in fixed and fixed[QUARTER].level == YEAR


def _without_empty_rows(table: PageTable) -> PageTable:
    """Leaves out sums that no table of the measure has, such as of sessions and people."""
    kept = tuple(row for row in table.rows if not row.is_whole or any(each != _MISSING for each in row.cells))
    return replace(table, rows=kept) if kept else table


def _is_empty_at_the_end(table: PageTable) -> bool:
    return len(table.columns) > 1 and all(row.cells[-1] == _MISSING for row in table.rows)


def _without_the_last_column(table: PageTable) -> PageTable:
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
    return replace(table, rows=rows, columns=table.columns[:-1])


def _caption(cube: Cube, down: Line, across: Line | None, fixed: Mapping[str, Code]) -> str:
    """Referrals by exploitation and age: Barnet, July to September 2025."""
    by = " and ".join(_lower(line.title) for line in (down, across) if line)
    narrowed = [code.words for code in fixed.values() if code.code is not None]
    said = f"{cube.unit[:1].upper()}{cube.unit[1:]} by {by}"
    return f"{said}: {', '.join(narrowed)}" if narrowed else said


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _options(lines: tuple[Line, ...], chosen: Line | None) -> tuple[tuple[str, str, bool], ...]:
    return tuple((line.value, line.title, line == chosen) for line in lines)


def _to_fix(cube: Cube, axis: Axis, chosen: Code) -> Choice:
    codes = sorted(codes_to_fix(cube, axis), key=lambda code: code.code is not None)
    if axis.name == QUARTER:
        codes = [*reversed(axis.at(LEAF)), *reversed(axis.at(YEAR))]  # the newest first
    return Choice(
        axis.name, axis.title, tuple((code.code or _ALL, code.words, code == chosen) for code in codes)
    )


def _address(cube: Cube, down: Line, across: Line | None, fixed: Mapping[str, Code]) -> dict[str, str]:
    return {
        MEASURE: cube.measure_key,
        ROWS: down.value,
        COLUMNS: across.value if across else NONE,
        **{name: code.code or _ALL for name, code in fixed.items()},
    }


def _quoted(value: str) -> str:
    seen = "".join(letter if letter.isprintable() else "?" for letter in value)
    return f"“{seen}”" if len(seen) <= _LONGEST_QUOTED else f"“{seen[:_LONGEST_QUOTED]}…”"
