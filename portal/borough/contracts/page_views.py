"""The page of one contract, and the page of everything that was changed on it."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.contracts.blueprint import contracts as pages
from portal.borough.contracts.contract_page import open_page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.contracts.queries import get_contract


@pages.get("/<uuid:contract_id>/")
@requires(Permission.SUPPLIER_READ)
def contract(contract_id: UUID) -> str:
    """Everything about one contract."""
    page = open_page(contract_id, clock.today())
    return render_template(
        "borough/contracts/contract.html",
        page=page,
        contract=page.contract,
        may_write=may(Permission.SUPPLIER_WRITE),
    )


@pages.get("/<uuid:contract_id>/history")
@requires(Permission.SUPPLIER_READ)
def history(contract_id: UUID) -> str:
    """Every change of the contract, newest first."""
    found = get_contract(contract_id)
    back = url_for("contracts.contract", contract_id=contract_id)
    return history_page(contract_id, "contract", found.title, back)
