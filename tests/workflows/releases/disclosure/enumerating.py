"""Judges what is published by trying whole-number tables one after the other, without any solver."""

from collections.abc import Collection, Iterator, Mapping

from workflows.releases.disclosure.knowledge import Attacker, Need
from workflows.releases.disclosure.tables import Base, Lattice

Leaves = tuple[str, ...]


class Tables:
    """Every table of whole counts that agrees with what is shown and with what an attacker knows.

    The lattice must show its leaves. No count is thought to be more than `most`.
    """

    def __init__(
        self, lattice: Lattice, base: Base, hidden: Collection[int], attacker: Attacker, most: int
    ) -> None:
        self._lattice, self._most = lattice, most
        leaves = [key for key in lattice.keys if _is_leaf(lattice, key)]
        self._leaves = sorted(leaves, key=lambda key: lattice.place[key] in hidden)  # certain ones first
        at = lattice.plan.owner_place
        self._fixed: dict[int, int] = {
            number: base.get(tuple(str(code) for code in key), 0)
            for number, key in enumerate(self._leaves)
            if lattice.place[key] not in hidden or (at is not None and key[at] in attacker.members)
        }
        self._under = {cell: self._leaves_under(cell) for cell in range(len(lattice.keys))}
        self._shown = {cell: value for cell, value in enumerate(lattice.values) if cell not in hidden}

    def can(self, cell: int, low: int, high: int) -> bool:
        """Whether one of them has this cell between the two."""
        bounds = {each: (value, value) for each, value in self._shown.items()}
        one, other = bounds.get(cell, (0, self._most * len(self._leaves)))
        bounds[cell] = max(one, low), min(other, high)
        sums = [(self._under[each], *ends) for each, ends in bounds.items()]
        return next(self._from([], sums), None) is not None

    def _from(self, begun: list[int], sums: list[tuple[frozenset[int], int, int]]) -> Iterator[list[int]]:
        """The tables that begin like this."""
        if not all(self._may_be(begun, *each) for each in sums):
            return
        if len(begun) == len(self._leaves):
            yield begun
            return
        fixed = self._fixed.get(len(begun))
        for value in range(self._most + 1) if fixed is None else (fixed,):
            yield from self._from([*begun, value], sums)

    def _may_be(self, begun: list[int], under: frozenset[int], low: int, high: int) -> bool:
        so_far = sum(value for leaf, value in enumerate(begun) if leaf in under)
        to_come = [leaf for leaf in under if leaf >= len(begun)]
        return so_far <= high and so_far + self._most * len(to_come) >= low

    def _leaves_under(self, cell: int) -> frozenset[int]:
        above = [
            dimension.leaves_of[code]
            for dimension, code in zip(self._lattice.plan.dimensions, self._lattice.keys[cell], strict=True)
        ]
        return frozenset(
            number
            for number, key in enumerate(self._leaves)
            if all(code in leaves for code, leaves in zip(key, above, strict=True))
        )


def too_narrow(
    lattice: Lattice,
    base: Base,
    hidden: Collection[int],
    needs: Collection[Need],
    attackers: Mapping[int, Attacker],
    most: int,
) -> list[tuple[Need, str]]:
    """The needs that what is published does not leave open, and for whom."""
    found = []
    for place, attacker in attackers.items():
        tables = Tables(lattice, base, hidden, attacker, most)
        for need in needs:
            reaches = tables.can(need.cell, 0, need.low) and tables.can(need.cell, need.high, most * 100)
            if place in need.against and not reaches:
                found.append((need, attacker.name))
    return found


def _is_leaf(lattice: Lattice, key: tuple[str | None, ...]) -> bool:
    return all(code in each.leaves for each, code in zip(lattice.plan.dimensions, key, strict=True))
