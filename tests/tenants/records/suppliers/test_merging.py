"""How two entries that are one company become one."""

from datetime import date

import pytest
from sqlalchemy import select

from tenants.audit.queries import Wanted, changes
from tenants.database import Base, db
from tenants.errors import FieldError
from tenants.records.checks.queries import checks_of
from tenants.records.checks.rules import CheckKind
from tenants.records.checks.service import plan_check
from tenants.records.contracts.queries import contracts_of
from tenants.records.obligations.service import NOBODY
from tenants.records.suppliers.chain import LinkDetails, add_link, chain_of
from tenants.records.suppliers.contacts import ContactDetails, add_contact
from tenants.records.suppliers.merging import merge
from tenants.records.suppliers.models import RegistryEntry
from tenants.records.suppliers.owed import due_about
from tenants.records.suppliers.queries import (
    aliases_of,
    contacts_of,
    countries_of,
    find_by_number,
    get_supplier,
    sectors_of,
)
from tenants.records.suppliers.rules import Presence
from tenants.records.suppliers.search import find_one
from tests.factories.contracts import make_contract
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def test_everything_goes_over_to_the_one_that_is_kept(house: World) -> None:
    kept = make_supplier("Acme Catering Ltd", sector_keys=("catering",), aliases=("Acme",))
    other = make_supplier(
        "ACME Cat.",
        company_number="01234567",
        aliases=("Lunch", "Acme"),
        sector_keys=("catering", "cleaning"),
        countries=(("GB", Presence.BASED),),
    )
    child, farm = make_supplier("Child", parent_id=other.id), make_supplier("Farm")
    contract = make_contract(other, "Meals")
    add_contact(other, ContactDetails("Sam", phone="1"), by=None)
    for customer in (kept, other):
        add_link(customer, LinkDetails(supplier_id=farm.id), by=None, today=TODAY)
    add_link(kept, LinkDetails(supplier_id=other.id), by=None, today=TODAY)
    check = plan_check(other, CheckKind.ANNUAL, TODAY, NOBODY, by=None)
    merge(kept, other, by=house.barnet.lead.id, today=TODAY)
    assert [each.id for each in contracts_of(kept.id)] == [contract.id]
    assert [each.id for each in checks_of(kept.id)] == [check.id]
    assert [each.record_id for each in due_about(kept.id)] == [check.id]
    assert [each.title for each in contacts_of(kept.id)] == ["Sam"]
    assert aliases_of(kept.id) == ["ACME Cat.", "Acme", "Lunch"]
    assert (sectors_of(kept.id), countries_of(kept.id)) == (
        ["catering", "cleaning"],
        [("GB", Presence.BASED)],
    )
    assert [each.title for each in chain_of(kept.id).supplied_by] == ["Farm"]
    assert get_supplier(child.id).parent_id == kept.id
    assert find_by_number("01234567") is kept
    assert find_one("lunch") == kept.id


def test_the_other_is_ended_with_nothing_left(house: World) -> None:
    kept, other = make_supplier("Acme Ltd"), make_supplier("Best Ltd", aliases=("Better",))
    make_contract(other, "Meals")
    merge(kept, other, by=house.barnet.lead.id, today=TODAY)
    assert (other.ended_on, aliases_of(other.id), contracts_of(other.id)) == (TODAY, [], [])
    assert "“Acme Ltd”" in other.ended_because
    [joined, _added] = changes(Wanted(subject_id=kept.id))
    assert (joined.event, joined.after["joined"]) == ("supplier:merged", "Best Ltd")


def test_statements_found_in_the_registry_go_over_once(house: World) -> None:
    kept, other = make_supplier("Acme"), make_supplier("Best")
    for supplier, year in ((kept, 2024), (other, 2024), (other, 2025)):
        entry = RegistryEntry(supplier_id=supplier.id, year=year, title="ACME", url="https://a.example")
        entry.is_by_number, entry.matched_on = True, TODAY
        db.session.add(entry)
    merge(kept, other, by=house.barnet.lead.id, today=TODAY)
    found = db.session.execute(
        select(RegistryEntry.supplier_id, RegistryEntry.year).order_by(RegistryEntry.year)
    )
    assert [tuple(row) for row in found] == [(kept.id, 2024), (kept.id, 2025)]


def test_two_numbers_are_two_companies(house: World) -> None:
    kept, other = (make_supplier(name, company_number=name) for name in ("00000001", "00000002"))
    with pytest.raises(FieldError, match="different company numbers"):
        merge(kept, other, by=house.barnet.lead.id, today=TODAY)
    with pytest.raises(FieldError, match="Choose another"):
        merge(kept, kept, by=house.barnet.lead.id, today=TODAY)


def test_a_chain_through_both_does_not_become_a_circle(house: World) -> None:
    kept, middle, other = (make_supplier(title) for title in ("Kept", "Middle", "Other"))
    add_link(kept, LinkDetails(supplier_id=middle.id), by=None, today=TODAY)
    add_link(middle, LinkDetails(supplier_id=other.id), by=None, today=TODAY)
    merge(kept, other, by=house.barnet.lead.id, today=TODAY)
    assert [each.title for each in chain_of(kept.id).supplied_by] == ["Middle"]
    assert chain_of(kept.id).supplies == []


def test_every_table_about_suppliers_was_thought_of() -> None:
    about = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_key_constraints
        if key.referred_table.name == "supplier"
    }
    moved = {"contract", "supplier_check", "follow_up", "exclusion", "supplier_contact"}
    new_rows = {"supplier_sector", "supplier_country", "registry_entry", "supplier_alias"}
    assert about == moved | new_rows | {"supply_link", "supplier"} | {"risk_assessment"}
