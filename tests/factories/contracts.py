"""Adds contracts and clauses to a borough."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.contracts.clauses import add_clause, put_in_force, set_threshold
from tenants.records.contracts.details import ClauseDetails, ContractDetails
from tenants.records.contracts.models import Contract, ContractClause
from tenants.records.contracts.service import add_contract
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.suppliers import make_supplier
from tests.factories.world import Borough

BEGAN, ENDS = date(2025, 4, 1), date(2028, 3, 31)


def make_contract(
    supplier: Supplier,
    title: str = "Catering in schools",
    *,
    owner: Owner = NOBODY,
    by: UUID | None = None,
    **details: Any,
) -> Contract:
    """A contract of three years in force on 22 November 2026, unless `details` say otherwise."""
    values = {"value": 300_000, "starts_on": BEGAN, "ends_on": ENDS, **details}
    return add_contract(ContractDetails(title, **values), supplier, owner, by=by)


@dataclass(frozen=True, slots=True)
class Contracted:
    """The ids of a borough's contracts and clauses.

    `catering` holds the clause `inspect` and lacks `report`, which is asked of all from £100,000; `cleaning`
    is small, high risk by its supplier, and lacks nothing; `old` has ended.
    """

    supplier: UUID
    cleaner: UUID
    catering: UUID
    cleaning: UUID
    old: UUID
    inspect: UUID
    report: UUID
    threshold: UUID


def furnish_contracts(borough: Borough) -> Contracted:
    """Adds them, inside the borough's scope."""
    by, owner = borough.procurement.id, Owner(post_id=borough.plan.held_post_id)
    supplier = make_supplier(f"{borough.name} Catering Ltd", company_number="09876501")
    cleaner = make_supplier(f"{borough.name} Cleaners Ltd")
    catering = make_contract(supplier, reference="C-1", department="Schools", owner=owner, by=by)
    cleaning = make_contract(cleaner, "Cleaning of offices", value=40_000, relet_on=date(2027, 1, 31), by=by)
    old = make_contract(cleaner, "Window cleaning", ends_on=date(2026, 3, 31), by=by)
    inspect = add_clause(ClauseDetails("Right to inspect", "The council may visit."), by=by)
    report = add_clause(ClauseDetails("Duty to report"), by=by)
    threshold = set_threshold(report, 100_000, None, valid_from=None, by=by)
    put_in_force(catering, inspect, BEGAN, by=by)
    return Contracted(
        supplier.id,
        cleaner.id,
        catering.id,
        cleaning.id,
        old.id,
        inspect.id,
        report.id,
        threshold.id,
    )


def pages_of_contracts(borough: Borough) -> list[str]:
    """The pages of a furnished borough's contracts that hold a clause."""
    with tenant_scope(borough.id):
        found = db.session.scalars(select(ContractClause.contract_id).distinct()).all()
    return [f"/{borough.slug}/contracts/{one}/" for one in found]
