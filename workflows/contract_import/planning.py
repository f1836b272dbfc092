"""Finds for each line of a register the contract that it is about, and what it would change."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tenants.errors import FieldError
from tenants.records.contracts.details import MOST_LETTERS, ContractDetails
from workflows.contract_import.columns import Column
from workflows.contract_import.holdings import Held
from workflows.contract_import.matching import LEAVE_OUT, Matching
from workflows.contract_import.parties import Gathered
from workflows.contract_import.rules import Line, Problem, as_problem
from workflows.contract_import.sectors import SectorWords

#: A supplier that is held already, or the key of the party that is added as one.
Target = UUID | str

_CHECKED = tuple(name for name in Held._fields if name not in ("id", "supplier_id", "import_id"))


@dataclass(frozen=True, slots=True)
class Addition:
    """A contract that would be added."""

    row: int
    supplier: Target
    details: ContractDetails


@dataclass(frozen=True, slots=True)
class Change:
    """A contract that would be changed: our columns, each with what it holds and what the register says."""

    row: int
    contract: Held
    supplier: Target
    fields: Mapping[str, tuple[Any, Any]]
    details: ContractDetails


class Planner:
    """Takes the lines one by one, in the order of their rows, and gathers what comes of them."""

    def __init__(
        self,
        lines: Sequence[Line],
        held: Sequence[Held],
        gathered: Gathered,
        matching: Matching,
        words: SectorWords,
    ) -> None:
        self.lines, self.gathered, self.matching, self.words = lines, gathered, matching, words
        self.held = _Shelf(held)
        self.sharers = self._sharers()
        self.added: list[Addition] = []
        self.changed: list[Change] = []
        self.same: list[UUID] = []
        self.same_suppliers: set[Target] = set()
        self.problems: list[Problem] = []
        self.left_out: list[Problem] = []
        self.waiting = 0
        self.met: set[UUID] = set()  # the contracts that some line is about
        self._rows: dict[Hashable, int] = {}  # which row was about a contract first

    def _sharers(self) -> Mapping[str, set[Target]]:
        """Which suppliers stand under each reference: a framework has several."""
        found: dict[str, set[Target]] = defaultdict(set)
        for line in self.lines:
            target = self._target(line)
            if line.reference and target is not None and target != LEAVE_OUT:
                found[line.reference.casefold()].add(target)
        return found

    def _target(self, line: Line) -> Target | None:
        key = self.gathered.party_of.get(line.row)
        return self.matching.found[key] if key is not None else None

    def plan(self) -> None:
        """Goes through the register; a line whose supplier is a problem has no party, and is one already."""
        for line in self.lines:
            if line.row in self.gathered.party_of:
                self._take(line)

    def _take(self, line: Line) -> None:
        target = self._target(line)
        if target is None:
            self.waiting += 1
        elif target == LEAVE_OUT:
            words = "You chose to leave out the rows of this supplier."
            self.left_out.append(Problem(line.row, Column.SUPPLIER, line.supplier[:80], words))
        else:
            self._place(line, target)

    def _place(self, line: Line, target: Target) -> None:
        reference = self._reference(line, target)
        held = self.held.find(line, target, is_shared=self._is_shared(line))
        about: Hashable = held.id if held else reference.casefold() or _alike(line, target)
        first = self._rows.setdefault(about, line.row)
        if first != line.row:
            self.problems.append(_twice(line, first))
        elif held is None:
            self._add(line, target, reference)
        else:
            self.met.add(held.id)
            self._compare(line, target, held, reference)

    def _reference(self, line: Line, target: Target) -> str:
        """The register’s own; with the supplier’s name where several suppliers share it."""
        if not self._is_shared(line):
            return line.reference
        party = self.gathered.parties[self.gathered.party_of[line.row]]
        return f"{line.reference} ({party.title}"[: MOST_LETTERS["reference"] - 1] + ")"

    def _is_shared(self, line: Line) -> bool:
        return len(self.sharers.get(line.reference.casefold(), ())) > 1

    def _add(self, line: Line, target: Target, reference: str) -> None:
        sector_key = self._sector(line)
        details = ContractDetails(reference=reference, sector_key=sector_key, **line.said)
        self.added.append(Addition(line.row, target, details))

    def _sector(self, line: Line) -> str | None:
        return self.words.guess(line.said.get("category_words", ""), line.said["title"])

    def _compare(self, line: Line, target: Target, held: Held, reference: str) -> None:
        fields = self._differences(line, target, held, reference)
        if not fields:
            self.same.append(held.id)
            self.same_suppliers.add(target)
            return
        after = {name: pair[1] for name, pair in fields.items() if name in _CHECKED}
        details = ContractDetails(**{name: getattr(held, name) for name in _CHECKED} | after)
        try:
            details.check()
        except FieldError as refusal:
            self.problems.append(as_problem(line.row, refusal, str(after.get(refusal.field, ""))))
        else:
            self.changed.append(Change(line.row, held, target, fields, details))

    def _differences(self, line: Line, target: Target, held: Held, reference: str) -> dict[str, Any]:
        """What the register says otherwise; a cell without anything in it says nothing."""
        said = {name: value for name, value in line.said.items() if name != "notes"}
        if reference and not held.reference:
            said["reference"] = reference
        if held.sector_key is None and (guessed := self._sector(line)):
            said["sector_key"] = guessed  # only where nobody has chosen one
        found = {
            name: (getattr(held, name), value) for name, value in said.items() if getattr(held, name) != value
        }
        if target != held.supplier_id:
            found["supplier_id"] = (held.supplier_id, target)
        return found


class _Shelf:
    """The contracts that are held, by everything that one is known again by."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._by_reference = {each.reference.casefold(): each for each in held if each.reference}
        self._shared: dict[tuple[str, Target], Held] = {}
        self._unnamed: dict[Hashable, Held] = {}
        self._alike: dict[Hashable, Held] = {}
        for each in held:
            key = (each.supplier_id, each.title.casefold(), each.starts_on)
            self._alike.setdefault(key, each)
            if each.reference:
                begins = each.reference.casefold().partition(" (")[0]
                self._shared.setdefault((begins, each.supplier_id), each)
            else:
                self._unnamed.setdefault(key, each)

    def find(self, line: Line, target: Target, *, is_shared: bool) -> Held | None:
        """By the reference and the supplier, by the reference alone, else by supplier, title and start.

        A reference that several suppliers of the register share is nobody’s alone.
        """
        if not line.reference:
            return self._alike.get(_alike(line, target))
        reference = line.reference.casefold()
        exact = self._by_reference.get(reference)
        if exact is not None and (exact.supplier_id == target or not is_shared):
            return exact
        return self._shared.get((reference, target)) or self._unnamed.get(_alike(line, target))


def _alike(line: Line, target: Target) -> Hashable:
    return (target, line.said["title"].casefold(), line.said.get("starts_on"))


def _twice(line: Line, first: int) -> Problem:
    if line.reference:
        words = f"Row {first} has this reference already. Give each contract, and each lot, its own."
        return Problem(line.row, Column.REFERENCE, line.reference, words)
    words = f"Row {first} has the same supplier, title and start. Give each of the two a reference."
    return Problem(line.row, Column.TITLE, line.said["title"][:80], words)
