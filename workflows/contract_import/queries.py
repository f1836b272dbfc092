"""Reading registers that are being looked at or were read in, and what came of them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import defer

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.contracts.models import ColumnMapping, Contract, ContractImport
from tenants.records.suppliers.models import Supplier

PURPOSE = "contracts"
_HEAVY = (defer(ContractImport.sheet), defer(ContractImport.left_out), defer(ContractImport.choices))


class NewSupplierRow(NamedTuple):
    """A supplier that a register added, as it stands now."""

    id: UUID
    title: str
    company_number: str
    tier: str | None
    contracts: int
    annual_value: int | None


class GoneContract(NamedTuple):
    """A contract in force that a register no longer has."""

    id: UUID
    title: str
    reference: str
    supplier_title: str
    ends_on: date | None


def get_import(import_id: UUID) -> ContractImport:
    """The tenant's register; NotFound when there is none."""
    reading = db.session.scalar(select(ContractImport).where(ContractImport.id == import_id))
    if reading is None:
        raise NotFound("We could not find that register.")
    return reading


def get_import_to_change(import_id: UUID) -> ContractImport:
    """The register, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(ContractImport).where(ContractImport.id == import_id).with_for_update()
    reading = db.session.scalar(statement.execution_options(populate_existing=True))
    if reading is None:
        raise NotFound("We could not find that register.")
    return reading


def hold_open_imports() -> None:
    """Lets one register be recorded at a time: two at once could add the same supplier twice."""
    is_open = ContractImport.recorded_at.is_(None), ContractImport.given_up_at.is_(None)
    statement = select(ContractImport.id).where(*is_open).order_by(ContractImport.id).with_for_update()
    db.session.execute(statement).all()


def find_recorded(digest: str) -> ContractImport | None:
    """The register of the very same bytes that was read in."""
    is_it = ContractImport.digest == digest, ContractImport.recorded_at.is_not(None)
    return db.session.scalar(select(ContractImport).options(*_HEAVY).where(*is_it))


def find_open(digest: str) -> ContractImport | None:
    """The register of the very same bytes that somebody is looking at."""
    is_open = ContractImport.recorded_at.is_(None), ContractImport.given_up_at.is_(None)
    statement = select(ContractImport).options(*_HEAVY).where(ContractImport.digest == digest, *is_open)
    return db.session.scalar(statement.order_by(ContractImport.added_at).limit(1))


def open_imports() -> list[ContractImport]:
    """Registers that somebody is looking at, the newest first."""
    is_open = ContractImport.recorded_at.is_(None), ContractImport.given_up_at.is_(None)
    statement = select(ContractImport).options(*_HEAVY).where(*is_open)
    return list(db.session.scalars(statement.order_by(ContractImport.added_at.desc())))


def recorded_imports(most: int) -> list[ContractImport]:
    """Registers that were read in, the newest first."""
    statement = select(ContractImport).options(*_HEAVY).where(ContractImport.recorded_at.is_not(None))
    return list(db.session.scalars(statement.order_by(ContractImport.recorded_at.desc()).limit(most)))


def find_mapping(digest: str) -> ColumnMapping | None:
    """What was chosen for a register with these headings."""
    is_it = ColumnMapping.purpose == PURPOSE, ColumnMapping.digest == digest
    return db.session.scalar(select(ColumnMapping).where(*is_it))


def count_new_suppliers(reading: ContractImport, *, is_untiered: bool = False) -> int:
    """How many suppliers the register added, or how many of them nobody has tiered."""
    statement = select(func.count()).select_from(Supplier).where(Supplier.created_at == reading.recorded_at)
    return db.session.scalar(statement.where(Supplier.tier.is_(None)) if is_untiered else statement) or 0


def new_suppliers(reading: ContractImport, *, limit: int, offset: int = 0) -> Sequence[NewSupplierRow]:
    """The suppliers that the register added, those with most money a year first."""
    yearly = func.sum(Contract.annual_value)
    columns = Supplier.id, Supplier.title, Supplier.company_number, Supplier.tier
    is_theirs = Contract.supplier_id == Supplier.id
    statement = (
        select(*columns, func.count(Contract.id), yearly)
        .outerjoin(Contract, is_theirs)
        .where(Supplier.created_at == reading.recorded_at)  # one moment, and only this register's
        .group_by(*columns)
        .order_by(yearly.desc().nulls_last(), Supplier.title)
    )
    return [NewSupplierRow._make(row) for row in db.session.execute(statement.limit(limit).offset(offset))]


def gone_contracts(
    reading: ContractImport, today: date, *, limit: int, offset: int = 0
) -> list[GoneContract]:
    """Contracts in force that an earlier register had last, by title."""
    columns = Contract.id, Contract.title, Contract.reference, Supplier.title, Contract.ends_on
    statement = select(*columns).join(Supplier, Supplier.id == Contract.supplier_id)
    page = statement.where(*_are_gone(reading, today)).order_by(Contract.title, Contract.id)
    return [GoneContract._make(row) for row in db.session.execute(page.limit(limit).offset(offset))]


def count_gone(reading: ContractImport, today: date) -> int:
    """How many they are."""
    statement = select(func.count()).select_from(Contract).where(*_are_gone(reading, today))
    return db.session.scalar(statement) or 0


def _are_gone(reading: ContractImport, today: date) -> tuple[ColumnElement[bool], ...]:
    earlier = select(ContractImport.id).where(ContractImport.recorded_at < reading.recorded_at)
    is_in_force = or_(Contract.ends_on.is_(None), Contract.ends_on >= today)
    return Contract.import_id.in_(earlier), is_in_force
