"""How contracts are added and edited, and what is refused with which words."""

from datetime import date
from typing import Any

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.errors import FieldError, NotFound
from tenants.records.contracts.details import ContractDetails
from tenants.records.contracts.queries import (
    contracts_of,
    find_contract_by_reference,
    get_contract,
    manager_of,
)
from tenants.records.contracts.service import add_contract, edit_contract
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.suppliers.models import Supplier
from tenants.scope import tenant_scope
from tests.factories.contracts import make_contract
from tests.factories.suppliers import make_supplier
from tests.factories.world import World


def test_a_contract_is_kept_with_its_yearly_value_and_told_to_the_audit(
    house: World, supplier: Supplier
) -> None:
    contract = make_contract(supplier, "Catering ", reference=" C-17 ", by=house.barnet.procurement.id)
    assert (contract.title, contract.reference, contract.search_words) == (
        "Catering",
        "C-17",
        "catering c-17",
    )
    assert contract.annual_value == 100_000
    assert find_contract_by_reference("C-17") is contract
    assert contracts_of(supplier.id) == [contract]
    [change] = changes(Wanted(subject_id=contract.id), limit=5)
    assert (change.event, change.by_name) == ("contract:added", house.barnet.procurement.name)


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"title": " "}, "title", "Enter the contract’s title"),
        ({"reference": "x" * 61}, "reference", "60 characters or fewer"),
        ({"value": -1}, "value", "from £0"),
        ({"starts_on": date(2027, 4, 1), "ends_on": date(2027, 3, 31)}, "ends_on", "starts on 1 April 2027"),
        (
            {"ends_on": date(2027, 3, 31), "extends_to_on": date(2027, 3, 30)},
            "extends_to_on",
            "before its extensions begin, on 31 March 2027",
        ),
        ({"starts_on": date(2027, 4, 1), "extends_to_on": date(2027, 3, 30)}, "extends_to_on", "it starts"),
        (
            {"ends_on": date(2027, 3, 31), "relet_on": date(2027, 4, 1)},
            "relet_on",
            "last day is 31 March 2027",
        ),
        ({"sector_key": "no-such"}, "sector", "Choose a sector"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    house: World, supplier: Supplier, values: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(FieldError, match=words) as refused:
        add_contract(ContractDetails(**{"title": "Catering", **values}), supplier, NOBODY, by=None)
    assert refused.value.field == field


def test_a_relet_date_within_the_extensions_is_fine(house: World, supplier: Supplier) -> None:
    relet_on, extends_to_on = date(2027, 9, 1), date(2028, 3, 31)
    contract = make_contract(
        supplier, ends_on=date(2027, 3, 31), extends_to_on=extends_to_on, relet_on=relet_on
    )
    assert contract.relet_on == relet_on


def test_a_reference_is_given_once_only(house: World, supplier: Supplier) -> None:
    first = make_contract(supplier, "Catering", reference="C-17")
    with pytest.raises(FieldError, match="“Catering” has this reference already"):
        make_contract(supplier, "Cleaning", reference="C-17")
    edit_contract(first, ContractDetails("Catering II", reference="C-17"), NOBODY, by=None)
    assert make_contract(supplier, "Cleaning").reference == make_contract(supplier, "Waste").reference == ""


def test_nothing_new_is_bought_from_a_supplier_that_was_ended(house: World, supplier: Supplier) -> None:
    supplier.ended_on = clock.today()
    with pytest.raises(FieldError, match="Bring the supplier back first") as refused:
        make_contract(supplier, starts_on=date(2027, 4, 1))
    assert refused.value.field == "supplier"
    assert make_contract(supplier, starts_on=date(2024, 4, 1)).supplier_id == supplier.id


def test_the_manager_is_a_post_a_person_or_words(house: World, supplier: Supplier) -> None:
    plan = house.barnet.plan
    by_post = make_contract(supplier, owner=Owner(post_id=plan.held_post_id))
    by_person = make_contract(supplier, owner=Owner(person_id=house.barnet.owner.id))
    assert manager_of(by_post).endswith(f"({house.barnet.procurement.name})")
    assert manager_of(by_person) == house.barnet.owner.name
    assert manager_of(make_contract(supplier, manager_words="Kitchens team")) == "Kitchens team"
    assert manager_of(make_contract(supplier)) == ""


def test_the_manager_is_nobody_from_next_door(house: World, supplier: Supplier) -> None:
    with pytest.raises(FieldError, match="belongs to this council"):
        make_contract(supplier, owner=Owner(person_id=house.bexley.owner.id))


def test_an_edit_is_told_with_what_was_before(house: World, supplier: Supplier) -> None:
    contract, other = make_contract(supplier, "Catering"), make_supplier("Bright Meals Ltd")
    details = ContractDetails("School meals", value=5, starts_on=date(2026, 4, 1))
    edit_contract(contract, details, NOBODY, by=house.barnet.lead.id, supplier=other)
    assert (contract.title, contract.annual_value, contract.supplier_id) == ("School meals", 5, other.id)
    newest = changes(Wanted(subject_id=contract.id), limit=1)[0]
    assert newest.before["title"] == "Catering" and newest.after["title"] == "School meals"


def test_a_contract_is_not_found_from_next_door(world: World) -> None:
    with tenant_scope(world.barnet.id):
        contract_id = make_contract(make_supplier()).id
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        get_contract(contract_id)
