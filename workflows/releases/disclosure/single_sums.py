"""Lists what any one sum of a rounded table must leave open, so that a rounding can be drawn that does."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.tables import Dimension, Lattice

#: Cells by their places in the lattice.
Cells = tuple[int, ...]
#: Which of some cells, given by their owners, are known to any of these attackers.
KnownBy = Callable[[tuple[frozenset[str], ...], tuple[int, ...]], frozenset[frozenset[int]]]


@dataclass(frozen=True)
class Room:
    """The upper ends of some cells less the lower ends of others must come to `least` or more."""

    highs: Cells
    lows: Cells
    least: int

    def is_left_by(self, view: View) -> bool:
        """Whether what is published leaves so much room."""
        room = -self.least
        for cell in self.highs:
            high = view.highs[cell]
            if high is None:
                return True
            room += high
        return room >= sum(view.lows[cell] or 0 for cell in self.lows)

    def best_widened(self, view: View, stuck: Container[int] = ()) -> int | None:
        """The cell that gives most room if it is allowed a step; None when all are stuck or known exactly."""

        def can_move(cell: int) -> bool:
            return cell not in stuck and not view.is_shown(cell)

        highs, lows = [*filter(can_move, self.highs)], [*filter(can_move, self.lows)]
        if highs:
            return min(highs)
        return max(lows, key=lambda cell: (view.lows[cell] or 0, cell), default=None)


def single_sums(
    lattice: Lattice, needs: Sequence[Need], attackers: Sequence[Attacker], base: int
) -> list[Room]:
    """What each sum by itself must leave open of its cells, for everybody who knows some of them.

    Only what some rounding to neighbouring multiples would not leave anyway. Each is necessary, all together
    are not enough: what several sums give away the prover finds.
    """
    of_cell: dict[int, list[Need]] = {}
    for need in needs:
        of_cell.setdefault(need.cell, []).append(need)
    known_by = _known_by(attackers)
    found: dict[Room, None] = {}
    for parent, parts in _sums(lattice):
        total = _Total(lattice.values, base, parent, parts)
        owners = tuple(lattice.owners[part] for part in parts)
        for need in (need for cell in (parent, *parts) for need in of_cell.get(cell, ())):
            for known in known_by(owners, need.against):
                found.update(dict.fromkeys(total.rooms(need, known)))
    return list(found)


class _Total:
    """A sum, with the ends that its cells have however they are rounded to a neighbouring multiple."""

    def __init__(self, values: Sequence[int], base: int, parent: int, parts: Cells) -> None:
        self.parent, self.parts = parent, parts
        self.value = {cell: values[cell] for cell in (parent, *parts)}
        self.high = {cell: value // base * base + base - 1 for cell, value in self.value.items()}
        self.low = {cell: max(0, -(-value // base) * base - base + 1) for cell, value in self.value.items()}
        self.highs = sum(self.high[part] for part in parts)
        self.lows = sum(self.low[part] for part in parts)

    def rooms(self, need: Need, places: frozenset[int]) -> Iterator[Room]:
        """What must be left of the sum, or of one part, for people who know the parts at these places."""
        known = {self.parts[place] for place in places}
        theirs = sum(self.value[cell] for cell in known)
        highs = self.highs - sum(self.high[cell] for cell in known)
        lows = self.lows - sum(self.low[cell] for cell in known)
        if need.cell == self.parent:
            if theirs + lows > need.low:
                yield Room((), self._but(known), theirs - need.low)
            if theirs + highs < need.high:
                yield Room(self._but(known), (), need.high - theirs)
        elif need.cell not in known:
            mine, parent = {need.cell}, self.parent
            if self.high[parent] - lows + self.low[need.cell] - theirs < need.high:
                yield Room((parent,), self._but(known | mine), need.high + theirs)
            if self.low[parent] - highs + self.high[need.cell] - theirs > need.low:
                yield Room(self._but(known | mine), (parent,), -need.low - theirs)

    def _but(self, cells: set[int]) -> Cells:
        return tuple(part for part in self.parts if part not in cells)


def _sums(lattice: Lattice) -> Iterator[tuple[int, Cells]]:
    """Every cell with the parts that add up to it, along each dimension and at each level that is shown."""
    for at, dimension in enumerate(lattice.plan.dimensions):
        partitions = {code: _partitions(dimension, code) for code in {key[at] for key in lattice.keys}}
        for place, key in enumerate(lattice.keys):
            for codes in partitions[key[at]]:
                parts = [lattice.place.get((*key[:at], code, *key[at + 1 :])) for code in codes]
                if None not in parts:
                    yield place, tuple(part for part in parts if part is not None)


def _partitions(dimension: Dimension, code: str | None) -> list[tuple[str, ...]]:
    """The codes of each finer level that make up a code."""
    whole, found = dimension.leaves_of[code], []
    for level in ((*dimension.leaves,), *(tuple(groups) for groups in dimension.groups.values())):
        inside = tuple(each for each in level if dimension.leaves_of[each] < whole)
        if inside and sum(len(dimension.leaves_of[each]) for each in inside) == len(whole):
            found.append(inside)
    return found


def _known_by(attackers: Sequence[Attacker]) -> KnownBy:
    @cache
    def of_each(owners: tuple[frozenset[str], ...]) -> list[frozenset[int]]:
        return [
            frozenset(place for place, each in enumerate(owners) if attacker.knows(each))
            for attacker in attackers
        ]

    @cache
    def known_by(owners: tuple[frozenset[str], ...], against: tuple[int, ...]) -> frozenset[frozenset[int]]:
        each = of_each(owners)
        return frozenset(each[attacker] for attacker in against)

    return known_by
