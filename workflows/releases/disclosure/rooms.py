"""Part of a lattice in which movements are looked for while everything else stays."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np

from workflows.releases.disclosure.movements import INFINITE, TINY, Movements, Places, Vector, whole_movement
from workflows.releases.disclosure.parts import Marks, Numbers, Parts
from workflows.releases.disclosure.pool import Aim
from workflows.releases.disclosure.tables import Lattice

#: Lattices of more cells are taken part by part, each of about so many.
LARGE, PART = 3_000, 900


class Limits:
    """How far each attacker's knowledge lets cells fall and rise."""

    def __init__(self, lattice: Lattice, parts: Parts) -> None:
        self.values = np.array(lattice.values, dtype=np.float64)
        self._parts = parts
        self._found: dict[int, tuple[Places, Vector, Vector]] = {}

    def of(self, attacker: int) -> tuple[Places, Vector, Vector]:
        """The cells that the attacker knows something of, their farthest falls and rises."""
        if attacker not in self._found:
            own, knows = self._parts.own[:, attacker], self._parts.knows[:, attacker]
            cells = np.flatnonzero((own > 0) | knows)
            rises = np.where(knows[cells], 0.0, INFINITE)
            self._found[attacker] = cells, self.values[cells] - own[cells], rises
        return self._found[attacker]


class Room:
    """Some cells of a lattice with the movements that are possible among them."""

    def __init__(self, lattice: Lattice, limits: Limits, cells: Places) -> None:
        self.cells = cells
        self._lattice, self._limits = lattice, limits
        self._at = {cell: at for at, cell in enumerate(cells.tolist())}
        self._seen: dict[int, tuple[Places, Vector, Vector]] = {}
        self.movements = Movements(cells, lattice.relations, limits.values[cells])

    def __contains__(self, cell: object) -> bool:
        return cell in self._at

    def price(self, costs: Vector) -> None:
        """What it costs to move each cell of the lattice by one."""
        self._costs = costs[self.cells]
        self.movements.price(self._costs)

    def freeze(self, cells: Sequence[int]) -> None:
        """Keeps those of the cells that are in the room where they are."""
        places = [self._at[cell] for cell in sorted(cells) if cell in self._at]
        self.movements.freeze(np.array(places, dtype=np.int64))

    def free(self, cell: int) -> None:
        """Lets a cell move again."""
        self.movements.free(np.array([self._at[cell]]), self._limits.values[[cell]])

    def movement(self, aim: Aim, attacker: int) -> tuple[Places, Numbers] | None:
        """The cheapest movement in whole numbers that reaches the aim unknown to the attacker.

        None when there is none. The cells that move, and by how much.
        """
        at, limits = self._at[aim.cell], self._within(attacker)
        moved = self.movements.cheapest(at, aim.change, *limits)
        if moved is not None and (np.abs(moved - np.rint(moved)) > TINY).any():
            moved = self._whole(at, aim.change, self.movements.reach(*limits), np.abs(moved) > TINY)
        if moved is None:
            return None
        support = np.flatnonzero(np.rint(moved))
        return self.cells[support], np.rint(moved[support]).astype(np.int64)

    def _whole(
        self,
        at: int,
        change: int,
        reach: tuple[Vector, Vector],
        support: Marks,
    ) -> Vector | None:
        """A movement of the same kind in whole numbers: of cells that cost little, or else of any."""
        for some in (support | (self._costs < 1), np.full_like(support, True)):
            inside = np.flatnonzero(some & ((reach[0] > 0) | (reach[1] > 0)))
            limits = reach[0][inside], reach[1][inside]
            place = int(np.searchsorted(inside, at))
            found = whole_movement(
                self.cells[inside], self._lattice.relations, self._costs[inside], *limits, place, change
            )
            if found is not None:
                moved = np.zeros(len(support))
                moved[inside] = found
                return moved
        return None

    def _within(self, attacker: int) -> tuple[Places, Vector, Vector]:
        if attacker not in self._seen:
            cells, falls, rises = self._limits.of(attacker)
            chosen = np.flatnonzero(np.isin(cells, self.cells))
            self._seen[attacker] = np.searchsorted(self.cells, cells[chosen]), falls[chosen], rises[chosen]
        return self._seen[attacker]


def parts_to_search(lattice: Lattice, part: int = PART) -> Iterator[Places]:
    """The cells of each part of a large lattice: some leaves of its widest dimensions and all above them.

    A part has about so many cells that are in no other. A lattice that is not large is one part.
    """
    if len(lattice.keys) <= LARGE:
        yield np.arange(len(lattice.keys))
        return
    chunks = [1 for _ in lattice.plan.dimensions]
    size = float(len(lattice.keys))
    while size > part and max(_per_chunk(lattice, chunks)) > 3:
        widths = _per_chunk(lattice, chunks)
        widest = widths.index(max(widths))
        size *= chunks[widest] / (chunks[widest] + 1)
        chunks[widest] += 1
    choices = [_split(lattice, place, count) for place, count in enumerate(chunks)]
    for chosen in product(*choices):
        inside = [key for key in range(len(lattice.keys)) if _is_inside(lattice.keys[key], chosen)]
        if inside:
            yield np.array(inside, dtype=np.int64)


def _per_chunk(lattice: Lattice, chunks: Sequence[int]) -> list[float]:
    return [len(each.leaves) / count for each, count in zip(lattice.plan.dimensions, chunks, strict=True)]


def _split(lattice: Lattice, place: int, count: int) -> list[frozenset[str | None]]:
    """Leaves of a dimension in so many runs, those of one group next to each other, with the codes above."""
    dimension = lattice.plan.dimensions[place]
    groups = [leaf for level in dimension.groups.values() for leaves in level.values() for leaf in leaves]
    order = list(dict.fromkeys((*groups, *dimension.leaves)))
    bounds = [len(order) * each // count for each in range(count + 1)]
    runs = [frozenset(order[one:other]) for one, other in pairwise(bounds)]
    return [frozenset(code for code, leaves in dimension.leaves_of.items() if leaves & run) for run in runs]


def _is_inside(key: Sequence[str | None], chosen: Sequence[frozenset[str | None]]) -> bool:
    return all(code in codes for code, codes in zip(key, chosen, strict=True))
