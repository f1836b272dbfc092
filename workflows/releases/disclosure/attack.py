"""The linear program of somebody who would work hidden cells out: all tables that fit what is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

import highspy
import numpy as np
from numpy.typing import NDArray

from workflows.releases.disclosure.certificate import Witness
from workflows.releases.disclosure.knowledge import View
from workflows.releases.disclosure.solving import solver
from workflows.releases.disclosure.tables import Lattice

Floats = NDArray[np.float64]

_INFINITY = highspy.kHighsInf
_WHOLE = 1e-6  # the solver's own tolerance for whole numbers


class Missing(Enum):
    """Why there is no table."""

    IMPOSSIBLE = "impossible"
    NOT_FOUND = "not found in time"


@dataclass(frozen=True)
class Bounds:
    """Between which changes each open cell may lie."""

    low: Floats
    high: Floats


class Attack:
    """Changes of the true table that keep every sum and stay inside what is published.

    Only the cells that are not shown exactly are in the program; a change is up minus down, so that moving
    little can be asked for. Bounds and costs change from question to question, the last basis stays.
    """

    def __init__(self, lattice: Lattice, view: View) -> None:
        self.cells = [cell for cell in range(len(lattice.keys)) if not view.is_shown(cell)]
        self.at = {cell: place for place, cell in enumerate(self.cells)}
        self.size = len(self.cells)
        self._values = lattice.values
        self.bounds = self._open = _bounds(lattice, view, self.cells)
        self.rows = _rows(lattice, self.at)
        self._every = np.arange(2 * self.size, dtype=np.int32)
        self._solver = solver()
        self._solver.passModel(self._model())
        self._limit(np.inf)

    def hold(self, known: Iterable[int], own: Mapping[int, int]) -> None:
        """The attacker knows these cells, and of others that they are no less than their own part."""
        low, high = self._open.low.copy(), self._open.high.copy()
        for cell, part in own.items():
            if cell in self.at:
                place = self.at[cell]
                low[place] = max(low[place], part - self._values[cell])
        for cell in known:
            low[self.at[cell]] = high[self.at[cell]] = 0.0
        self.bounds = Bounds(low, high)
        self._limit(np.inf)

    def pull(self, towards: Floats, furthest: float) -> Witness | Missing:
        """The table that goes furthest the way `towards` weighs up (+) and down (-) for each open cell."""
        self._limit(furthest)
        self._price(-towards, towards)
        found = self._solve()
        self._limit(np.inf)
        return found if isinstance(found, Missing) else self._whole(found) or Missing.NOT_FOUND

    def reach(self, cell: int, change: int, price: Floats) -> Witness | Missing:
        """The cheapest table in which the cell changes by so much or more; `price` is for a change of one."""
        place = self.at.get(cell)
        if place is None or not self._force(place, change):
            return Missing.IMPOSSIBLE
        self._price(price, price)
        found = self._solve()
        answer = found if isinstance(found, Missing) else self._whole(found)
        self._bound(place, self.bounds.low[place], self.bounds.high[place])
        return answer or Missing.NOT_FOUND

    def reach_whole(self, cell: int, change: int, price: Floats, seconds: float) -> Witness | Missing:
        """As `reach`, in whole numbers: dearer, for when the cheapest table has fractions."""
        place = self.at[cell]
        self._force(place, change)
        self._price(price, price)
        model = self._solver.getLp()
        self._bound(place, self.bounds.low[place], self.bounds.high[place])
        model.integrality_ = [highspy.HighsVarType.kInteger] * (2 * self.size)
        careful = solver(presolve="choose", time_limit=seconds, mip_max_nodes=2000)
        careful.passModel(model)
        careful.run()
        if careful.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Missing.IMPOSSIBLE
        if careful.getInfo().primal_solution_status != 2:
            return Missing.NOT_FOUND
        return self._whole(np.asarray(careful.getSolution().col_value)) or Missing.NOT_FOUND

    def weights_of_sums(self, cell: int, end: int) -> list[float]:
        """With which weight each sum holds the cell back from going further up (1) or down (-1)."""
        if cell not in self.at:
            return []
        towards = np.zeros(self.size)
        towards[self.at[cell]] = end
        self._price(-towards, towards)
        if isinstance(self._solve(), Missing):
            return []
        weights = [0.0] * len(self.rows)
        for row, weight in zip(self._kept_rows, self._solver.getSolution().row_dual, strict=True):
            weights[row] = weight
        return weights

    def _model(self) -> highspy.HighsLp:
        self._kept_rows = [row for row, (places, _) in enumerate(self.rows) if places]
        index: list[int] = []
        value: list[float] = []
        for row in self._kept_rows:
            places, signs = self.rows[row]
            index += [*places, *(place + self.size for place in places)]
            value += [*signs, *(-sign for sign in signs)]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = 2 * self.size, len(self._kept_rows)
        model.col_cost_ = np.zeros(2 * self.size)
        model.col_lower_ = model.col_upper_ = np.zeros(2 * self.size)
        model.row_lower_ = model.row_upper_ = np.zeros(len(self._kept_rows))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = accumulate((2 * len(self.rows[row][0]) for row in self._kept_rows), initial=0)
        model.a_matrix_.start_ = np.array(list(starts))
        model.a_matrix_.index_, model.a_matrix_.value_ = np.array(index), np.array(value)
        return model

    def _limit(self, furthest: float) -> None:
        """Bounds of every open cell, none further than this."""
        low = np.maximum(self.bounds.low, -furthest)
        high = np.minimum(self.bounds.high, furthest)
        lower, upper = np.zeros(2 * self.size), np.concatenate([high, -low])
        self._solver.changeColsBounds(2 * self.size, self._every, lower, upper)

    def _bound(self, place: int, low: float, high: float) -> None:
        self._solver.changeColBounds(place, 0.0, float(high))
        self._solver.changeColBounds(place + self.size, 0.0, float(-low))

    def _force(self, place: int, change: int) -> bool:
        """Makes a cell change by so much or more; False when its own bounds do not let it."""
        low, high = self.bounds.low[place], self.bounds.high[place]
        if not low <= change <= high:
            return False
        up, down = ((change, high), (0.0, 0.0)) if change > 0 else ((0.0, 0.0), (-change, -low))
        self._solver.changeColBounds(place, float(up[0]), float(up[1]))
        self._solver.changeColBounds(place + self.size, float(down[0]), float(down[1]))
        return True

    def _price(self, up: Floats, down: Floats) -> None:
        self._solver.changeColsCost(2 * self.size, self._every, np.concatenate([up, down]))

    def _solve(self) -> Floats | Missing:
        for _ in range(2):
            self._solver.run()
            status = self._solver.getModelStatus()
            if status == highspy.HighsModelStatus.kOptimal:
                return np.asarray(self._solver.getSolution().col_value)
            if status == highspy.HighsModelStatus.kInfeasible:
                return Missing.IMPOSSIBLE
            self._solver.clearSolver()  # a basis that led nowhere: once more from nothing
        return Missing.NOT_FOUND

    def _whole(self, solution: Floats) -> Witness | None:
        changes = solution[: self.size] - solution[self.size :]
        whole = np.rint(changes)
        if np.abs(changes - whole).max(initial=0.0) > _WHOLE:
            return None
        return {self.cells[place]: int(whole[place]) for place in np.flatnonzero(whole)}


def _bounds(lattice: Lattice, view: View, cells: Sequence[int]) -> Bounds:
    low = [_INFINITY if (end := view.lows[cell]) is None else lattice.values[cell] - end for cell in cells]
    high = [_INFINITY if (end := view.highs[cell]) is None else end - lattice.values[cell] for cell in cells]
    return Bounds(-np.array(low, dtype=float), np.array(high, dtype=float))


def _rows(lattice: Lattice, at: dict[int, int]) -> list[tuple[list[int], list[float]]]:
    """Of each relation, the open cells in it: parts with 1, the sum with -1."""
    rows = []
    for relation in lattice.relations:
        signed = [(at[child], 1.0) for child in relation.children if child in at]
        signed += [(at[relation.parent], -1.0)] if relation.parent in at else []
        rows.append(([place for place, _ in signed], [sign for _, sign in signed]))
    return rows
