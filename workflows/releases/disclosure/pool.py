"""Which ends of cells are still to be shown open, for whom, and the movements that have shown the others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workflows.releases.disclosure.knowledge import Need
from workflows.releases.disclosure.movements import Places
from workflows.releases.disclosure.parts import Numbers, Parts
from workflows.releases.disclosure.tables import Lattice

#: A set of attackers, one bit for each by its place.
Mask = int


@dataclass(frozen=True)
class Aim:
    """A cell must be able to change by at least so many, whatever any of these attackers knows."""

    cell: int
    change: int
    against: Mask


@dataclass(frozen=True)
class Movement:
    """Changes that add up, and the attackers who know nothing that they contradict."""

    cells: Places
    changes: Numbers
    open_to: Mask


def aims_of(lattice: Lattice, needs: Iterable[Need]) -> tuple[Aim, ...]:
    """The changes that the needs ask for: small cells first, and the farthest of each first."""
    found: dict[tuple[int, int], Mask] = defaultdict(int)
    for need in needs:
        for end in (need.low, need.high):
            change = end - lattice.values[need.cell]
            if change:
                found[need.cell, change] |= mask_of(need.against)
    aims = (Aim(cell, change, against) for (cell, change), against in found.items() if against)
    return tuple(sorted(aims, key=lambda aim: (lattice.values[aim.cell], -abs(aim.change), aim.cell)))


def mask_of(places: Iterable[int]) -> Mask:
    """The set of these attackers."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


class Pool:
    """The movements found so far, and what of every aim they leave unproved."""

    def __init__(self, values: Sequence[int], aims: Sequence[Aim], parts: Parts) -> None:
        self.aims = aims
        self.left: list[Mask] = [aim.against for aim in aims]
        self.movements: dict[int, Movement] = {}
        self.touching: dict[int, set[int]] = defaultdict(set)
        self._values = np.array(values, dtype=np.int64)
        self._parts = parts
        self._next = 0
        self._journal: list[tuple[int, Movement | None]] = []
        self._of_cell: dict[int, list[int]] = defaultdict(list)
        self._reaching: list[dict[int, Mask]] = [{} for _ in aims]
        self._impossible: list[Mask] = [0 for _ in aims]
        for place, aim in enumerate(aims):
            self._of_cell[aim.cell].append(place)

    def add(self, cells: Places, changes: Numbers) -> int:
        """Keeps a movement, strikes off what it proves, and says its name."""
        name, self._next = self._next, self._next + 1
        self._keep(name, Movement(cells, changes, self.open_to(cells, changes)))
        self._journal.append((name, None))
        return name

    def drop(self, name: int) -> None:
        """Forgets a movement; what only it has proved is left again."""
        self._journal.append((name, self._forget(name)))

    def begin(self) -> None:
        """Marks the point to which `undo` goes back."""
        self._journal.clear()

    def undo(self) -> None:
        """Brings back everything as it stood at `begin`."""
        for name, dropped in reversed(self._journal):
            if dropped is None:
                self._forget(name)
            else:
                self._keep(name, dropped)
        self._journal.clear()

    def _keep(self, name: int, movement: Movement) -> None:
        self.movements[name] = movement
        for cell, change in zip(movement.cells.tolist(), movement.changes.tolist(), strict=True):
            self.touching[cell].add(name)
            for place in self._of_cell.get(cell, ()):
                if _reaches(change, self.aims[place].change):
                    self._reaching[place][name] = movement.open_to
                    self.left[place] &= ~movement.open_to

    def _forget(self, name: int) -> Movement:
        movement = self.movements.pop(name)
        for cell in movement.cells.tolist():
            self.touching[cell].discard(name)
            for place in self._of_cell.get(cell, ()):
                if self._reaching[place].pop(name, None) is not None:
                    self.left[place] = self.left_without(place)
        return movement

    def give_up(self, place: int, attacker: int) -> None:
        """Leaves an aim out for an attacker against whom nothing can be done."""
        self._impossible[place] |= 1 << attacker
        self.left[place] &= ~(1 << attacker)

    def resting_on(self, cell: int) -> list[int]:
        """The aims that are not all proved without the movements that touch the cell."""
        gone = self.touching[cell]
        concerned = {
            place
            for name in gone
            for other in self.movements[name].cells.tolist()
            for place in self._of_cell.get(other, ())
            if name in self._reaching[place]
        }
        return [place for place in sorted(concerned) if self.left_without(place, gone)]

    def left_without(self, place: int, gone: Collection[int] = ()) -> Mask:
        """Against whom an aim is unproved when these movements are forgotten."""
        left = self.aims[place].against & ~self._impossible[place]
        for name, open_to in self._reaching[place].items():
            if name not in gone:
                left &= ~open_to
        return left

    def open_to(self, cells: Places, changes: Numbers) -> Mask:
        """The attackers who know no cell that moves and whose own people it does not take away."""
        below = (self._values[cells] + changes)[:, None] < self._parts.own[cells]
        known = (below | self._parts.knows[cells]).any(axis=0)
        return int.from_bytes(np.packbits(~known, bitorder="little").tobytes(), "little")

    def witnesses(self) -> tuple[dict[int, int], ...]:
        """The movements as changes by cell."""
        return tuple(
            dict(zip(movement.cells.tolist(), movement.changes.tolist(), strict=True))
            for movement in self.movements.values()
        )


def _reaches(moved: int, change: int) -> bool:
    return moved >= change if change > 0 else moved <= change
