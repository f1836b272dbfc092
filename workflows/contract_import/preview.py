"""Says what recording a register would do, and what stands in the way."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tenants.guidance.queries import sectors
from workflows.contract_import.columns import Column, are_corrections
from workflows.contract_import.holdings import Held, held_contracts, known_suppliers
from workflows.contract_import.matching import Known, Matching, Question, match
from workflows.contract_import.parties import Gathered, gather
from workflows.contract_import.planning import Addition, Change, Planner
from workflows.contract_import.rules import Line, Problem, read_rows
from workflows.contract_import.sectors import SectorWords
from workflows.contract_import.staging import Staged
from workflows.contract_import.suppliers import Learned, NewSupplier, SuppliersFound, suppliers_found


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be recorded, what stands in the way, and what nobody has said yet."""

    rows: int
    added: tuple[Addition, ...]
    changed: tuple[Change, ...]
    same: tuple[UUID, ...]
    named: tuple[UUID, ...]  # contracts whose reference stands in the register, in rows with problems too
    gone: tuple[Held, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    waiting: int  # rows whose supplier nobody has decided on
    left_out: tuple[Problem, ...]  # rows that somebody chose to leave out
    new_suppliers: tuple[NewSupplier, ...]
    learned: tuple[Learned, ...]
    matched: int  # suppliers that are held already
    ended: tuple[str, ...]  # those of them that the council said it buys nothing from

    @property
    def open_questions(self) -> list[Question]:
        """Names that nobody has decided on."""
        return [question for question in self.questions if not question.answer]

    @property
    def problem_rows(self) -> int:
        """How many rows cannot be recorded; one row may have several problems."""
        return len({problem.row for problem in self.problems})

    @property
    def has_something(self) -> bool:
        """Whether anything would be recorded."""
        return bool(self.added or self.changed or self.same)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is read and matched before contracts are planned; enough to ask about names."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    gathered: Gathered
    known: Sequence[Known]
    held: Sequence[Held]
    matching: Matching


def look_at_names(staged: Staged, mapping: Mapping[Column, int], choices: Mapping[str, str]) -> Looked:
    """Reads the rows and matches their suppliers."""
    reading = read_rows(staged.rows, mapping)
    gathered, known, held = gather(reading.lines), known_suppliers(), held_contracts()
    remembered = _remembered(reading.lines, gathered, held)
    matching = match(gathered.parties, known, choices, remembered)
    problems = (*reading.problems, *gathered.problems)
    return Looked(reading.lines, problems, gathered, known, held, matching)


def look_at(
    staged: Staged, mapping: Mapping[Column, int], choices: Mapping[str, str], today: date
) -> Preview:
    """What recording these rows would do."""
    looked = look_at_names(staged, mapping, choices)
    words = SectorWords((sector.key, sector.words) for sector in sectors())
    planner = Planner(looked.lines, looked.held, looked.gathered, looked.matching, words)
    planner.plan()
    named = _named(looked.held, staged, mapping)
    met = planner.met | named
    gone = () if are_corrections(staged.headings) else _gone(looked.held, met, today)
    found = suppliers_found(looked.gathered.parties, looked.known, looked.matching, planner)
    return _preview(staged, looked, planner, named, tuple(gone), found)


def _preview(
    staged: Staged,
    looked: Looked,
    planner: Planner,
    named: Collection[UUID],
    gone: tuple[Held, ...],
    found: SuppliersFound,
) -> Preview:
    problems = sorted((*looked.problems, *planner.problems), key=lambda problem: problem.row)
    return Preview(
        rows=len(staged.rows),
        added=tuple(planner.added),
        changed=tuple(planner.changed),
        same=tuple(planner.same),
        named=tuple(named),
        gone=gone,
        problems=tuple(problems),
        questions=looked.matching.questions,
        waiting=planner.waiting,
        left_out=tuple(planner.left_out),
        new_suppliers=found.new,
        learned=found.learned,
        matched=found.matched,
        ended=found.ended,
    )


def _remembered(lines: Sequence[Line], gathered: Gathered, held: Sequence[Held]) -> dict[str, UUID]:
    """Which supplier each name was when its contracts were recorded before, where they agree."""
    supplier_of = {contract.reference.casefold(): contract.supplier_id for contract in held}
    found: dict[str, set[Any]] = {}
    for line in lines:
        supplier_id = supplier_of.get(line.reference.casefold()) if line.reference else None
        if supplier_id and line.row in gathered.party_of:
            found.setdefault(gathered.party_of[line.row], set()).add(supplier_id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _named(held: Sequence[Held], staged: Staged, mapping: Mapping[Column, int]) -> set[UUID]:
    """Contracts whose reference stands in some row, recorded or not."""
    place = mapping.get(Column.REFERENCE)
    named = {cells[place].casefold() for _, cells in staged.rows} if place is not None else set()
    return {each.id for each in held if each.reference and each.reference.casefold() in named}


def _gone(held: Sequence[Held], met: Collection[UUID], today: date) -> Iterator[Held]:
    """Contracts in force that an earlier register had and that no row of this one is about."""
    for each in held:
        is_in_force = each.ends_on is None or each.ends_on >= today
        if each.import_id is not None and is_in_force and each.id not in met:
            yield each
