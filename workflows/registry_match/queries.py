"""Reads what is known of suppliers' statements: the entries kept, and whose are missing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, Subquery, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.queries import sector_titles
from tenants.records.contracts.conditions import in_force
from tenants.records.contracts.models import Contract
from tenants.records.suppliers.models import (
    RegistryEntry,
    RegistryReading,
    Supplier,
    SupplierAlias,
    SupplierSector,
)
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import name_key
from workflows.registry_match.matching import Known


@dataclass(frozen=True, slots=True)
class Missing:
    """A supplier that no statement was found of; `value` is pounds a year of its contracts in force."""

    id: UUID
    title: str
    company_number: str
    value: int
    high_risk: tuple[str, ...]  # titles of its sectors of high risk


@dataclass(frozen=True, slots=True)
class YearLine:
    """The statements kept of one year, and of how many suppliers."""

    year: int
    suppliers: int
    entries: int


def known_suppliers() -> list[Known]:
    """Every supplier that the tenant buys from, with all names it is known by.

    A name that a person confirmed for an earlier year counts like an alias.
    """
    keys: dict[UUID, set[str]] = defaultdict(set)
    aliases = select(SupplierAlias.supplier_id, SupplierAlias.name_key)
    for row in db.session.execute(aliases):
        keys[row.supplier_id].add(row.name_key)
    confirmed = select(RegistryEntry.supplier_id, RegistryEntry.title).distinct()
    for row in db.session.execute(confirmed):
        keys[row.supplier_id].add(name_key(row.title))
    statement = select(Supplier.id, Supplier.title, Supplier.company_number, Supplier.name_key)
    found = db.session.execute(statement.where(Supplier.ended_on.is_(None)).order_by(Supplier.title))
    return [
        Known(row.id, row.title, row.company_number, frozenset({row.name_key} | keys[row.id]) - {""})
        for row in found
    ]


def entries_of(supplier_id: UUID) -> list[RegistryEntry]:
    """The statements kept of a supplier, the newest year first."""
    statement = select(RegistryEntry).where(RegistryEntry.supplier_id == supplier_id)
    return list(db.session.scalars(statement.order_by(RegistryEntry.year.desc(), RegistryEntry.title)))


def get_entry(entry_id: UUID) -> RegistryEntry:
    """The tenant's entry; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(RegistryEntry).where(RegistryEntry.id == entry_id))
    if found is None:
        raise NotFound("We could not find that entry of the registry.")
    return found


def years_kept() -> list[YearLine]:
    """The years that statements are kept of, the newest first."""
    statement = (
        select(
            RegistryEntry.year,
            func.count(RegistryEntry.supplier_id.distinct()).label("suppliers"),
            func.count().label("entries"),
        )
        .group_by(RegistryEntry.year)
        .order_by(RegistryEntry.year.desc())
    )
    return [YearLine(row.year, row.suppliers, row.entries) for row in db.session.execute(statement)]


def readings() -> list[RegistryReading]:
    """The downloads that were read in, the newest first."""
    statement = select(RegistryReading).order_by(RegistryReading.read_at.desc(), RegistryReading.id)
    return list(db.session.scalars(statement))


def years_read() -> list[int]:
    """The years that a download was read in for, the newest first, whether or not anything was found."""
    return sorted({int(year) for reading in readings() for year in reading.years}, reverse=True)


def missing_in(
    year: int,
    over: int,
    today: date,
    *,
    but_for: frozenset[UUID] = frozenset(),
    page: int = 1,
    size: int = 50,
) -> tuple[list[Missing], int]:
    """Suppliers without a statement of the year, and how many there are; those of most worth first.

    Only those with contracts in force of `over` pounds a year or more, or in a sector of high risk. With
    `but_for` those suppliers count as found too.
    """
    worth = _worth(today)
    value = func.coalesce(worth.c.value, 0)
    risky = high_risk_keys(today)
    wanted = (
        Supplier.ended_on.is_(None),
        Supplier.is_direct.is_(True),
        Supplier.id.not_in(select(RegistryEntry.supplier_id).where(RegistryEntry.year == year)),
        or_(value >= over, Supplier.id.in_(_in_sectors(risky))),
    )
    statement = (
        select(Supplier.id, Supplier.title, Supplier.company_number, value.label("value"))
        .outerjoin(worth, worth.c.supplier_id == Supplier.id)
        .where(*wanted)
        .order_by(value.desc(), Supplier.title, Supplier.id)
    )
    rows = [row for row in db.session.execute(statement) if row.id not in but_for]
    shown = rows[(page - 1) * size : page * size]
    sectors = _risky_sectors([row.id for row in shown], risky)
    lines = [
        Missing(row.id, row.title, row.company_number, int(row.value), tuple(sectors[row.id]))
        for row in shown
    ]
    return lines, len(rows)


def _worth(today: date) -> Subquery:
    worth = (
        select(Contract.supplier_id, func.sum(Contract.annual_value).label("value"))
        .where(in_force(today))
        .group_by(Contract.supplier_id)
    )
    return worth.subquery()


def _in_sectors(keys: set[str]) -> Select[UUID]:
    in_them: ColumnElement[bool] = SupplierSector.sector_key.in_(sorted(keys))
    return select(SupplierSector.supplier_id).where(in_them)


def _risky_sectors(supplier_ids: list[UUID], risky: set[str]) -> dict[UUID, list[str]]:
    titles = sector_titles()
    statement = select(SupplierSector.supplier_id, SupplierSector.sector_key).where(
        SupplierSector.supplier_id.in_(supplier_ids), SupplierSector.sector_key.in_(sorted(risky))
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in db.session.execute(statement.order_by(SupplierSector.sector_key)):
        found[row.supplier_id].append(titles.get(row.sector_key, row.sector_key))
    return found
