"""Looks for fewer cells to hide: shows some again, proves anew what rested on them, keeps the better."""

import random
from collections import defaultdict
from collections.abc import Collection

import numpy as np

from workflows.releases.disclosure.augmenting import Augmentation
from workflows.releases.disclosure.movements import Places, Vector
from workflows.releases.disclosure.parts import Marks
from workflows.releases.disclosure.polishing import Polish
from workflows.releases.disclosure.rooms import Room, parts_to_search

#: How many hidden cells are shown again at a time.
AT_A_TIME = (3, 10)
#: Losses that differ by less are the same.
SAME = 1e-9


class Improvement:
    """Tries other cells for the same aims, always from the same seed in the same way.

    `loss` is what it costs to withhold each cell, `costs` what makes movements take others instead.
    """

    def __init__(
        self, augmentation: Augmentation, kept: Collection[int], loss: Vector, costs: Vector, seed: int
    ) -> None:
        self.augmentation, self.kept, self.loss, self.costs = augmentation, frozenset(kept), loss, costs
        self.lattice, self.pool = augmentation.lattice, augmentation.pool
        self._draw = random.Random(seed)  # noqa: S311  the result must follow from the seed
        self._numbers = np.random.default_rng(seed)
        self._polished = 0.0
        self._parts = list(parts_to_search(self.lattice))
        self._rooms: dict[int, Room] = {}
        self._sums = [np.array((*relation.children, relation.parent)) for relation in self.lattice.relations]
        self._sums_with: dict[int, list[int]] = defaultdict(list)
        for row, cells in enumerate(self._sums):
            for cell in cells.tolist():
                self._sums_with[cell].append(row)

    @property
    def effort(self) -> float:
        """How much work everything has taken so far."""
        return self.augmentation.effort + self._polished

    def polish_all(self, most: float) -> None:
        """Shows again what is not needed, part by part, until so much work is done in all."""
        for within in self._parts:
            inside = set(within.tolist())
            self._polish([cell for cell in self.secondaries() if cell in inside], within, most)

    def step(self) -> bool:
        """Tries once, keeps what is no worse, and says whether it is better."""
        place = self._draw.randrange(len(self._parts))
        within = self._parts[place]
        secondaries = [cell for cell in within.tolist() if self._may_be_shown(cell)]
        if not secondaries:
            return False
        before = self.augmentation.hidden.copy()
        self.pool.begin()
        self._show(self._some_near_each_other(secondaries))
        self._prove_anew(place)
        if not any(self.pool.left):
            self._polish(self._near_changes(before, within), within, float("inf"))
            gain = self._lost(before) - self._lost(self.augmentation.hidden)
            if gain > -SAME:
                return gain > SAME
        self.augmentation.hidden[:] = before
        self.pool.undo()
        return False

    def _prove_anew(self, place: int) -> None:
        if place not in self._rooms:
            self._rooms[place] = self.augmentation.room(self._parts[place])
        costs = self.costs * self._numbers.uniform(0.6, 1.4, len(self.costs))
        self.augmentation.prove(costs, self._rooms[place], is_last=False)

    def _near_changes(self, before: Marks, within: Places) -> list[int]:
        """The cells that might be shown and stand in a sum in which something has changed."""
        changed = np.flatnonzero(self.augmentation.hidden != before).tolist()
        near = {other for cell in changed for other in self._neighbours(cell)} & set(within.tolist())
        return sorted(cell for cell in near if self._may_be_shown(cell))

    def _may_be_shown(self, cell: int) -> bool:
        return bool(self.augmentation.hidden[cell]) and cell not in self.kept

    def secondaries(self) -> list[int]:
        """The cells that are hidden and might be shown."""
        return [cell for cell in np.flatnonzero(self.augmentation.hidden).tolist() if cell not in self.kept]

    def _polish(self, candidates: Collection[int], within: Places, most: float) -> None:
        """Shows again what can be, the dearest first."""
        hidden = self.augmentation.hidden
        polish = Polish(
            self.lattice, self.pool, self.augmentation.limits, hidden, self.kept, within[hidden[within]]
        )
        for cell in sorted(candidates, key=lambda cell: (-self.loss[cell], cell)):
            if self.effort + polish.effort < most:
                polish.show(cell)
        self._polished += polish.effort + len(within)

    def _lost(self, hidden: Marks) -> float:
        return float(self.loss[hidden].sum())

    def _show(self, cells: list[int]) -> None:
        self.augmentation.hidden[cells] = False
        for name in sorted({name for cell in cells for name in self.pool.touching[cell]}):
            self.pool.drop(name)

    def _some_near_each_other(self, secondaries: list[int]) -> list[int]:
        size = min(len(secondaries), self._draw.randint(*AT_A_TIME))
        chosen = [self._draw.choice(secondaries)]
        hidden = set(secondaries)
        while len(chosen) < size:
            near = self._neighbours(self._draw.choice(chosen)) & hidden - set(chosen)
            chosen.append(self._draw.choice(sorted(near or hidden - set(chosen))))
        return chosen

    def _neighbours(self, cell: int) -> set[int]:
        return {other for row in self._sums_with[cell] for other in self._sums[row].tolist()}
