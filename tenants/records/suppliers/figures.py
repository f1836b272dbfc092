"""What the lists and the page of suppliers count: sectors, contracts in force, and the last check."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, func, select

from tenants.database import db
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckStatus
from tenants.records.contracts.conditions import in_force
from tenants.records.contracts.models import Contract
from tenants.records.suppliers.models import Supplier, SupplierSector

#: Pounds a year of the contracts in force (None when none has a value), how many they are, the last check.
Figures = tuple[int | None, int, date | None]

IS_DONE = SupplierCheck.status == CheckStatus.DONE


def value_in_force(today: Any) -> Any:
    """Pounds a year of a supplier's contracts in force."""
    of_it = (Contract.supplier_id == Supplier.id, in_force(today))
    return select(func.sum(Contract.annual_value)).where(*of_it).correlate(Supplier).scalar_subquery()


def contracts_in_force(today: Any) -> Any:
    """How many contracts with a supplier are in force."""
    of_it = (Contract.supplier_id == Supplier.id, in_force(today))
    return select(func.count()).select_from(Contract).where(*of_it).correlate(Supplier).scalar_subquery()


def last_check() -> Any:
    """When a check of a supplier was last done."""
    of_it = (SupplierCheck.supplier_id == Supplier.id, IS_DONE)
    return select(func.max(SupplierCheck.done_on)).where(*of_it).correlate(Supplier).scalar_subquery()


def sectors_by_supplier(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The sectors of some suppliers, by their keys."""
    known: dict[UUID, list[str]] = {}
    for supplier_id, key in db.session.execute(_SECTORS, {"ids": ids}):
        known.setdefault(supplier_id, []).append(key)
    return {supplier_id: sorted(keys) for supplier_id, keys in known.items()}


def figures_by_supplier(ids: Sequence[UUID], today: date) -> dict[UUID, Figures]:
    """The figures of each."""
    rows = db.session.execute(_FIGURES, {"ids": ids, "today": today})
    return {key: (None if value is None else int(value), count, day) for key, value, count, day in rows}


_TODAY = bindparam("today", type_=Date())
#: Made once, because a list is asked for at every click and a select never changes.
_SECTORS = select(SupplierSector.supplier_id, SupplierSector.sector_key).where(
    SupplierSector.supplier_id.in_(bindparam("ids", expanding=True))
)
_FIGURES = select(Supplier.id, value_in_force(_TODAY), contracts_in_force(_TODAY), last_check()).where(
    Supplier.id.in_(bindparam("ids", expanding=True))
)
