"""Conditions on contracts that several lists and counts share, so that they never disagree."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, case, func, or_, select

from tenants.guidance.queries import find_clock
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckStatus
from tenants.records.contracts.models import Contract
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import Tier

#: For how many months a check counts when no clock says so.
_MONTHS = 12


def checked_since(today: date) -> dict[Tier | None, date]:
    """From which day on a check of a supplier of each tier still counts; not tiered counts as high."""
    since: dict[Tier | None, date] = {tier: _since(tier, today) for tier in Tier}
    return since | {None: since[Tier.HIGH]}


def _since(tier: Tier, today: date) -> date:
    clock = find_clock(f"check-again-{tier.value}", today)
    return today - relativedelta(months=clock.months if clock else _MONTHS)


def in_force(today: Any) -> ColumnElement[bool]:
    """The same decision as rules.standing, for the database to take; `today` may be a bound parameter."""
    began = or_(Contract.starts_on.is_(None), Contract.starts_on <= today)
    return and_(began, or_(Contract.ends_on.is_(None), Contract.ends_on >= today))


def last_checks() -> Any:
    """The day of the last finished check of each supplier."""
    return (
        select(SupplierCheck.supplier_id, func.max(SupplierCheck.done_on).label("last_on"))
        .where(SupplierCheck.status == CheckStatus.DONE)
        .group_by(SupplierCheck.supplier_id)
        .subquery()
    )


def still_counts(last_on: Any, today: date) -> ColumnElement[bool]:
    """Whether a supplier's last check is of a day that still counts for its tier; false when it has none."""
    since = checked_since(today)
    by_tier = [(Supplier.tier == tier, last_on >= since[tier]) for tier in Tier]
    return func.coalesce(case(*by_tier, else_=last_on >= since[None]), False).is_(True)


def is_of_high_risk(today: date) -> ColumnElement[bool]:
    """The condition that a contract carries high risk.

    Its supplier's tier says so; of a supplier that is not tiered, the contract's sector.
    """
    in_risky_sector = Contract.sector_key.in_(sorted(high_risk_keys(today)))
    return or_(Supplier.tier == Tier.HIGH, and_(Supplier.tier.is_(None), in_risky_sector))
