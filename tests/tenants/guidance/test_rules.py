"""Tests of the arithmetic of clocks."""

from datetime import date

import pytest

from tenants.guidance.rules import ClockRule


@pytest.mark.parametrize(
    ("rule", "starts_on", "due_on"),
    [
        (ClockRule(days=30), date(2026, 11, 22), date(2026, 12, 22)),
        (ClockRule(months=6), date(2026, 3, 31), date(2026, 9, 30)),
        (ClockRule(months=6), date(2026, 8, 31), date(2027, 2, 28)),
        (ClockRule(fixed_month=9, fixed_day=30), date(2026, 3, 31), date(2026, 9, 30)),
        (ClockRule(fixed_month=9, fixed_day=30), date(2026, 9, 30), date(2027, 9, 30)),
        (ClockRule(fixed_month=9, fixed_day=30), date(2026, 12, 31), date(2027, 9, 30)),
    ],
)
def test_the_last_day_is_found_when_a_clock_starts(rule: ClockRule, starts_on: date, due_on: date) -> None:
    assert rule.due_after(starts_on) == due_on
