"""How far checks cover what the tenant spends, and which contracts of high risk have none."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select

from tenants.database import db
from tenants.records.contracts.conditions import in_force, is_of_high_risk, last_checks, still_counts
from tenants.records.contracts.models import Contract
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier

#: The tiers as a table shows them; None stands for suppliers that are not tiered yet.
TIERS: tuple[Tier | None, ...] = (Tier.HIGH, Tier.MEDIUM, Tier.LOW, None)


@dataclass(frozen=True, slots=True)
class SpendLine:
    """Contracts in force with suppliers of one tier; money is whole pounds a year."""

    tier: Tier | None
    suppliers: int
    contracts: int
    annual_value: int
    checked_value: int  # with suppliers whose last check still counts
    unvalued: int  # contracts whose value nobody has entered


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract in a short list."""

    id: UUID
    title: str
    supplier_id: UUID
    supplier: str
    annual_value: int | None
    ends_on: date | None
    relet_on: date | None
    tier: Tier | None


def spend_by_tier(today: date) -> list[SpendLine]:
    """One line for each tier, high first, those not tiered last; a tier without contracts is there too."""
    checks = last_checks()
    value = func.coalesce(Contract.annual_value, 0)
    statement = (
        select(
            Supplier.tier,
            func.count(Supplier.id.distinct()).label("suppliers"),
            func.count(Contract.id).label("contracts"),
            func.sum(value).label("annual_value"),
            func.sum(case((still_counts(checks.c.last_on, today), value), else_=0)).label("checked_value"),
            func.sum(case((Contract.annual_value.is_(None), 1), else_=0)).label("unvalued"),
        )
        .select_from(Contract)
        .join(Supplier, Supplier.id == Contract.supplier_id)
        .outerjoin(checks, checks.c.supplier_id == Supplier.id)
        .where(in_force(today))
        .group_by(Supplier.tier)
    )
    found = {row.tier: row for row in db.session.execute(statement)}
    return [_spend_line(tier, found.get(tier)) for tier in TIERS]


def _spend_line(tier: Tier | None, row: Any) -> SpendLine:
    if row is None:
        return SpendLine(tier, 0, 0, 0, 0, 0)
    return SpendLine(
        tier, row.suppliers, row.contracts, int(row.annual_value), int(row.checked_value), int(row.unvalued)
    )


def high_risk_unchecked(today: date, limit: int) -> tuple[list[ContractLine], int]:
    """Contracts in force of high risk without a check that counts, the largest first; and how many."""
    checks = last_checks()
    wanted = (
        _lines()
        .outerjoin(checks, checks.c.supplier_id == Supplier.id)
        .where(in_force(today), is_of_high_risk(today), ~still_counts(checks.c.last_on, today))
    )
    return _page(wanted, func.coalesce(Contract.annual_value, 0).desc(), limit)


def relets(today: date, until: date, limit: int) -> tuple[list[ContractLine], int]:
    """Contracts in force that have to be let anew by a day, the earliest first; and how many.

    A contract without a re-let date counts by its end.
    """
    due_on = func.coalesce(Contract.relet_on, Contract.ends_on)
    wanted = _lines().where(in_force(today), due_on >= today, due_on <= until)
    return _page(wanted, due_on, limit)


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Contract.id,
            Contract.title,
            Contract.supplier_id,
            Supplier.title.label("supplier"),
            Contract.annual_value,
            Contract.ends_on,
            Contract.relet_on,
            Supplier.tier,
        )
        .select_from(Contract)
        .join(Supplier, Supplier.id == Contract.supplier_id)
    )


def _page(wanted: Select[*tuple[Any, ...]], order: Any, limit: int) -> tuple[list[ContractLine], int]:
    counted = db.session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    rows = db.session.execute(wanted.order_by(order, Contract.title).limit(limit))
    return [ContractLine(*row) for row in rows], counted
