"""The linear program of movements: how the cells of a lattice could change together and still add up."""

from collections.abc import Sequence

import highspy
import numpy as np
from numpy.typing import NDArray

from workflows.releases.disclosure.tables import Relation

Vector = NDArray[np.float64]
Places = NDArray[np.int64]

INFINITE: float = highspy.kHighsInf
#: What is nearer to nothing than this is nothing.
TINY = 1e-6
#: A count is not thought to fall by more than this, so that huge numbers do not spoil the arithmetic.
FARTHEST = 1e6


class Movements:
    """Changes of some cells (up less down), every sum kept; solved again and again from where it stood.

    Cells are numbered by their places in `cells`; the others of the lattice stay as they are.
    """

    def __init__(self, cells: Places, relations: Sequence[Relation], falls: Vector) -> None:
        self.count = len(cells)
        self.effort = 0.0
        self._falls = np.minimum(falls, FARTHEST)
        self._rises = np.full(self.count, INFINITE)
        self._every = np.arange(2 * self.count, dtype=np.int32)
        self._solver = new_solver()
        self._solver.setOptionValue("presolve", "off")  # a start from the last solution is worth more
        self._solver.passModel(_model(cells, relations, self._falls))

    def price(self, costs: Vector) -> None:
        """What it costs to move each cell by one."""
        self._solver.changeColsCost(2 * self.count, self._every, np.concatenate((costs, costs)))

    def freeze(self, cells: Places) -> None:
        """Keeps these cells where they are, until they are freed."""
        self._falls_and_rises(cells, np.zeros(len(cells)), np.zeros(len(cells)))

    def free(self, cells: Places, falls: Vector) -> None:
        """Lets these cells move again, down by so many at most."""
        self._falls_and_rises(cells, np.minimum(falls, FARTHEST), np.full(len(cells), INFINITE))

    def _falls_and_rises(self, cells: Places, falls: Vector, rises: Vector) -> None:
        self._falls[cells], self._rises[cells] = falls, rises
        self._bound(cells, falls, rises)

    def cheapest(
        self, cell: int, change: int, limited: Places, falls: Vector, rises: Vector
    ) -> Vector | None:
        """The cheapest movement in which the cell changes by so many; None when there is none.

        The cells of `limited` move no farther than these falls and rises.
        """
        self._bound(limited, np.minimum(falls, self._falls[limited]), np.minimum(rises, self._rises[limited]))
        up, down = float(max(0, change)), float(max(0, -change))
        if down > self._falls[cell] or up > self._rises[cell]:
            self._bound(limited, self._falls[limited], self._rises[limited])
            return None
        self._solver.changeColsBounds(
            2, np.array([cell, cell + self.count], dtype=np.int32), *_twice(up, down)
        )
        moved = self._solve()
        back = np.union1d(limited, [cell])
        self._bound(back, self._falls[back], self._rises[back])
        return moved

    def reach(self, limited: Places, falls: Vector, rises: Vector) -> tuple[Vector, Vector]:
        """How far every cell may fall and rise when these go no farther than that."""
        all_falls, all_rises = self._falls.copy(), self._rises.copy()
        all_falls[limited] = np.minimum(falls, all_falls[limited])
        all_rises[limited] = np.minimum(rises, all_rises[limited])
        return all_falls, all_rises

    def _bound(self, cells: Places, falls: Vector, rises: Vector) -> None:
        if len(cells):
            columns = np.concatenate((cells, cells + self.count)).astype(np.int32)
            uppers = np.concatenate((rises, falls))
            status = self._solver.changeColsBounds(len(columns), columns, np.zeros(len(columns)), uppers)
            if status != highspy.HighsStatus.kOk:  # as for places that do not rise, or stand there twice
                raise RuntimeError("the solver did not take the bounds")

    def _solve(self) -> Vector | None:
        status = run(self._solver)
        self.effort += work_of(self._solver) * (600 + self.count) / 1200
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        solution = np.array(self._solver.getSolution().col_value)
        return np.asarray(solution[: self.count] - solution[self.count :])


def whole_movement(
    cells: Places,
    relations: Sequence[Relation],
    costs: Vector,
    falls: Vector,
    rises: Vector,
    at: int,
    change: int,
) -> Vector | None:
    """The cheapest movement in whole numbers in which the cell at this place changes by so many."""
    count = len(cells)
    model = _model(cells, relations, np.minimum(falls, FARTHEST))
    upper = np.concatenate((rises, np.minimum(falls, FARTHEST)))
    lower = np.zeros(2 * count)
    for column, least in ((at, max(0, change)), (at + count, max(0, -change))):
        if least > upper[column]:
            return None
        lower[column] = upper[column] = least
    model.col_cost_, model.col_lower_, model.col_upper_ = np.concatenate((costs, costs)), lower, upper
    model.integrality_ = [highspy.HighsVarType.kInteger] * (2 * count)
    solver = new_solver()
    solver.setOptionValue("mip_max_nodes", 2_000)
    solver.setOptionValue("mip_max_improving_sols", 1)  # any will do
    solver.passModel(model)
    run(solver)
    solution = np.array(solver.getSolution().col_value)
    if solver.getInfo().primal_solution_status != 2:  # kSolutionStatusFeasible
        return None
    return np.asarray(np.rint(solution[:count] - solution[count:]))


def new_solver() -> highspy.Highs:
    """A quiet solver on one thread: any other number of threads in the process makes it do nothing."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(option, value)
    return solver


def run(solver: highspy.Highs) -> highspy.HighsModelStatus:
    """Solves, and says how it ended; RuntimeError when the solver did nothing."""
    solver.run()
    status = solver.getModelStatus()
    if status in (highspy.HighsModelStatus.kNotset, highspy.HighsModelStatus.kSolveError):
        raise RuntimeError(f"the solver did not solve: {solver.modelStatusToString(status)}")
    return status


def work_of(solver: highspy.Highs) -> float:
    """How much work the last solution took, the same on every machine."""
    return float(solver.getInfo().simplex_iteration_count) + 20.0


def _twice(up: float, down: float) -> tuple[Vector, Vector]:
    ends = np.array([up, down])
    return ends, ends


def _model(cells: Places, relations: Sequence[Relation], falls: Vector) -> highspy.HighsLp:
    """The sums over these cells; each cell has a column for its rise and one for its fall."""
    count = len(cells)
    starts, index, value, rows = _columns(cells, relations)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = 2 * count, rows
    model.col_cost_ = np.zeros(2 * count)
    model.col_lower_ = np.zeros(2 * count)
    model.col_upper_ = np.concatenate((np.full(count, INFINITE), falls))
    model.row_lower_ = model.row_upper_ = np.zeros(rows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate((starts, starts[1:] + len(index)))
    model.a_matrix_.index_ = np.concatenate((index, index))
    model.a_matrix_.value_ = np.concatenate((value, -value))
    return model


def _columns(cells: Places, relations: Sequence[Relation]) -> tuple[Places, Places, Vector, int]:
    """The sums that these cells take part in, column by column."""
    place = {int(cell): at for at, cell in enumerate(cells)}
    columns: list[list[tuple[int, float]]] = [[] for _ in place]
    rows = 0
    for relation in relations:
        inside = [(place[child], 1.0) for child in relation.children if child in place]
        if relation.parent in place:
            inside.append((place[relation.parent], -1.0))
        for at, sign in inside:
            columns[at].append((rows, sign))
        rows += bool(inside)
    starts = np.cumsum([0, *map(len, columns)])
    entries = [entry for column in columns for entry in column]
    index = np.array([row for row, _ in entries], dtype=np.int64)
    return starts, index, np.array([sign for _, sign in entries]), rows
