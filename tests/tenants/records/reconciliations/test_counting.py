"""Which entries count under a definition, in which categories, and what is left of a difference."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tenants.records.reconciliations.counting import Definition, categories, count
from tenants.records.reconciliations.rules import Basis, is_settled, left_over
from tenants.records.referrals.entries import Entry

START, END = date(2025, 4, 1), date(2026, 3, 31)
YEAR = Definition(START, END)


def _entry(**changes: Any) -> Entry:
    plain = dict.fromkeys(Entry.__slots__, "")
    numbers = dict.fromkeys(
        ("bridging_nights", "reasonable_on", "conclusive_on", "reconsideration_asked_on", "reconsidered_on")
    )
    values = {"id": uuid4(), "referred_on": START, "route": "nrm", "age_band": "adult", "types": ("labour",)}
    return Entry(**{**plain, **numbers, **values, **changes})


def test_somebody_with_several_types_counts_in_each_and_once_among_all() -> None:
    counted = count([_entry(types=("criminal", "labour")), _entry()], YEAR)
    assert counted["labour", "adult"] == 2 and counted["criminal", "adult"] == 1
    assert counted["", "adult"] == counted["", ""] == 2


@pytest.mark.parametrize(
    ("age_band", "band"),
    [("adult", "adult"), ("child", "child"), ("disputed", "child"), ("unknown", "unknown"), ("", "unknown")],
)
def test_an_age_counts_as_a_child_when_it_is_disputed(age_band: str, band: str) -> None:
    assert set(count([_entry(age_band=age_band)], YEAR)) == {("labour", band), ("", band), ("", "")}


def test_an_entry_without_a_type_counts_as_not_known() -> None:
    assert count([_entry(types=())], YEAR)["unknown", "adult"] == 1


@pytest.mark.parametrize(
    ("route", "has_dtn", "counted"),
    [("nrm", False, 1), ("dtn", False, 0), ("dtn", True, 1), ("outside", True, 0)],
)
def test_a_route_counts_when_the_definition_holds_it(route: str, has_dtn: bool, counted: int) -> None:
    assert count([_entry(route=route)], Definition(START, END, has_dtn=has_dtn)).get(("", ""), 0) == counted


def test_both_ends_of_the_period_count_by_the_day_that_is_asked_for() -> None:
    def on(day: date, decided: date | None) -> Entry:
        return _entry(referred_on=day, reasonable_on=decided)

    entries = [
        on(START, None),
        on(END, date(2026, 4, 1)),
        on(date(2025, 3, 31), START),
        on(date(2026, 4, 1), date(2026, 4, 20)),
    ]
    assert count(entries, YEAR)["", ""] == 2
    assert count(entries, Definition(START, END, Basis.DECIDED))["", ""] == 1


def test_an_unknown_age_has_a_line_when_somebody_is_in_it() -> None:
    found = categories(("labour", "unknown"), {("labour", "unknown"), ("", "unknown"), ("farm", "adult")})
    assert found == [
        *(("labour", "adult"), ("labour", "child"), ("labour", "unknown")),
        *(("unknown", "adult"), ("unknown", "child"), ("farm", "adult"), ("farm", "child")),
        *(("", "adult"), ("", "child"), ("", "unknown"), ("", "")),
    ]


def test_a_difference_is_settled_when_reasons_add_up_to_it() -> None:
    assert left_over(5, 9, [-3]) == -1 and left_over(5, 9, [-3, -2, 1]) == 0
    assert is_settled(5, 9, [-4]) and not is_settled(5, 9, [4])
    assert is_settled(5, None, []) and not is_settled(5, 0, [])
