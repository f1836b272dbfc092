"""Which part of a released table an address asks for: what stands down, what across, and what is fixed."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.network.showing import Levels, PageTable, codes_of, lay_out
from tenants.errors import NotFound
from workflows.register.cube import TOTAL, Axis, Code, Cube, ShownTable

ACROSS = "across"
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: its name in the address, its words, and its options."""

    name: str
    title: str
    options: tuple[tuple[str, str, bool], ...]  # value, words, whether it is chosen


@dataclass(frozen=True, slots=True)
class Asked:
    """A table as it was asked for, with what else can be chosen."""

    table: PageTable
    choices: tuple[Choice, ...]


def table_of(cube: Cube, key: str) -> ShownTable:
    """The table of the cube with this key; NotFound for none."""
    for table in cube.tables:
        if table.key == key:
            return table
    raise NotFound("There is no such table.")


def read(cube: Cube, table: ShownTable, args: Mapping[str, str]) -> Asked:
    """The table with what the address asks for; whatever cannot be read is left as it usually is."""
    levels = levels_of(cube, table)
    parts = [axis for axis in cube.axes if len(codes_of(axis, levels[axis.name])) > 1]
    if not parts:
        return Asked(lay_out(cube, [cube.axes[0].name], levels=levels, caption=table.title), ())
    rows, *others = parts
    across = next((axis for axis in others if axis.name == args.get(ACROSS)), others[0] if others else None)
    fixed = [axis for axis in others if axis is not across]
    chosen = {axis.name: _chosen(axis, levels, args) for axis in fixed}
    laid_out = lay_out(
        cube,
        [rows.name],
        across.name if across else "",
        {name: code.code for name, code in chosen.items()},
        levels=levels,
        caption=_caption(table.title, chosen),
    )
    choices = [_across(others, across)] if len(others) > 1 and across else []
    return Asked(laid_out, (*choices, *(_fixed(axis, levels, chosen[axis.name]) for axis in fixed)))


def levels_of(cube: Cube, table: ShownTable) -> Levels:
    """The levels of every axis in this table."""
    return {axis.name: table.levels.get(axis.name, (TOTAL,)) for axis in cube.axes}


def _caption(title: str, chosen: Mapping[str, Code]) -> str:
    narrowed = [code.words for code in chosen.values() if code.code is not None]
    return f"{title}: {', '.join(narrowed)}" if narrowed else title


def _chosen(axis: Axis, levels: Levels, args: Mapping[str, str]) -> Code:
    codes = codes_of(axis, levels[axis.name])
    whole = next((code for code in codes if code.code is None), codes[0])
    return next((code for code in codes if code.code == args.get(axis.name)), whole)


def _across(others: list[Axis], across: Axis) -> Choice:
    return Choice(ACROSS, "Columns", tuple((each.name, each.title, each is across) for each in others))


def _fixed(axis: Axis, levels: Levels, chosen: Code) -> Choice:
    codes = sorted(codes_of(axis, levels[axis.name]), key=lambda code: code.code is not None)
    return Choice(
        axis.name, axis.title, tuple((code.code or _ALL, code.words, code is chosen) for code in codes)
    )
