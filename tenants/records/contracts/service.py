"""Adding contracts and changing what is said of them."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError
from tenants.guidance.queries import sector_titles
from tenants.records.contracts.details import ContractDetails
from tenants.records.contracts.models import Contract
from tenants.records.contracts.queries import find_contract_by_reference
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.suppliers.models import Supplier


def add_contract(details: ContractDetails, supplier: Supplier, owner: Owner, *, by: UUID | None) -> Contract:
    """A contract with a supplier; `owner` manages it, or NOBODY does and `manager_words` may say who."""
    _check(details)
    _must_still_supply(supplier, details.starts_on)
    must_be_ours(owner)
    now = clock.now()
    contract = Contract(id=uuid4(), supplier_id=supplier.id, created_at=now, updated_at=now)
    contract.is_demonstration = details.is_demonstration
    _write(details, contract, owner)
    db.session.add(contract)
    audit.record("contract:added", contract, by=by)
    db.session.flush()
    return contract


def edit_contract(
    contract: Contract,
    details: ContractDetails,
    owner: Owner,
    *,
    by: UUID | None,
    supplier: Supplier | None = None,
) -> None:
    """Changes what is said of it and who manages it, and with whom it is when `supplier` is given."""
    _check(details, contract)
    if supplier is not None and supplier.id != contract.supplier_id:
        _must_still_supply(supplier, details.starts_on)
        contract.supplier_id = supplier.id
    if owner != Owner.of(contract):
        must_be_ours(owner)
    _write(details, contract, owner)
    contract.updated_at = clock.now()
    audit.record("contract:edited", contract, by=by)
    db.session.flush()


def _write(details: ContractDetails, contract: Contract, owner: Owner) -> None:
    for column, value in details.values().items():
        setattr(contract, column, value)
    contract.owner_post_id, contract.owner_person_id = owner


def _check(details: ContractDetails, contract: Contract | None = None) -> None:
    details.check()
    if details.sector_key and details.sector_key not in sector_titles():
        raise FieldError("sector", "Choose a sector from the list.")
    found = find_contract_by_reference(details.reference)
    if found is not None and found is not contract:
        raise FieldError(
            "reference", f"“{found.title}” has this reference already. Enter another, or leave it empty."
        )


def _must_still_supply(supplier: Supplier, starts_on: date | None) -> None:
    if supplier.ended_on and starts_on and starts_on > supplier.ended_on:
        raise FieldError(
            "supplier",
            f"The council has bought nothing from “{supplier.title}” since {format_day(supplier.ended_on)}. "
            "Bring the supplier back first.",
        )
