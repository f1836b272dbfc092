"""Rounds every cell of a lattice to a multiple of the base so that everything still adds up."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import highspy
import numpy as np

from workflows.releases.disclosure.knowledge import Need
from workflows.releases.disclosure.single_sums import Room
from workflows.releases.disclosure.tables import Lattice, Relation

#: What it costs to need one step more, and to go further than the neighbours, in bases: dearer than the
#: ordinary errors that it could save.
FURTHER, FAR = 20, 2
#: What it costs to show a figure otherwise than before.
STAY = 10
#: What it costs for each number by which a sum leaves too little open.
MISSING = 25.0
#: Some cells with what is shown of them.
Shown = Mapping[int, int]
#: How close to the smallest sum of errors is close enough; the last per cent would take most of the time.
GAP = 0.05


@dataclass(frozen=True)
class Rounding:
    """Multiples of the base by place; `steps` are the cells allowed further multiples, and by how many."""

    values: tuple[int, ...]
    steps: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """Between which multiples a cell can be rounded; all counted in bases.

    `usual` are those within its needs, with the steps that it was allowed; `nearest` those next to its value.
    """

    low: int
    high: int
    usual: tuple[int, int]
    nearest: tuple[int, int]
    step: int


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
    seconds: float = 30.0,
) -> Rounding | None:
    """A rounding in which everything adds up; None when none was found in time.

    Multiples of the base stay as they are, all others go to a neighbouring multiple, or `steps` further.
    `fixed` cells have been released and keep what was shown. No cell is shown so that its own `needs` could
    not be met; where no neighbour will do it is allowed a step. Where nothing adds up, new sums and then all
    new cells may go one multiple further, at a price. The sum of the errors is small but not least: ties are
    broken by the seed, so that nobody can assume the nearest multiple. `steer` is what earlier errors of the
    same cell add up to; `stay` is what should be shown if it can be, as it was before. What
    stands together in one of `never` is not shown together; `rooms` are left where they can be.
    """
    ends = _ends(needs)
    usual = [
        _choice(value, base, (steps or {}).get(cell, 0), ends.get(cell))
        if cell not in (fixed or {})
        else _fixed((fixed or {})[cell] // base, (steps or {}).get(cell, 0))
        for cell, value in enumerate(lattice.values)
    ]
    wishes = Wishes(steer or {}, stay or {}, never, rooms)
    new = set(range(len(usual))) - set(fixed or {})
    sums = new & {relation.parent for relation in lattice.relations}
    for further, times in ((set[int](), 0), (sums, 1), (new, 1), (new, 3)):
        choices = [
            _widened(choice, times) if cell in further else choice for cell, choice in enumerate(usual)
        ]
        found = _solved(lattice, base, choices, wishes, seed, seconds)
        if found is not None:
            return Rounding(tuple(each * base for each in found), _steps(found, choices))
    return None


def keep(
    values: Sequence[int], shown: Mapping[int, int], base: int, steps: Mapping[int, int]
) -> dict[int, int]:
    """The cells released before whose true number is still within what was promised: they stay as shown."""
    return {
        cell: value
        for cell, value in shown.items()
        if abs(values[cell] - value) <= base * (1 + steps.get(cell, 0)) - 1
    }


def _ends(needs: Iterable[Need]) -> dict[int, tuple[int, int]]:
    """The lowest and the highest that each cell must be able to be for anybody."""
    found: dict[int, tuple[int, int]] = {}
    for need in needs:
        low, high = found.get(need.cell, (need.low, need.high))
        found[need.cell] = min(low, need.low), max(high, need.high)
    return found


def _choice(value: int, base: int, step: int, ends: tuple[int, int] | None) -> Choice:
    """The multiples for a new cell, with as many steps as it takes for its needs to lie within reach."""
    while True:
        reach = base * (1 + step) - 1
        below, above = value // base, -(-value // base)
        low, high = max(0, below - step), above + step
        if ends:
            low, high = max(low, -(-(ends[1] - reach) // base)), min(high, (ends[0] + reach) // base)
        if low <= high:
            return Choice(low, high, (low, high), (below, above), step)
        step += 1


def _fixed(multiple: int, step: int) -> Choice:
    here = multiple, multiple
    return Choice(multiple, multiple, here, here, step)


def _widened(choice: Choice, times: int) -> Choice:
    return replace(choice, low=max(0, choice.low - times), high=choice.high + times)


def _steps(found: Sequence[int], choices: Sequence[Choice]) -> dict[int, int]:
    """The steps that were allowed, and those that were taken beyond."""
    steps = {
        cell: choice.step + max(0, choice.usual[0] - multiple, multiple - choice.usual[1])
        for cell, (multiple, choice) in enumerate(zip(found, choices, strict=True))
    }
    return {cell: step for cell, step in steps.items() if step}


def _solved(
    lattice: Lattice, base: int, choices: Sequence[Choice], wishes: Wishes, seed: int, seconds: float
) -> list[int] | None:
    """The multiple of each cell, in bases, found by an integer program of one yes or no for each step up."""
    program = Program(choices)
    rng = random.Random(seed)  # noqa: S311 - the seed is secret, the generator need not be
    ties = [rng.uniform(-0.9, 0.9) for _ in choices]
    for cell, multiple in program.columns:
        cost = _cost(lattice.values[cell], base, choices[cell], wishes.steer.get(cell, 0), multiple)
        if cell in wishes.stay:
            cost += STAY * base * (1 if multiple >= wishes.stay[cell] // base else -1)
        program.costs.append(cost + ties[cell])
    for relation in lattice.relations:
        program.add_up(relation)
    for shown in wishes.never:
        program.forbid({cell: value // base for cell, value in shown.items()})
    for room in wishes.rooms:
        program.leave(room, base)
    solver = _solver(seed, seconds)
    solver.passModel(program.model())
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    found = [choice.low for choice in choices]
    for (cell, _), taken in zip(program.columns, solver.getSolution().col_value, strict=False):
        found[cell] += round(taken)
    return found if _adds_up(lattice, found) else None


def _cost(value: int, base: int, choice: Choice, so_far: int, multiple: int) -> float:
    """What going from this multiple to the next costs: more error, and the price of going further."""
    before, after = multiple * base - value, (multiple + 1) * base - value
    cost = float(abs(after) - abs(before))
    if so_far:
        cost = 0.25 * cost + abs(so_far + after) - abs(so_far + before)
    for (low, high), price in ((choice.usual, FURTHER), (choice.nearest, FAR)):
        cost += price * base * ((multiple >= high) - (multiple < low))
    return cost


class Program:
    """The integer program: a column for each step that a cell can go up, rows for all that must hold."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self.columns = [
            (cell, each) for cell, choice in enumerate(choices) for each in range(choice.low, choice.high)
        ]
        self.costs: list[float] = []
        self._at = {column: place for place, column in enumerate(self.columns)}
        self._rows: list[tuple[dict[int, float], float, float]] = []
        self._missing = 0
        for cell, multiple in self.columns:
            if (cell, multiple + 1) in self._at:  # the lower step first
                self._add({(cell, multiple): 1.0, (cell, multiple + 1): -1.0}, 0.0, 1.0)

    def add_up(self, relation: Relation) -> None:
        """The parts add up to the sum."""
        row: dict[tuple[int, int], float] = {}
        rest = 0
        for cell, sign in [*((child, 1) for child in relation.children), (relation.parent, -1)]:
            choice = self.choices[cell]
            rest -= sign * choice.low
            row.update({(cell, each): float(sign) for each in range(choice.low, choice.high)})
        self._add(row, rest, rest)

    def forbid(self, shown: Shown) -> None:
        """At least one of the cells is not at this multiple."""
        row: dict[tuple[int, int], float] = {}
        least = 1.0
        for cell, multiple in shown.items():
            choice = self.choices[cell]
            if not choice.low <= multiple <= choice.high:
                return
            if multiple < choice.high:
                row[cell, multiple] = 1.0
            if multiple > choice.low:
                row[cell, multiple - 1] = -1.0
                least -= 1.0
        self._add(row, least, highspy.kHighsInf)

    def leave(self, room: Room, base: int) -> None:
        """So much room is left, or it costs for each that is missing."""
        row: dict[int, float] = {}
        least = float(room.least)
        for cells, sign, end in ((room.highs, 1, _high), (room.lows, -1, _low)):
            for cell in cells:
                choice = self.choices[cell]
                least -= sign * end(choice, choice.low, base)
                for each in range(choice.low, choice.high):
                    rise = end(choice, each + 1, base) - end(choice, each, base)
                    row[self._at[cell, each]] = float(sign * rise)
        row[len(self.columns) + self._missing] = 1.0
        self._missing += 1
        self._rows.append((row, least, highspy.kHighsInf))

    def model(self) -> highspy.HighsLp:
        """As the solver wants it: the columns, and after them one for each room that may be missing."""
        model = highspy.HighsLp()
        steps, missing = len(self.columns), self._missing
        model.num_col_, model.num_row_ = steps + missing, len(self._rows)
        model.col_cost_ = np.array([*self.costs, *([MISSING] * missing)])
        model.col_lower_ = np.zeros(steps + missing)
        model.col_upper_ = np.concatenate([np.ones(steps), np.full(missing, highspy.kHighsInf)])
        kinds = highspy.HighsVarType
        model.integrality_ = [kinds.kInteger] * steps + [kinds.kContinuous] * missing
        model.row_lower_ = np.array([low for _, low, _ in self._rows])
        model.row_upper_ = np.array([high for _, _, high in self._rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _, _ in self._rows)])
        model.a_matrix_.index_ = np.array([column for row, _, _ in self._rows for column in row])
        model.a_matrix_.value_ = np.array([sign for row, _, _ in self._rows for sign in row.values()])
        return model

    def _add(self, row: Mapping[tuple[int, int], float], low: float, high: float) -> None:
        self._rows.append(({self._at[column]: sign for column, sign in row.items()}, low, high))


def _high(choice: Choice, multiple: int, base: int) -> int:
    return base * (multiple + 1 + choice.step) - 1


def _low(choice: Choice, multiple: int, base: int) -> int:
    return max(0, base * (multiple - 1 - choice.step) + 1)


def _solver(seed: int, seconds: float) -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {
        "output_flag": False,
        "threads": 1,  # the same everywhere in the process, or run() does nothing
        "random_seed": seed % 2**31,
        "time_limit": seconds,
        "mip_rel_gap": GAP,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver


def _adds_up(lattice: Lattice, found: Sequence[int]) -> bool:
    return all(
        sum(found[child] for child in relation.children) == found[relation.parent]
        for relation in lattice.relations
    )
