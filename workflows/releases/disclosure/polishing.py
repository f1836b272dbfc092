"""Shows again what was hidden without need: cell by cell, as long as every aim can be proved without it."""

from collections import defaultdict
from collections.abc import Collection

import numpy as np

from workflows.releases.disclosure.movements import Places
from workflows.releases.disclosure.parts import Marks
from workflows.releases.disclosure.pool import Pool
from workflows.releases.disclosure.rooms import Limits, Room
from workflows.releases.disclosure.tables import Lattice

#: What it costs to move a cell that stays hidden anyway.
FREE = 0.02


class Polish:
    """Hidden cells of a table whose aims are all proved: movements are looked for among these only.

    Those in `kept` stay hidden. `hidden` are all hidden cells, of which `within` may be a part.
    """

    def __init__(
        self,
        lattice: Lattice,
        pool: Pool,
        limits: Limits,
        hidden: Marks,
        kept: Collection[int],
        within: Places,
    ) -> None:
        self.pool, self.hidden, self.kept = pool, hidden, kept
        self.room = Room(lattice, limits, within)
        costs = np.ones(len(hidden))
        costs[list(kept)] = FREE
        self.room.price(costs)
        self._sums = [(*relation.children, relation.parent) for relation in lattice.relations]
        self._sums_with: dict[int, list[int]] = defaultdict(list)
        for row, cells in enumerate(self._sums):
            for cell in cells:
                self._sums_with[cell].append(row)

    @property
    def effort(self) -> float:
        """How much work it has taken so far."""
        return self.room.movements.effort

    def show(self, cell: int) -> bool:
        """Shows one cell again if everything can be proved without it."""
        if self._is_needed_at_once(cell):
            return False
        self.room.freeze([cell])
        gone = set(self.pool.touching[cell])
        if not all(self._is_proved_without(place, gone) for place in self.pool.resting_on(cell)):
            self.room.free(cell)
            return False
        for name in gone:
            self.pool.drop(name)
        self.hidden[cell] = False
        return True

    def _is_needed_at_once(self, cell: int) -> bool:
        """Whether a sensitive cell would stand alone in a sum."""
        for row in self._sums_with[cell]:
            others = [other for other in self._sums[row] if self.hidden[other] and other != cell]
            if len(others) == 1 and others[0] in self.kept:
                return True
        return False

    def _is_proved_without(self, place: int, gone: Collection[int]) -> bool:
        aim = self.pool.aims[place]
        while left := self.pool.left_without(place, gone):
            found = self.room.movement(aim, left.bit_length() - 1) if aim.cell in self.room else None
            if found is None:
                return False
            self.pool.add(*found)
        return True
