"""Finds the fewest figures that give a cell away, by the linear program of all ways to add them up."""

from collections.abc import Sequence

import highspy
import numpy as np

from workflows.releases.disclosure.attack import Floats
from workflows.releases.disclosure.knowledge import View
from workflows.releases.disclosure.solving import solver
from workflows.releases.disclosure.tables import Lattice

_SILENT = 0.01  # what a cell costs that need not be said: hidden, and not less than nothing
_SLACK = 1e-6
#: After so many steps of the solver no sum is given: a count, so that it is the same on every machine.
_STEPS = 20_000


def fewest_weights(lattice: Lattice, view: View, cell: int, end: int, limit: float) -> Sequence[float]:
    """Weights of the relations that bound the cell by `limit` with little else; empty when none were found.

    The unknowns are a weight for each relation and, for each other cell, how often it is added and how often
    taken away. The weighted relations leave the cell once on the other side.
    """
    count = len(lattice.keys)
    added, taken = _ends(view, end), _ends(view, -end)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(lattice.relations) + 2 * count, count + 1
    model.col_cost_ = np.concatenate([np.zeros(len(lattice.relations)), _cost(added), _cost(taken)])
    model.col_lower_ = np.concatenate([np.full(len(lattice.relations), -np.inf), np.zeros(2 * count)])
    model.col_upper_ = np.concatenate(
        [np.full(len(lattice.relations), np.inf), _most(added, cell), _most(taken, cell)]
    )
    model.row_lower_ = np.array([*(-1.0 if each == cell else 0.0 for each in range(count)), -np.inf])
    model.row_upper_ = np.array([*model.row_lower_[:-1], end * limit + _SLACK])
    _fill(model, lattice, end, added, taken)
    highs = solver(presolve="choose", simplex_iteration_limit=_STEPS)
    highs.passModel(model)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return ()
    return list(highs.getSolution().col_value[: len(lattice.relations)])


def _fill(
    model: highspy.HighsLp,
    lattice: Lattice,
    end: int,
    added: Sequence[int | None],
    taken: Sequence[int | None],
) -> None:
    """The columns: a relation in the rows of its cells; each cell in its own row and in the limit's."""
    count = len(lattice.keys)
    columns: list[list[tuple[int, float]]] = []
    for relation in lattice.relations:
        columns.append([*((child, 1.0) for child in relation.children), (relation.parent, -1.0)])
    for sign, ends in ((-1.0, added), (1.0, taken)):
        columns += [[(cell, sign), (count, -sign * end * (bound or 0))] for cell, bound in enumerate(ends)]
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(column) for column in columns)])
    model.a_matrix_.index_ = np.array([row for column in columns for row, _ in column])
    model.a_matrix_.value_ = np.array([value for column in columns for _, value in column])


def _ends(view: View, end: int) -> Sequence[int | None]:
    return view.highs if end > 0 else view.lows


def _cost(ends: Sequence[int | None]) -> Floats:
    return np.array([1.0 if bound else _SILENT for bound in ends])


def _most(ends: Sequence[int | None], cell: int) -> Floats:
    """How often a cell may be used: not at all when nothing bounds it, and the cell itself never."""
    return np.array([0.0 if bound is None or each == cell else np.inf for each, bound in enumerate(ends)])
