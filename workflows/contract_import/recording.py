"""Writes a register that was looked at into the records: all of it in one transaction, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, update

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.fence import insert_many
from tenants.records.contracts.models import Contract, ContractImport
from tenants.records.suppliers.models import Supplier, SupplierAlias, SupplierSector
from tenants.records.suppliers.queries import aliases_of
from tenants.records.suppliers.rules import search_words
from workflows.contract_import.columns import COLUMN_WORDS, Column, from_kept
from workflows.contract_import.planning import Addition, Change, Target
from workflows.contract_import.preview import Preview, look_at
from workflows.contract_import.queries import hold_open_imports
from workflows.contract_import.rules import Problem, key_of
from workflows.contract_import.service import empty, must_be_new, must_be_open
from workflows.contract_import.staging import Staged, unpacked
from workflows.contract_import.suppliers import Learned, NewSupplier

#: So many ids in one statement: SQLite takes no more than 32,766 values.
_BATCH = 5_000


def record(reading: ContractImport, *, leaves_out: bool, by: UUID) -> Preview:
    """Records what the register says, and returns what that was.

    Raises WrongState while a name is undecided or when nothing can be recorded, and FieldError("leaves_out")
    while rows with problems are neither corrected nor left out.
    """
    hold_open_imports()
    must_be_open(reading)
    must_be_new(reading.digest)
    staged = unpacked(reading.sheet)
    preview = look_at(staged, from_kept(reading.mapping), reading.choices, clock.today())
    _check(preview, leaves_out=leaves_out)
    _write(reading, staged, preview, by)
    return preview


def _check(preview: Preview, *, leaves_out: bool) -> None:
    if preview.open_questions:
        raise WrongState("Decide first what each name is, so that no supplier is added twice.")
    if not preview.has_something:
        raise WrongState("There is nothing to record in this register.")
    if preview.problems and not leaves_out:
        raise FieldError("leaves_out", "Correct the rows in your register, or tick this to leave them out.")


def _write(reading: ContractImport, staged: Staged, preview: Preview, by: UUID) -> None:
    at = clock.now()
    source = f"Contract register {reading.title}, {format_day(clock.london(at).date())}"[:300]
    ids = {supplier.key: uuid4() for supplier in preview.new_suppliers}
    _add_suppliers(preview.new_suppliers, ids, source, at)
    _learn(preview.learned, by, at)
    insert_many(Contract, [_row(addition, ids, reading.id, at) for addition in preview.added])
    _change(preview.changed, ids, reading.id, by, at)
    _note_found({*preview.same, *preview.named}, reading.id)
    _close(reading, staged, preview, at)
    _audit(reading, by)


def _add_suppliers(new: Sequence[NewSupplier], ids: dict[str, UUID], source: str, at: datetime) -> None:
    insert_many(Supplier, [_supplier(each, ids[each.key], source, at) for each in new])
    aliases = [(ids[each.key], name) for each in new for name in each.other_names]
    insert_many(SupplierAlias, [_alias(supplier_id, name) for supplier_id, name in aliases])
    sectors = [(ids[each.key], key) for each in new for key in each.sector_keys]
    insert_many(SupplierSector, [{"supplier_id": id_, "sector_key": key} for id_, key in sectors])


def _supplier(new: NewSupplier, id_: UUID, source: str, at: datetime) -> dict[str, Any]:
    return {
        "id": id_,
        "title": new.title,
        "name_key": key_of(new.title),
        "company_number": new.number,
        "search_words": search_words((new.title, *new.other_names), new.number),
        "is_direct": True,
        "is_small": new.is_small,
        "is_charity": new.is_charity,
        "source": source,
        "version": 1,
        "created_at": at,
        "updated_at": at,
    }


def _alias(supplier_id: UUID, name: str) -> dict[str, Any]:
    return {"id": uuid4(), "supplier_id": supplier_id, "title": name, "name_key": key_of(name)}


def _learn(learned: Sequence[Learned], by: UUID, at: datetime) -> None:
    """Gives suppliers that are held the number they lack, and the names by which they are known here."""
    told = {each.supplier_id: each for each in learned}
    for supplier in _loaded(Supplier, list(told)):
        each = told[supplier.id]
        supplier.company_number = supplier.company_number or each.number
        names = (supplier.title, *aliases_of(supplier.id), *each.names)
        supplier.search_words = search_words(names, supplier.company_number)
        supplier.is_direct, supplier.updated_at = True, at
        audit.record("supplier:edited", supplier, by=by, aliases=list(each.names))
    db.session.flush()
    insert_many(SupplierAlias, [_alias(each.supplier_id, name) for each in learned for name in each.names])


def _row(addition: Addition, ids: dict[str, UUID], import_id: UUID, at: datetime) -> dict[str, Any]:
    return addition.details.values() | {
        "id": uuid4(),
        "supplier_id": _supplier_id(addition.supplier, ids),
        "import_id": import_id,
        "is_demonstration": False,
        "version": 1,
        "created_at": at,
        "updated_at": at,
    }


def _supplier_id(target: Target, ids: dict[str, UUID]) -> UUID:
    return target if isinstance(target, UUID) else ids[target]


def _change(changed: Sequence[Change], ids: dict[str, UUID], import_id: UUID, by: UUID, at: datetime) -> None:
    """Through the session, for its versions: whoever is editing one of them meanwhile is told."""
    changes = {change.contract.id: change for change in changed}
    for contract in _loaded(Contract, list(changes)):
        change = changes[contract.id]
        values = change.details.values()
        wanted = {name: values[name] for name in change.fields if name in values}
        if wanted.keys() & {"title", "reference"}:
            wanted["search_words"] = values["search_words"]
        if wanted.keys() & {"value", "starts_on", "ends_on"}:
            wanted["annual_value"] = values["annual_value"]
        for name, value in wanted.items():
            setattr(contract, name, value)
        contract.supplier_id = _supplier_id(change.supplier, ids)
        contract.import_id, contract.updated_at = import_id, at
        audit.record("contract:edited", contract, by=by)
    db.session.flush()


def _loaded(model: Any, ids: Sequence[UUID]) -> Iterator[Any]:
    for batch in _batches(ids):
        yield from db.session.scalars(select(model).where(model.id.in_(batch)).with_for_update())


def _batches(ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    left = iter(ids)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _note_found(ids: set[UUID], import_id: UUID) -> None:
    """Which register had a contract last; that is no change to the contract, so its version stays."""
    for batch in _batches(list(ids)):
        statement = update(Contract).where(Contract.id.in_(batch)).values(import_id=import_id)
        db.session.execute(statement.execution_options(synchronize_session=False))


def _close(reading: ContractImport, staged: Staged, preview: Preview, at: datetime) -> None:
    left_out = (*preview.problems, *preview.left_out)
    reading.recorded_at = at
    reading.contracts_added, reading.contracts_changed = len(preview.added), len(preview.changed)
    reading.contracts_same, reading.contracts_gone = len(preview.same), len(preview.gone)
    reading.suppliers_added, reading.suppliers_matched = len(preview.new_suppliers), preview.matched
    reading.rows_left_out = len({problem.row for problem in left_out})
    reading.left_out = kept_rows(staged, reading, left_out)
    empty(reading)
    db.session.flush()


def kept_rows(staged: Staged, reading: ContractImport, problems: Sequence[Problem]) -> list[list[Any]]:
    """For each problem its row number, the heading, what was found, the cure, and the row's own cells."""
    wanted = {problem.row for problem in problems}
    cells = {number: list(found) for number, found in staged.rows if number in wanted}
    heading_of = {column: reading.headings[place] for column, place in from_kept(reading.mapping).items()}
    return [
        [each.row, _heading(each.column, heading_of), each.found, each.words, cells[each.row]]
        for each in sorted(problems, key=lambda problem: problem.row)
    ]


def _heading(column: Column | None, heading_of: Mapping[Column, str]) -> str:
    return heading_of.get(column, COLUMN_WORDS[column]) if column else ""


def _audit(reading: ContractImport, by: UUID) -> None:
    """One entry for the whole register: 12,000 of them would bury what people did by hand.

    What it changed on a contract or a supplier that was there before has an entry of its own, so that the
    history of each is whole; what it added says by its source, or its register, where it came from.
    """
    audit.record(
        "contract-register:recorded",
        reading,
        by=by,
        contracts_added=reading.contracts_added,
        contracts_changed=reading.contracts_changed,
        contracts_same=reading.contracts_same,
        contracts_gone=reading.contracts_gone,
        suppliers_added=reading.suppliers_added,
        suppliers_matched=reading.suppliers_matched,
        rows_left_out=reading.rows_left_out,
    )
    db.session.flush()
