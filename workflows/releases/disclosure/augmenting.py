"""Finds for each aim the movement that hides least in addition, and hides what it moves."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from workflows.releases.disclosure.movements import Places, Vector
from workflows.releases.disclosure.parts import Marks
from workflows.releases.disclosure.pool import Pool
from workflows.releases.disclosure.rooms import LARGE, PART, Limits, Room, parts_to_search
from workflows.releases.disclosure.tables import Lattice

#: What it costs to move a cell that is hidden already: next to nothing, so that movements stay near.
NEAR = 0.02


@dataclass(frozen=True)
class Impossible:
    """A cell that cannot be made to reach this end against the attacker at this place."""

    cell: int
    end: int
    attacker: int


class Augmentation:
    """A set of hidden cells that grows until every aim is proved."""

    def __init__(
        self, lattice: Lattice, pool: Pool, limits: Limits, hidden: Iterable[int], shown: Iterable[int]
    ):
        self.lattice, self.pool, self.limits = lattice, pool, limits
        self.hidden: Marks = np.zeros(len(lattice.keys), dtype=np.bool_)
        self.hidden[list(hidden)] = True
        self.impossible: list[Impossible] = []
        self.effort = 0.0
        self._shown = sorted(shown)
        self._whole: Room | None = None

    def room(self, cells: Places | None = None) -> Room:
        """These cells to move in, all when none are named."""
        if cells is None and self._whole is not None:
            return self._whole
        room = Room(self.lattice, self.limits, np.arange(len(self.lattice.keys)) if cells is None else cells)
        room.freeze(self._shown)
        if cells is None:
            self._whole = room
        return room

    def prove_all(self, costs: Vector) -> None:
        """Proves every aim, first in small parts where the lattice is large; notes what is impossible."""
        if len(self.lattice.keys) > LARGE:
            for part in (PART, 3 * PART):
                for cells in parts_to_search(self.lattice, part):
                    self.prove(costs, self.room(cells), is_last=False)
        if any(self.pool.left):
            self.prove(costs, self.room())

    def prove(self, costs: Vector, room: Room, *, is_last: bool = True) -> None:
        """Proves the aims of a room, hiding what it takes."""
        open_aims = zip(self.pool.aims, self.pool.left, strict=True)
        if not any(left and aim.cell in room for aim, left in open_aims):
            return
        before = room.movements.effort
        room.price(np.where(self.hidden, NEAR, costs))
        for place, aim in enumerate(self.pool.aims):
            if self.pool.left[place] and aim.cell in room:
                self._prove(place, room, costs, is_last)
        self.effort += room.movements.effort - before

    def _prove(self, place: int, room: Room, costs: Vector, is_last: bool) -> None:
        aim = self.pool.aims[place]
        while left := self.pool.left[place]:
            attacker = left.bit_length() - 1
            found = room.movement(aim, attacker)
            if found is not None:
                self._hide(found[0], room, costs)
                self.pool.add(*found)
            elif is_last:
                self.pool.give_up(place, attacker)
                end = self.lattice.values[aim.cell] + aim.change
                self.impossible.append(Impossible(aim.cell, end, attacker))
            else:
                return

    def _hide(self, cells: Places, room: Room, costs: Vector) -> None:
        if not self.hidden[cells].all():
            self.hidden[cells] = True
            room.price(np.where(self.hidden, NEAR, costs))
