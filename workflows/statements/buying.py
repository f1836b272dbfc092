"""Figures of what the council buys, from whom, and at which risk, counted by the database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from tenants.database import db
from tenants.records.checks import coverage
from tenants.records.contracts.conditions import in_force, is_of_high_risk
from tenants.records.contracts.models import Contract, ContractClause
from tenants.records.contracts.queries import required_clauses
from tenants.records.contracts.rules import missing_clauses
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier


@dataclass(frozen=True, slots=True)
class Spend:
    """Contracts in force with the suppliers of one tier, or in one sector; the value is pounds a year."""

    contracts: int
    value: int


def count_suppliers(on: date) -> int:
    """Suppliers that the council buys from itself."""
    still = or_(Supplier.ended_on.is_(None), Supplier.ended_on > on)
    statement = select(func.count(Supplier.id)).where(Supplier.is_direct, still)
    return db.session.scalar(statement) or 0


def suppliers_by_tier(on: date) -> dict[Tier | None, int]:
    """How many of them are of each tier; None for those that nobody has judged."""
    still = or_(Supplier.ended_on.is_(None), Supplier.ended_on > on)
    statement = select(Supplier.tier, func.count(Supplier.id)).where(Supplier.is_direct, still)
    found = db.session.execute(statement.group_by(Supplier.tier))
    return {Tier(tier) if tier else None: count for tier, count in found}


def spend_by_tier(on: date) -> dict[Tier | None, Spend]:
    """Contracts in force by the tier of their supplier."""
    lines = coverage.spend_by_tier(on)
    return {line.tier: Spend(line.contracts, line.annual_value) for line in lines if line.contracts}


def spend_by_sector(on: date, sector_keys: Collection[str]) -> dict[str, Spend]:
    """Contracts in force in each of these sectors."""
    statement = (
        select(Contract.sector_key, func.count(Contract.id), func.sum(Contract.annual_value))
        .where(in_force(on), Contract.sector_key.in_(sector_keys))
        .group_by(Contract.sector_key)
    )
    return {key: Spend(count, int(value or 0)) for key, count, value in db.session.execute(statement) if key}


def total(spend: dict[Tier | None, Spend]) -> Spend:
    """All of it together."""
    return Spend(sum(each.contracts for each in spend.values()), sum(each.value for each in spend.values()))


def high_risk_contracts(on: date) -> tuple[int, int]:
    """How many contracts in force are of high risk, and how many of them have no check that counts."""
    counted = (
        select(func.count(Contract.id))
        .select_from(Contract)
        .join(Supplier, Supplier.id == Contract.supplier_id)
        .where(in_force(on), is_of_high_risk(on))
    )
    _, unchecked = coverage.high_risk_unchecked(on, 0)
    return db.session.scalar(counted) or 0, unchecked


def clauses_asked_and_held(on: date) -> tuple[int, int]:
    """How many contracts in force have to hold a clause, and how many of them hold all that they have to."""
    required = required_clauses()
    if not required:
        return 0, 0
    lowest = min(each.min_value for each in required)
    columns = (Contract.id, Contract.value, Contract.sector_key, Contract.starts_on)
    found = db.session.execute(select(*columns).where(in_force(on), Contract.value >= lowest)).all()
    held = _held()
    asked = complete = 0
    for row in found:
        if any(each.asks(row.value, row.sector_key, row.starts_on) for each in required):
            asked += 1
            lacks = missing_clauses(required, held.get(row.id, ()), row.value, row.sector_key, row.starts_on)
            complete += not lacks
    return asked, complete


def _held() -> dict[UUID, set[UUID]]:
    held: dict[UUID, set[UUID]] = {}
    for contract_id, clause_id in db.session.execute(
        select(ContractClause.contract_id, ContractClause.clause_id)
    ):
        held.setdefault(contract_id, set()).add(clause_id)
    return held
