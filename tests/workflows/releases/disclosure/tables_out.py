"""An attack on a protected table from nothing but its file: the ends of what a hidden cell can be."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from itertools import product

import highspy
import numpy as np

Codes = tuple[str, ...]
#: By dimension, by group, the codes in it.
Hierarchy = Mapping[str, Mapping[str, Sequence[str]]]


class Readers:
    """Everybody who has the file, and nothing else but how the codes are grouped."""

    def __init__(self, text: str, hierarchy: Hierarchy | None = None) -> None:
        rows = list(csv.reader(StringIO(text)))
        self.names = rows[0][:-2]
        self.shown = {tuple(row[:-2]): int(row[-2]) for row in rows[1:] if row[-1] == "p"}
        self.hidden = [tuple(row[:-2]) for row in rows[1:] if row[-1] == "c"]
        self.sums = self._sums({**self.shown, **dict.fromkeys(self.hidden, 0)}, hierarchy or {})
        self._solver = self._program()

    def ends(self, cell: Codes) -> tuple[float, float]:
        """The least and the most that the cell can be, by two linear programs of its own."""
        return self._end(cell, highspy.ObjSense.kMinimize), self._end(cell, highspy.ObjSense.kMaximize)

    def _sums(self, cells: Mapping[Codes, int], hierarchy: Hierarchy) -> list[tuple[Codes, list[Codes]]]:
        """Every cell that is a total or a group of some dimension, with the cells that it is the sum of."""
        found = []
        for place, name in enumerate(self.names):
            groups = hierarchy.get(name, {})
            leaves = {codes[place] for codes in cells} - {"Total"} - set(groups)
            for whole, parts in [("Total", leaves), *groups.items()]:
                for codes in (each for each in cells if each[place] == whole):
                    found.append((codes, [(*codes[:place], part, *codes[place + 1 :]) for part in parts]))
        return found

    def _program(self) -> highspy.Highs:
        at = {cell: column for column, cell in enumerate(self.hidden)}
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            solver.setOptionValue(name, value)
        for _ in self.hidden:
            solver.addVar(0.0, highspy.kHighsInf)
        for whole, parts in self.sums:
            known = self.shown.get(whole, 0) - sum(self.shown.get(part, 0) for part in parts)
            row = [(at[part], 1.0) for part in parts if part in at] + (
                [(at[whole], -1.0)] if whole in at else []
            )
            index = np.array([column for column, _ in row], dtype=np.int32)
            solver.addRow(known, known, len(row), index, np.array([sign for _, sign in row]))
        return solver

    def _end(self, cell: Codes, sense: highspy.ObjSense) -> float:
        column = self.hidden.index(cell)
        self._solver.changeObjectiveSense(sense)
        self._solver.changeColCost(column, 1.0)
        self._solver.run()
        status = self._solver.getModelStatus()
        found = self._solver.getInfo().objective_function_value
        self._solver.changeColCost(column, 0.0)
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return np.inf
        assert status == highspy.HighsModelStatus.kOptimal, status
        return float(found)


def true_cells(counts: Mapping[Codes, int], names: Sequence[str], hierarchy: Hierarchy) -> dict[Codes, int]:
    """The true number of every cell and margin, by adding up."""
    found: dict[Codes, int] = {}
    for codes, count in counts.items():
        over = [
            [code, "Total", *(group for group, of in hierarchy.get(name, {}).items() if code in of)]
            for name, code in zip(names, codes, strict=True)
        ]
        for cell in product(*over):
            found[cell] = found.get(cell, 0) + count
    return found
