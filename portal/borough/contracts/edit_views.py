"""The pages on which a contract is added or described differently."""

from uuid import UUID

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.contracts.blueprint import contracts as pages
from portal.borough.contracts.changing import Answer, form_page, to_contract
from portal.borough.contracts.filters import plain
from portal.borough.contracts.forms import ContractForm, typed_for
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.contracts import service
from tenants.records.contracts.models import Contract
from tenants.records.contracts.queries import get_contract, get_contract_to_change
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, sectors_of, supplier_choices

MOST_OFFERED = 20


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def add() -> Answer:
    """Asks with whom, and then adds a contract with that supplier."""
    supplier_id = _supplier_in_address()
    if supplier_id is None:
        return _which_supplier()
    supplier = get_supplier(supplier_id)
    form = ContractForm(data={"sector": _only_sector(supplier)})
    added: list[Contract] = []
    return form_page(
        "add",
        form,
        lambda: added.append(_add(supplier_id, form)),
        lambda: to_contract(added[0].id, "The contract is added."),
        offer=lambda: form.offer(sector_titles()),
        shown=lambda: {"supplier": get_supplier(supplier_id), "contract": None},
    )


@pages.route("/<uuid:contract_id>/edit", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def edit(contract_id: UUID) -> Answer:
    """Changes what is said of the contract and who manages it."""
    form = ContractForm(data=typed_for(get_contract(contract_id)))
    return form_page(
        "edit",
        form,
        lambda: _edit(contract_id, form),
        lambda: to_contract(contract_id, "Your changes are saved."),
        offer=lambda: form.offer(sector_titles()),
        shown=lambda: _shown(contract_id),
    )


def _supplier_in_address() -> UUID | None:
    try:
        return UUID(request.args.get("supplier", ""))
    except ValueError:
        return None


def _which_supplier() -> str | Response:
    """A contract is with a supplier of the register, so that comes first."""
    words = plain(request.args.get("words", ""))[:100]
    found = supplier_choices(words, MOST_OFFERED) if words else []
    return render_template(
        "borough/contracts/which_supplier.html", words=words, found=found, most=MOST_OFFERED
    )


def _only_sector(supplier: Supplier) -> str:
    """The sector that a contract of theirs is in, where there is only one."""
    keys = sectors_of(supplier.id)
    return keys[0] if len(keys) == 1 else ""


def _add(supplier_id: UUID, form: ContractForm) -> Contract:
    supplier = get_supplier(supplier_id)
    return service.add_contract(form.details(), supplier, form.owner.owner, by=current_person().id)


def _edit(contract_id: UUID, form: ContractForm) -> None:
    found = get_contract_to_change(contract_id)
    form.must_be_fresh(found)
    details = form.details(invented=found.invented)
    service.edit_contract(found, details, form.owner.owner, by=current_person().id)


def _shown(contract_id: UUID) -> dict[str, object]:
    found = get_contract(contract_id)
    return {"contract": found, "record": found, "supplier": get_supplier(found.supplier_id)}
