"""The published examples as lattices and views, and small tables to try things on."""

import csv
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from workflows.releases.disclosure.knowledge import PUBLIC, Need, View, suppressed
from workflows.releases.disclosure.proof import Proof
from workflows.releases.disclosure.prover import prove
from workflows.releases.disclosure.tables import (
    LEAF,
    TOTAL,
    Base,
    Dimension,
    Key,
    Lattice,
    Plan,
    Table,
    lattice,
)

Row = dict[str, str]
Groups = Mapping[str, Mapping[str, tuple[str, ...]]]

FOLDER = Path(__file__).parent / "examples"
ANYBODY = (PUBLIC,)


def rows_of(name: str) -> list[Row]:
    """The rows of an example by the beginning of its name."""
    (file,) = FOLDER.glob(f"{name}*.csv")
    with file.open(newline="") as lines:
        return list(csv.DictReader(lines))


def whole(
    dimensions: Mapping[str, Sequence[str]], base: Base, groups: Mapping[str, Groups] | None = None
) -> Lattice:
    """One table with every margin."""
    each = tuple(
        Dimension(name, tuple(codes), (groups or {}).get(name, {})) for name, codes in dimensions.items()
    )
    levels = {one.name: (LEAF, *one.groups, TOTAL) for one in each}
    return lattice(Plan(each, (Table("whole", levels),)), base)


def table_of(name: str, count: str, *columns: str) -> Lattice:
    """An example that gives its leaves, by these columns."""
    rows = rows_of(name)
    codes = {column: list(dict.fromkeys(row[column] for row in rows)) for column in columns}
    return whole(codes, {tuple(row[column] for column in columns): int(row[count] or 0) for row in rows})


def groups_of(rows: Sequence[Row], leaf: str, *columns: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The groups of a column's codes by other columns, whose codes get the column's name before them."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for column in columns:
        members: dict[str, dict[str, None]] = {}
        for row in rows:
            members.setdefault(f"{column} {row[column]}", {})[row[leaf]] = None
        found[column] = {group: tuple(codes) for group, codes in members.items()}
    return found


def hiding(cells: Lattice, keys: Collection[Key], low: int = 0) -> View:
    """The view when these are hidden, which a reader knows to be at least so many."""
    view = suppressed(cells, frozenset(cells.place[key] for key in keys))
    lows = tuple(low if high is None else least for least, high in zip(view.lows, view.highs, strict=True))
    return View(lows, view.highs)


def small_cells(cells: Lattice, threshold: int = 5) -> frozenset[int]:
    """The cells that count somebody, but fewer than the threshold."""
    return frozenset(cell for cell, value in enumerate(cells.values) if 1 <= value < threshold)


def proof_of(cells: Lattice, view: View, key: Key, low: int, high: int) -> Proof:
    """What the prover says of one cell that should reach two ends for anybody."""
    return prove(cells, view, [Need(cells.place[key], low, high, (0,))], ANYBODY)


def interval(cells: Lattice, view: View, key: Key) -> tuple[int, int]:
    """Between which numbers anybody can tell that a cell lies: proved at both ends, and revealed beyond."""
    value = cells.values[cells.place[key]]
    beyond = proof_of(cells, view, key, min(-1, value), 10**6).unproved
    ends = {each.end: each.furthest for each in beyond}
    low, high = ends[-1], ends[1]
    assert low is not None and high is not None
    assert proof_of(cells, view, key, low, high).holds
    return low, high
