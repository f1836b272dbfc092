"""Checks of what is spent with whom, and which contracts of high risk have no check that counts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest

from tenants.records.checks.coverage import high_risk_unchecked, relets, spend_by_tier
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier
from tenants.scope import tenant_scope
from tests.factories.checks import make_check, make_planned
from tests.factories.contracts import make_contract
from tests.factories.guidance import make_guidance
from tests.factories.suppliers import make_supplier
from tests.factories.world import World

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _in_barnet(world: World, on_day: Callable[..., AbstractContextManager[object]]) -> Iterator[None]:
    make_guidance()
    with on_day(TODAY), tenant_scope(world.barnet.id):
        yield


def _supplier(title: str, tier: Tier | None) -> Supplier:
    supplier = make_supplier(title)
    supplier.tier = tier
    return supplier


def test_spend_is_told_by_tier_when_contracts_are_in_force() -> None:
    high, low = _supplier("High Ltd", Tier.HIGH), _supplier("Low Ltd", Tier.LOW)
    make_contract(high, "Three years", value=300_000, starts_on=date(2025, 4, 1), ends_on=date(2028, 3, 31))
    make_contract(high, "No value", value=None)
    make_contract(high, "Over", value=900, starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    make_contract(low, "To come", value=900, starts_on=date(2027, 1, 1), ends_on=date(2028, 1, 1))
    found = {line.tier: line for line in spend_by_tier(TODAY)}
    assert list(found) == [Tier.HIGH, Tier.MEDIUM, Tier.LOW, None]
    assert (found[Tier.HIGH].suppliers, found[Tier.HIGH].contracts, found[Tier.HIGH].unvalued) == (1, 2, 1)
    assert found[Tier.HIGH].annual_value == 100_000
    assert found[Tier.LOW].contracts == 0


@pytest.mark.parametrize(
    ("tier", "done_on", "counts"),
    [
        (Tier.HIGH, date(2025, 11, 22), True),
        (Tier.HIGH, date(2025, 11, 21), False),
        (Tier.MEDIUM, date(2025, 11, 21), True),
        (Tier.LOW, date(2023, 11, 22), True),
        (Tier.LOW, date(2023, 11, 21), False),
        (None, date(2025, 11, 21), False),
    ],
)
def test_a_check_counts_when_it_is_not_older_than_its_tier_allows(
    tier: Tier | None, done_on: date, counts: bool
) -> None:
    supplier = _supplier("Acme Ltd", tier)
    make_contract(supplier, value=100, starts_on=None, ends_on=None)
    make_check(supplier, done_on=done_on)
    [line] = [line for line in spend_by_tier(TODAY) if line.contracts]
    assert line.checked_value == (100 if counts else 0)


def test_a_contract_is_listed_when_it_is_of_high_risk_and_unchecked() -> None:
    checked, planned = _supplier("Checked Ltd", Tier.HIGH), _supplier("Planned Ltd", Tier.HIGH)
    make_contract(checked, "Checked")
    make_check(checked)
    make_contract(planned, "Small", value=100)
    make_contract(planned, "Large", value=900_000)
    make_planned(planned)
    make_contract(_supplier("Low Ltd", Tier.LOW), "Low", sector_key="cleaning")
    make_contract(_supplier("Cleaners Ltd", None), "By its sector", sector_key="cleaning", value=200)
    make_contract(_supplier("Lawyers Ltd", None), "Of no risk", sector_key="professional")
    lines, count = high_risk_unchecked(TODAY, 2)
    assert [line.title for line in lines] == ["Large", "By its sector"]
    assert count == 3


def test_a_contract_is_let_anew_soon_when_its_day_comes_within_six_months() -> None:
    supplier = _supplier("Acme Ltd", Tier.LOW)
    make_contract(supplier, "By its end", ends_on=date(2027, 2, 1))
    make_contract(supplier, "By its re-let date", ends_on=date(2028, 2, 1), relet_on=date(2026, 12, 1))
    make_contract(supplier, "Later", ends_on=date(2028, 2, 1))
    make_contract(supplier, "Past", ends_on=date(2027, 2, 1), relet_on=date(2026, 11, 21))
    lines, count = relets(TODAY, date(2027, 5, 22), 8)
    assert ([line.title for line in lines], count) == (["By its re-let date", "By its end"], 2)
