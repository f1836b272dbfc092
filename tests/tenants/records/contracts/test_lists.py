"""The list of contracts agrees with the pure rules, and comes a page at a time."""

from datetime import date, timedelta
from itertools import product

from tenants import clock
from tenants.database import db
from tenants.records.checks.coverage import high_risk_unchecked, relets
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.contracts.lists import (
    PAGE_SIZE,
    ContractFilter,
    count_contracts,
    page_of_contracts,
)
from tenants.records.contracts.rules import Standing, standing
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier
from tenants.scope import tenant_scope
from tests.factories.contracts import make_contract
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def test_the_database_and_the_pure_rule_agree_where_a_contract_is_in_its_life(
    house: World, supplier: Supplier
) -> None:
    days = (None, TODAY - DAY, TODAY, TODAY + DAY)
    pairs = [(first, last) for first, last in product(days, days) if not first or not last or first <= last]
    for first, last in pairs:
        make_contract(supplier, f"{first} {last}", starts_on=first, ends_on=last)
    for wanted in ((each,) for each in Standing):
        found, _total = page_of_contracts(ContractFilter(standings=wanted), TODAY, 1)
        expected = {f"{first} {last}" for first, last in pairs if standing(first, last, TODAY) in wanted}
        assert {row.title for row in found} == expected != set()
    both = ContractFilter(standings=(Standing.IN_FORCE, Standing.TO_COME))
    ended = ContractFilter(standings=(Standing.ENDED,))
    assert count_contracts(both, TODAY) == len(pairs) - count_contracts(ended, TODAY)


def test_what_has_no_value_comes_last_whichever_way_it_is_sorted(house: World, supplier: Supplier) -> None:
    for title, value in (("None", None), ("Small", 1), ("Large", 9)):
        make_contract(supplier, title, value=value)
    for is_descending, expected in ((False, ["Small", "Large", "None"]), (True, ["Large", "Small", "None"])):
        wanted = ContractFilter(sort="value", is_descending=is_descending)
        assert [row.title for row in page_of_contracts(wanted, TODAY, 1)[0]] == expected


def test_a_page_beyond_the_last_is_the_last(house: World, supplier: Supplier) -> None:
    for number in range(PAGE_SIZE + 1):
        make_contract(supplier, f"Contract {number:02}")
    rows, total = page_of_contracts(ContractFilter(sort="title"), TODAY, 99)
    assert ([row.title for row in rows], total) == ([f"Contract {PAGE_SIZE}"], PAGE_SIZE + 1)


def _check(supplier: Supplier, status: CheckStatus, done_on: date | None = None) -> SupplierCheck:
    now = clock.now()
    check = SupplierCheck(supplier_id=supplier.id, kind=CheckKind.SITE_VISIT, status=status, title="Visit")
    check.created_at, check.updated_at, check.done_on = now, now, done_on
    db.session.add(check)
    db.session.flush()
    return check


def test_a_high_risk_contract_needs_a_check_that_still_counts(house: World) -> None:
    supplier, wanted = make_supplier("Risky Ltd"), ContractFilter(is_unchecked_high_risk=True)
    supplier.tier = Tier.HIGH
    make_contract(supplier)
    _check(supplier, CheckStatus.PLANNED)
    old = _check(supplier, CheckStatus.DONE, date(2020, 1, 1))
    assert count_contracts(wanted, TODAY) == high_risk_unchecked(TODAY, 5)[1] == 1
    old.done_on = TODAY - DAY
    db.session.flush()
    assert count_contracts(wanted, TODAY) == high_risk_unchecked(TODAY, 5)[1] == 0


def test_a_contract_without_a_relet_date_is_to_be_relet_by_its_end(house: World, supplier: Supplier) -> None:
    until = TODAY + 180 * DAY
    for title, relet_on, ends_on in (
        ("Soon", TODAY, None),
        ("By its end", None, until),
        ("Past", TODAY - DAY, until),
        ("Later", until + DAY, None),
    ):
        make_contract(supplier, title, relet_on=relet_on, ends_on=ends_on)
    wanted = ContractFilter(relet_from=TODAY, relet_before=until + DAY, sort="relet")
    assert [row.title for row in page_of_contracts(wanted, TODAY, 1)[0]] == ["Soon", "By its end"]
    assert [line.title for line in relets(TODAY, until, 5)[0]] == ["Soon", "By its end"]


def test_the_neighbours_contracts_are_not_in_the_list(world: World) -> None:
    with tenant_scope(world.barnet.id):
        make_contract(make_supplier())
    with tenant_scope(world.bexley.id):
        assert page_of_contracts(ContractFilter(), TODAY, 1) == ([], 0)
        assert page_of_contracts(ContractFilter(words="catering", lacks_clauses=True), TODAY, 1) == ([], 0)
