"""What the register shows: narrowed, in order, a page at a time, with contracts and checks."""

from datetime import date, timedelta

import pytest

from tenants.records.suppliers.lists import PAGE_SIZE, SupplierFilter, page_of_suppliers
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier
from tenants.records.suppliers.service import end_supplier
from tenants.scope import tenant_scope
from tests.factories.contracts import make_contract
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = date(2026, 11, 22)


def _titles(wanted: SupplierFilter) -> list[str]:
    return [each.title for each in page_of_suppliers(wanted, TODAY, 1)[0]]


@pytest.fixture
def three(house: World) -> list[Supplier]:
    """A caterer of high risk, a cleaner of low risk, and one of whom nothing is known; another was ended."""
    caterer = make_supplier("Acme Catering", company_number="01234567", sector_keys=("catering",))
    cleaner = make_supplier("Best Cleaning", aliases=("Spotless",), sector_keys=("cleaning", "transport"))
    caterer.tier, caterer.tiered_on = Tier.HIGH, TODAY
    cleaner.tier, cleaner.tiered_on = Tier.LOW, TODAY
    other = make_supplier("Crown Pencils", company_number="00000009")
    end_supplier(make_supplier("Dull Lamps"), "Closed", by=None, today=TODAY)
    return [caterer, cleaner, other]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (SupplierFilter(), ["Acme Catering", "Best Cleaning", "Crown Pencils"]),
        (SupplierFilter(with_ended=True), ["Acme Catering", "Best Cleaning", "Crown Pencils", "Dull Lamps"]),
        (SupplierFilter(words="SPOT"), ["Best Cleaning"]),
        (SupplierFilter(words="1234567 acme"), ["Acme Catering"]),
        (SupplierFilter(tier=Tier.HIGH), ["Acme Catering"]),
        (SupplierFilter(is_untiered=True), ["Crown Pencils"]),
        (SupplierFilter(sector_key="cleaning"), ["Best Cleaning"]),
        (SupplierFilter(is_high_risk_sector=True), ["Acme Catering", "Best Cleaning"]),
        (SupplierFilter(never_checked=True), ["Acme Catering", "Best Cleaning", "Crown Pencils"]),
        (SupplierFilter(sort="tier"), ["Acme Catering", "Best Cleaning", "Crown Pencils"]),
        (SupplierFilter(sort="number"), ["Crown Pencils", "Acme Catering", "Best Cleaning"]),
        (SupplierFilter(is_descending=True), ["Crown Pencils", "Best Cleaning", "Acme Catering"]),
    ],
)
def test_the_list_shows_what_is_asked_for(
    three: list[Supplier], wanted: SupplierFilter, titles: list[str]
) -> None:
    assert _titles(wanted) == titles


def test_a_search_puts_names_that_begin_with_it_first(house: World) -> None:
    for title in ("A1 Zebra Ltd", "Zebra Ltd", "Bold Zebra"):
        make_supplier(title)
    assert _titles(SupplierFilter(words="zebra")) == ["Zebra Ltd", "A1 Zebra Ltd", "Bold Zebra"]


@pytest.mark.parametrize("typed", ["%", "_", "a%g", "\\"])
def test_a_search_takes_wildcards_as_they_are(three: list[Supplier], typed: str) -> None:
    assert _titles(SupplierFilter(words=typed)) == []


def test_only_contracts_in_force_are_counted(three: list[Supplier]) -> None:
    caterer, cleaner, _ = three
    this_year = date(2026, 1, 1), date(2026, 12, 31)
    make_contract(caterer, "Meals", value=120_000, starts_on=this_year[0], ends_on=this_year[1])
    make_contract(caterer, "Coffee", value=5_000, starts_on=None, ends_on=None)
    make_contract(caterer, "Old", value=9, starts_on=date(2024, 1, 1), ends_on=TODAY - timedelta(days=1))
    make_contract(caterer, "New", value=9, starts_on=TODAY + timedelta(days=1), ends_on=date(2027, 5, 1))
    make_contract(cleaner, "Windows", value=None)
    rows, _ = page_of_suppliers(SupplierFilter(sort="value", is_descending=True), TODAY, 1)
    assert [(row.title, row.value, row.contracts) for row in rows] == [
        ("Acme Catering", 125_000, 2),
        ("Best Cleaning", None, 1),
        ("Crown Pencils", None, 0),
    ]
    assert rows[1].sector_keys == ("cleaning", "transport")


def test_a_page_beyond_the_last_is_the_last(house: World) -> None:
    for number in range(PAGE_SIZE + 3):
        make_supplier(f"Supplier {number:03}")
    rows, total = page_of_suppliers(SupplierFilter(), TODAY, 9)
    assert (len(rows), total) == (3, PAGE_SIZE + 3)


def test_another_tenant_sees_none_of_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        make_contract(make_supplier("Acme"), "Meals", value=5)
    with tenant_scope(world.bexley.id):
        make_supplier("Best")
        for sort in ("title", "value", "checked"):
            rows, total = page_of_suppliers(SupplierFilter(sort=sort), TODAY, 1)
            assert [(row.title, row.contracts) for row in rows] == [("Best", 0)]
            assert total == 1
