"""The integer program by which cells are rounded: one yes or no for each step that a cell can go up."""

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

from workflows.releases.disclosure.choices import Choice
from workflows.releases.disclosure.patience import Patience
from workflows.releases.disclosure.single_sums import Room
from workflows.releases.disclosure.tables import Relation

#: What it costs for each number by which a sum leaves too little open.
MISSING = 25.0
#: Some cells with what is shown of them.
Shown = Mapping[int, int]
#: How close to the smallest sum of errors is close enough; the last per cent would take most of the time.
GAP = 0.05
#: The search goes no further than so many branches: as a count it ends alike on every machine.
BRANCHES = 400


class Program:
    """The integer program: a column for each step that a cell can go up, rows for all that must hold."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices
        self.columns = [
            (cell, each) for cell, choice in enumerate(choices) for each in range(choice.low, choice.high)
        ]
        self.costs: list[float] = []
        self.least = 0.0  # what it costs when no cell goes up
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
        model.offset_ = self.least  # so that close to the best is close in errors
        return model

    def _add(self, row: Mapping[tuple[int, int], float], low: float, high: float) -> None:
        self._rows.append(({self._at[column]: sign for column, sign in row.items()}, low, high))


def _high(choice: Choice, multiple: int, base: int) -> int:
    return base * (multiple + 1 + choice.step) - 1


def _low(choice: Choice, multiple: int, base: int) -> int:
    return max(0, base * (multiple - 1 - choice.step) + 1)


def solved(
    model: highspy.HighsLp, patience: Patience, seed: int, *, whole: bool = True
) -> list[float] | None:
    """The best values that were found for the columns; fractions may be among them unless `whole`.

    None when there are none, and when it is time to give up: what is found by then would depend on the
    machine.
    """
    if not whole:
        model.integrality_ = [highspy.HighsVarType.kContinuous] * model.num_col_
    solver = _solver(seed, patience.of_solver)
    solver.passModel(model)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kNotset:
        raise RuntimeError("the solver did nothing")
    is_found = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if not is_found or status == highspy.HighsModelStatus.kTimeLimit:
        return None
    return list(solver.getSolution().col_value)


def _solver(seed: int, seconds: float) -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {
        "output_flag": False,
        "threads": 1,  # the same everywhere in the process, or run() does nothing
        "random_seed": seed % 2**31,
        "time_limit": seconds,
        "mip_rel_gap": GAP,
        "mip_max_nodes": BRANCHES,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver
