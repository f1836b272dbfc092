"""Reads the tables of a release cell by cell of its lattice, and says what is wrong with them."""

from collections.abc import Mapping, Sequence

from workflows.register.cube import FURTHER
from workflows.register.models import ReleasedTable
from workflows.releases.basis import Basis
from workflows.releases.disclosure.checker import in_words
from workflows.releases.disclosure.policy import ROUNDING
from workflows.releases.disclosure.tables import Key


class Figures:
    """What was released of every cell, by place: None where it is withheld; `steps` are further multiples."""

    def __init__(self, basis: Basis, tables: Sequence[ReleasedTable]) -> None:
        self.faults: list[str] = []
        self.steps: dict[int, int] = {}
        cells = {key: number for entry in basis.entries for key, number in entry.cells.items()}
        for table in tables:
            self._read(basis, table, cells)
        unplanned = {table.key for table in tables} - {table.name for table in basis.plan.tables}
        self.faults.extend(f"the table {key} is not in the plan" for key in sorted(unplanned))
        self.by_place = tuple(self._value(basis, place, cells) for place in range(len(basis.lattice.keys)))

    def _read(self, basis: Basis, table: ReleasedTable, cells: dict[Key, int | None]) -> None:
        for codes, number, sign in table.cells:
            key: Key = tuple(codes)
            place = basis.lattice.place.get(key)
            if place is None:
                self.faults.append(f"{in_words(key)} is not in the plan")
            elif key in cells and (cells[key] != number or self.steps.get(place, 0) != _further(sign)):
                self.faults.append(f"{in_words(key)} is not the same in all tables")
            else:
                cells[key] = number
                self._look_at(basis, key, number, sign)

    def _look_at(self, basis: Basis, key: Key, number: int | None, sign: str) -> None:
        if basis.policy.method == ROUNDING and (number is None or number % basis.policy.base):
            self.faults.append(f"{in_words(key)} is not rounded to a multiple of {basis.policy.base}")
        if further := _further(sign):
            self.steps[basis.lattice.place[key]] = further

    def _value(self, basis: Basis, place: int, cells: Mapping[Key, int | None]) -> int | None:
        key = basis.lattice.keys[place]
        if key in cells:
            return cells[key]
        if basis.is_void(place):
            return 0
        self.faults.append(f"{in_words(key)} is in the plan and in no table")
        return None


def _further(sign: str) -> int:
    """By how many further multiples the sign says that a figure may lie away."""
    return int(sign.removeprefix(FURTHER)) if sign.startswith(FURTHER) else 0
