"""Rounds every cell of a lattice to a multiple of the base so that everything still adds up."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workflows.releases.disclosure.choices import (
    Choice,
    all_widened,
    choice_for,
    ends_of,
    gone_beyond,
    kept_at,
    steps_taken,
)
from workflows.releases.disclosure.knowledge import Need
from workflows.releases.disclosure.patience import Patience
from workflows.releases.disclosure.program import Program, Shown, solved
from workflows.releases.disclosure.single_sums import Room
from workflows.releases.disclosure.tables import Lattice

#: What it costs to need one step more, and to go further than the neighbours, in bases: dearer than the
#: ordinary errors that it could save.
FURTHER, FAR = 20, 2
#: What it costs to show a figure otherwise than before.
STAY = 10


@dataclass(frozen=True)
class Rounding:
    """Multiples of the base by place; `steps` are the cells allowed further multiples, and by how many."""

    values: tuple[int, ...]
    steps: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Wishes:
    """Errors so far by cell, what was shown and had better stay, and what must not be shown together."""

    steer: Mapping[int, int]
    stay: Mapping[int, int]
    never: Sequence[Shown]
    rooms: Sequence[Room]


def round_to_base(
    lattice: Lattice,
    base: int,
    *,
    fixed: Mapping[int, int] | None = None,
    steps: Mapping[int, int] | None = None,
    needs: Iterable[Need] = (),
    steer: Mapping[int, int] | None = None,
    stay: Mapping[int, int] | None = None,
    never: Sequence[Shown] = (),
    rooms: Sequence[Room] = (),
    seed: int,
    patience: Patience | None = None,
) -> Rounding | None:
    """A rounding in which everything adds up; None when none was found.

    Multiples of the base stay as they are, all others go to a neighbouring multiple, or `steps` further.
    `fixed` cells have been released and keep what was shown. No cell is shown so that its own `needs` could
    not be met; where no neighbour will do it is allowed a step. Where nothing adds up, new sums and then all
    new cells may go one multiple further, at a price; first those that would if there were fractions.

    The sum of the errors is small but not least: ties are broken by the seed, so that nobody can assume the
    nearest multiple. `steer` is what earlier errors of the same cell add up to; `stay` is what should be
    shown if it can be, as it was before. What stands together in one of `never` is not shown together;
    `rooms` are left where they can be. `patience` decides only when to give up.
    """
    ends = ends_of(needs)
    usual = [
        choice_for(value, base, (steps or {}).get(cell, 0), ends.get(cell))
        if cell not in (fixed or {})
        else kept_at((fixed or {})[cell] // base, (steps or {}).get(cell, 0))
        for cell, value in enumerate(lattice.values)
    ]
    new = set(range(len(usual))) - set(fixed or {})
    sums = new & {relation.parent for relation in lattice.relations}
    wishes = Wishes(steer or {}, stay or {}, never, rooms)
    draw = _Draw(lattice, base, wishes, seed, patience or Patience(60.0))
    return (
        draw.among(usual)
        or draw.further(usual, sums, 1)
        or draw.further(usual, new, 1)
        or draw.further(usual, new, 3)
    )


def keep(
    values: Sequence[int], shown: Mapping[int, int], base: int, steps: Mapping[int, int]
) -> dict[int, int]:
    """The cells released before whose true number is still within what was promised: they stay as shown."""
    return {
        cell: value
        for cell, value in shown.items()
        if abs(values[cell] - value) <= base * (1 + steps.get(cell, 0)) - 1
    }


@dataclass(frozen=True)
class _Draw:
    """One draw: the table, and what is wished for."""

    lattice: Lattice
    base: int
    wishes: Wishes
    seed: int
    patience: Patience

    def among(self, choices: Sequence[Choice]) -> Rounding | None:
        """The rounding among these multiples."""
        found = self._multiples(choices, whole=True)
        if found is None:
            return None
        multiples = [round(each) for each in found]
        if not _adds_up(self.lattice, multiples):
            return None
        return Rounding(tuple(each * self.base for each in multiples), steps_taken(multiples, choices))

    def further(self, usual: Sequence[Choice], cells: Collection[int], times: int) -> Rounding | None:
        """The rounding when these cells may go so many multiples further.

        Few need to. In fractions it is soon known where, so that these and what adds up with them are tried
        before all.
        """
        if self.patience.is_over:
            return None
        choices = all_widened(usual, cells, times)
        found = self._multiples(choices, whole=False)
        if found is None:
            return None
        near = self._with_sums(gone_beyond(found, usual)) & set(cells)
        return self.among(all_widened(usual, near, times)) or self.among(choices)

    def _multiples(self, choices: Sequence[Choice], *, whole: bool) -> list[float] | None:
        """The multiple of each cell, in bases."""
        program = self._program(choices)
        taken = solved(program.model(), self.patience, self.seed, whole=whole)
        if taken is None:
            return None
        found = [float(choice.low) for choice in choices]
        for (cell, _), step in zip(program.columns, taken, strict=False):
            found[cell] += step
        return found

    def _program(self, choices: Sequence[Choice]) -> Program:
        program = Program(choices)
        rng = random.Random(self.seed)  # noqa: S311 - the seed is secret, the generator need not be
        ties = [rng.uniform(-0.9, 0.9) for _ in choices]
        for cell, multiple in program.columns:
            rise = self._price(choices, cell, multiple + 1) - self._price(choices, cell, multiple)
            program.costs.append(rise + ties[cell])
        program.least = sum(self._price(choices, cell, choice.low) for cell, choice in enumerate(choices))
        for relation in self.lattice.relations:
            program.add_up(relation)
        for shown in self.wishes.never:
            program.forbid({cell: value // self.base for cell, value in shown.items()})
        for room in self.wishes.rooms:
            program.leave(room, self.base)
        return program

    def _price(self, choices: Sequence[Choice], cell: int, multiple: int) -> float:
        """What it costs to show a cell so: its error, and the price of going further or of changing."""
        shown, choice = multiple * self.base, choices[cell]
        error = shown - self.lattice.values[cell]
        cost = float(abs(error))
        if so_far := self.wishes.steer.get(cell, 0):
            cost = 0.25 * cost + abs(so_far + error)
        if cell in self.wishes.stay:
            cost += STAY * abs(shown - self.wishes.stay[cell])
        for (low, high), price in ((choice.usual, FURTHER), (choice.nearest, FAR)):
            cost += price * self.base * max(0, low - multiple, multiple - high)
        return cost

    def _with_sums(self, cells: Collection[int]) -> set[int]:
        """These cells and all that stand in a sum with them."""
        sums = {place for cell in cells for place in self.lattice.sums_with[cell]}
        found = set(cells)
        for place in sums:
            found.update((self.lattice.relations[place].parent, *self.lattice.relations[place].children))
        return found


def _adds_up(lattice: Lattice, found: Sequence[int]) -> bool:
    return all(
        sum(found[child] for child in relation.children) == found[relation.parent]
        for relation in lattice.relations
    )
