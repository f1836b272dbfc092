"""Dimensions, plans of linked tables, and the lattice of cells that a plan shows of one base table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import product
from operator import and_

LEAF, TOTAL = "leaf", "total"

#: A cell's codes, one for each dimension of the plan in order; None stands for the total.
Key = tuple[str | None, ...]
#: Whole numbers by leaf codes, one for each dimension of the plan in order; what is not in it is 0.
Base = Mapping[tuple[str, ...], int]


@dataclass(frozen=True)
class Dimension:
    """One way of dividing what is counted: leaf codes, and groups of them by level.

    A group is a mapping such as {"area": {"East": ("bexley", …)}}; no code may stand at two levels.
    """

    name: str
    leaves: tuple[str, ...]
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def codes(self, level: str) -> tuple[str | None, ...]:
        """The codes of a level, in order."""
        if level == TOTAL:
            return (None,)
        return self.leaves if level == LEAF else tuple(self.groups[level])

    def members(self, level: str, code: str | None) -> frozenset[str]:
        """The leaves that a code stands for."""
        if level == TOTAL or code is None:
            return frozenset(self.leaves)
        return frozenset((code,)) if level == LEAF else frozenset(self.groups[level][code])

    @cached_property
    def leaves_of(self) -> dict[str | None, frozenset[str]]:
        """The leaves under every code of every level; None is the total."""
        found: dict[str | None, frozenset[str]] = {leaf: frozenset((leaf,)) for leaf in self.leaves}
        for groups in self.groups.values():
            found.update({code: frozenset(leaves) for code, leaves in groups.items()})
        return {**found, None: frozenset(self.leaves)}


@dataclass(frozen=True)
class Table:
    """The levels that are shown of each dimension; one that is not named is shown as its total only."""

    name: str
    levels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Plan:
    """Linked tables over one base table; `owners` names the dimension whose leaves know their own counts."""

    dimensions: tuple[Dimension, ...]
    tables: tuple[Table, ...]
    owners: str = ""

    @property
    def owner_place(self) -> int | None:
        """Where the dimension of owners stands; None when nobody knows a part."""
        return next((n for n, each in enumerate(self.dimensions) if each.name == self.owners), None)


@dataclass(frozen=True)
class Relation:
    """A cell that is the sum of others, by their places in the lattice."""

    parent: int
    children: tuple[int, ...]


@dataclass(frozen=True)
class Lattice:
    """The distinct cells of a plan with their values, and what adds up to what."""

    plan: Plan
    keys: tuple[Key, ...]
    values: tuple[int, ...]
    relations: tuple[Relation, ...]

    @cached_property
    def place(self) -> dict[Key, int]:
        """Where each cell stands."""
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def sums_with(self) -> tuple[tuple[int, ...], ...]:
        """The relations in which each cell stands, by their places."""
        found: list[list[int]] = [[] for _ in self.keys]
        for place, relation in enumerate(self.relations):
            for cell in (relation.parent, *relation.children):
                found[cell].append(place)
        return tuple(tuple(each) for each in found)

    @cached_property
    def owners(self) -> tuple[frozenset[str], ...]:
        """The leaves of the owners' dimension that each cell is about; empty sets when there is none."""
        at = self.plan.owner_place
        if at is None:
            return (frozenset(),) * len(self.keys)
        leaves_of = self.plan.dimensions[at].leaves_of
        return tuple(leaves_of[key[at]] for key in self.keys)


def lattice(plan: Plan, base: Base) -> Lattice:
    """Every cell of every table, once, with its value and its relations.

    Cells that mean the same are one cell whichever tables show them. KeyError for a leaf that the plan does
    not know.
    """
    places: dict[Key, int] = {}
    relations: dict[tuple[int, tuple[int, ...]], None] = {}
    for table in plan.tables:
        _add(plan, table, places, relations)
    _add_across(plan, places, relations)
    keys = tuple(places)
    return Lattice(plan, keys, _values(plan.dimensions, keys, base), tuple(Relation(*r) for r in relations))


def cells_of(plan: Plan, table: Table) -> list[Key]:
    """The keys of one table, in order of its dimensions and codes, totals where its levels name them."""
    return [_key(cell) for cell in product(*_chosen(plan, table))]


def _add(
    plan: Plan, table: Table, places: dict[Key, int], relations: dict[tuple[int, tuple[int, ...]], None]
) -> None:
    levels = _levels(plan, table)
    cells = list(product(*_chosen(plan, table)))
    for cell in cells:
        places.setdefault(_key(cell), len(places))
    for cell in cells:
        for children in _partitions(plan.dimensions, levels, cell):
            relations.setdefault((places[_key(cell)], tuple(places[child] for child in children)))


def _add_across(
    plan: Plan, places: Mapping[Key, int], relations: dict[tuple[int, tuple[int, ...]], None]
) -> None:
    """The sums whose cells stand in several tables, as when one shows months and another quarters."""
    tables_of = dict.fromkeys(places, 0)
    for number, table in enumerate(plan.tables):
        for key in cells_of(plan, table):
            tables_of[key] |= 1 << number
    for key in places:
        for parts in _divisions(plan.dimensions, key):
            if not all(part in places for part in parts):
                continue
            if not reduce(and_, (tables_of[part] for part in parts), tables_of[key]):
                relations.setdefault((places[key], tuple(places[part] for part in parts)))


def _divisions(dimensions: Sequence[Dimension], key: Key) -> Iterator[list[Key]]:
    """The cells into which any level of any dimension divides this one."""
    for place, dimension in enumerate(dimensions):
        whole = dimension.leaves_of[key[place]]
        for level in (LEAF, *dimension.groups):
            inside = [code for code in dimension.codes(level) if dimension.leaves_of[code] <= whole]
            sizes = sum(len(dimension.leaves_of[code]) for code in inside)
            if sizes == len(whole) and key[place] not in inside:
                yield [(*key[:place], code, *key[place + 1 :]) for code in inside]


def _levels(plan: Plan, table: Table) -> list[tuple[str, ...]]:
    return [tuple(table.levels.get(dimension.name, (TOTAL,))) for dimension in plan.dimensions]


def _chosen(plan: Plan, table: Table) -> list[list[tuple[str, str | None]]]:
    return [
        [(level, code) for level in of for code in dimension.codes(level)]
        for dimension, of in zip(plan.dimensions, _levels(plan, table), strict=True)
    ]


def _key(cell: Iterable[tuple[str, str | None]]) -> Key:
    return tuple(code for _, code in cell)


def _partitions(
    dimensions: Sequence[Dimension], levels: Sequence[tuple[str, ...]], cell: Sequence[tuple[str, str | None]]
) -> list[list[Key]]:
    """The cells that add up to this one, along the first dimension that can be divided in this table.

    The sums along the other dimensions follow from these.
    """
    key = _key(cell)
    for place, (dimension, shown) in enumerate(zip(dimensions, levels, strict=True)):
        found = _parts(dimension, shown, *cell[place])
        if found:
            return [[(*key[:place], part, *key[place + 1 :]) for part in parts] for parts in found]
    return []


def _parts(
    dimension: Dimension, shown: Sequence[str], level: str, code: str | None
) -> list[tuple[str | None, ...]]:
    """The codes of each other shown level that make up the code; nothing at the finest level."""
    whole = dimension.members(level, code)
    found = []
    for other in shown:
        if other in (level, TOTAL):
            continue
        inside = tuple(each for each in dimension.codes(other) if dimension.members(other, each) <= whole)
        is_divided = sum(len(dimension.members(other, each)) for each in inside) == len(whole)
        if is_divided and (len(inside) > 1 or _order(shown, level) < _order(shown, other)):
            found.append(inside)
    # one is enough where the leaves are shown, since each of its parts adds up from leaves
    return found if LEAF not in shown or not found else [min(found, key=len)]


def _order(shown: Sequence[str], level: str) -> int:
    """Where a level stands among those of a table, so that of two codes for the same leaves one divides.

    If each were divided into the other, neither would be divided along the next dimension.
    """
    return -1 if level == TOTAL else len(shown) if level == LEAF else shown.index(level)


def _values(dimensions: Sequence[Dimension], keys: Sequence[Key], base: Base) -> tuple[int, ...]:
    """Each key's sum over the base table, in one pass over its rows."""
    wanted = dict.fromkeys(keys, 0)
    above: list[dict[str, list[str | None]]] = []
    for dimension in dimensions:
        codes: dict[str, list[str | None]] = {leaf: [leaf, None] for leaf in dimension.leaves}
        for groups in dimension.groups.values():
            for code, leaves in groups.items():
                for leaf in leaves:
                    codes[leaf].append(code)
        above.append(codes)
    for leaf_key, count in base.items():
        for key in product(*(codes[leaf] for codes, leaf in zip(above, leaf_key, strict=True))):
            if key in wanted:
                wanted[key] += count
    return tuple(wanted.values())
