"""Finds witnesses by moving a few people, without a solver: quick where most cells have room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from workflows.releases.disclosure.certificate import Witness
from workflows.releases.disclosure.insiders import Insiders, bits_of
from workflows.releases.disclosure.knowledge import Attacker, Need, View
from workflows.releases.disclosure.tables import Dimension, Lattice

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]

#: Room without end; sums of a few of them still fit.
ROOM = 10**15
#: Beyond so many places where one person can be counted, the search no longer pays.
MOST_PLACES = 60_000
#: How many moves make a witness at most, and how often a search is begun again.
MOVES, TRIES = 10, 6
#: After so many attackers in vain a claim is left to the solver.
FAILURES = 2
#: The search ends after weighing up so many numbers, some 20 seconds: a count, the same on every machine.
MOST_WEIGHED = 400_000_000


def nearby(
    lattice: Lattice,
    view: View,
    needs: Sequence[Need],
    attackers: Sequence[Attacker],
    insiders: Insiders,
    *,
    seed: int = 0,
) -> tuple[Witness, ...]:
    """Witnesses for as many of the needs as a few moves can show; what is left is for a solver.

    A move adds people to, or takes them from, one place of the table under the lattice, so all sums hold by
    themselves; the search goes on until every cell is within what is published of it.
    """
    places = Places.of(lattice)
    if places is None:
        return ()
    search = _Search(lattice, view, places, np.random.default_rng(seed))
    claims = _claims(lattice, needs)
    by_cell: dict[int, list[Claim]] = {}
    for claim in claims:
        by_cell.setdefault(claim.cell, []).append(claim)
    found: list[Witness] = []
    for claim in claims:
        failures = 0
        while claim.open_to and failures < FAILURES and search.weighed < MOST_WEIGHED:
            first = claim.open_to & -claim.open_to
            witness = search.witness(claim, attackers[first.bit_length() - 1])
            deaf = insiders.deaf_to(witness) if witness else first
            if witness and not deaf & first:
                found.append(witness)
                _strike(by_cell, witness, deaf)
            else:
                failures += 1
                claim.open_to ^= first
    return tuple(found)


@dataclass
class Claim:
    """A cell that must be able to change by so many, and the attackers (bits) to whom to show it."""

    cell: int
    change: int
    open_to: int


@dataclass(frozen=True)
class Places:
    """Where one person can be counted: one row of cells each, filled up with a cell beyond the last."""

    cells: Numbers
    owners: tuple[str, ...]  # of each row; "" when nobody's

    @classmethod
    def of(cls, lattice: Lattice) -> "Places | None":
        """Each way in which a person can be counted, once; None when there are too many."""
        dimensions = lattice.plan.dimensions
        kinds = [_kinds(each, {key[at] for key in lattice.keys}) for at, each in enumerate(dimensions)]
        if np.prod([len(each) for each in kinds], dtype=float) > MOST_PLACES:
            return None
        at = lattice.plan.owner_place
        rows: dict[tuple[int, ...], str] = {}
        for leaves in product(*kinds):
            keys = product(*(codes for _, codes in leaves))
            cells = tuple(lattice.place[key] for key in keys if key in lattice.place)
            if cells:
                rows.setdefault(cells, "" if at is None else leaves[at][0])
        width = max(map(len, rows), default=1)
        filled = [row + (len(lattice.keys),) * (width - len(row)) for row in rows]
        return cls(np.array(filled, dtype=np.int64).reshape(len(rows), width), tuple(rows.values()))

    @cached_property
    def under(self) -> list[Numbers]:
        """For each cell, the rows in which it stands."""
        order = np.argsort(self.cells, axis=None, kind="stable")
        cells = self.cells.ravel()[order]
        most = int(cells[-1]) + 1 if len(cells) else 0
        return np.split(order // self.cells.shape[1], np.searchsorted(cells, np.arange(1, most)))


class _Search:
    """Looks for a set of moves that leaves every cell within the view."""

    def __init__(self, lattice: Lattice, view: View, places: Places, rng: np.random.Generator) -> None:
        self.places, self.rng, self.weighed = places, rng, 0
        ends = list(zip(lattice.values, view.lows, view.highs, strict=True))
        down = [ROOM if low is None else min(ROOM, value - low) for value, low, _ in ends]
        up = [ROOM if high is None else min(ROOM, high - value) for value, _, high in ends]
        self.down, self.up = np.array([*down, ROOM]), np.array([*up, ROOM])
        self.owner_of_row = np.array([*places.owners], dtype=object)

    def witness(self, claim: Claim, attacker: Attacker) -> Witness | None:
        """Moves by which the claim's cell changes so much, none of them among what is the attacker's own."""
        barred = np.isin(self.owner_of_row, list(attacker.members))
        for _ in range(TRIES):
            changes = self._moves(claim.cell, claim.change, barred)
            if changes is not None:
                return {int(cell): int(changes[cell]) for cell in np.flatnonzero(changes[:-1])}
        return None

    def _moves(self, cell: int, change: int, barred: Marks) -> Numbers | None:
        """The change of every cell after some moves; None when the search went astray."""
        changes = np.zeros(len(self.up), dtype=np.int64)
        for _ in range(MOVES):
            missing = change - int(changes[cell])
            if missing * change > 0:
                self._move(changes, cell, missing, barred, cell)
                continue
            over = np.maximum(changes - self.up, 0) - np.maximum(-changes - self.down, 0)
            wrong = np.flatnonzero(over)
            if not len(wrong):
                return changes
            narrowest = int(min(wrong, key=lambda each: len(self.places.under[each])))
            self._move(changes, narrowest, -int(over[narrowest]), barred, cell)
        return None

    def _move(self, changes: Numbers, cell: int, amount: int, barred: Marks, target: int) -> None:
        """Moves people in the best of the places under a cell, for which ties are broken by lot."""
        rows = self.places.under[cell]
        rows = rows[~barred[rows]]
        if not len(rows):
            return
        cells = self.places.cells[rows]
        now, up, down = changes[cells], self.up[cells], self.down[cells]
        steps = range(amount, 0, -1) if amount > 0 else range(amount, 0)
        undone = 0 if cell == target else 4 * (cells == target).sum(axis=1)
        costs = np.stack(
            [
                (np.maximum(now + step - up, 0) + np.maximum(-now - step - down, 0)).sum(axis=1)
                + undone
                + abs(amount - step)
                for step in steps
            ]
        )
        self.weighed += cells.size * len(steps)
        best = int(np.argmin(costs + 0.9 * self.rng.random(costs.shape)))
        step, row = steps[best // len(rows)], best % len(rows)
        changes[cells[row]] += step


def _kinds(dimension: Dimension, shown: set[str | None]) -> list[tuple[str, tuple[str | None, ...]]]:
    """Leaves with the shown codes that hold them; one of those that are never told apart."""
    found: dict[tuple[str | None, ...], str] = {}
    for leaf in dimension.leaves:
        codes = tuple(
            code for code in dimension.leaves_of if code in shown and leaf in dimension.leaves_of[code]
        )
        if codes:
            found.setdefault(codes, leaf)
    return [(leaf, codes) for codes, leaf in found.items()]


def _claims(lattice: Lattice, needs: Sequence[Need]) -> list[Claim]:
    """Both ends of all needs; the furthest first, since they show the nearer ones too."""
    found: dict[tuple[int, int], int] = {}
    for need in needs:
        against = bits_of(need.against)
        for end in (need.low, need.high):
            change = end - lattice.values[need.cell]
            if change:
                found[need.cell, change] = found.get((need.cell, change), 0) | against
    claims = [Claim(cell, change, against) for (cell, change), against in found.items()]
    return sorted(claims, key=lambda claim: (-abs(claim.change), claim.cell, claim.change))


def _strike(claims: Mapping[int, Sequence[Claim]], witness: Witness, deaf: int) -> None:
    """Takes from the claims the attackers to whom the witness shows them."""
    for cell, change in witness.items():
        for claim in claims.get(cell, ()):
            if change >= claim.change > 0 or change <= claim.change < 0:
                claim.open_to &= deaf
