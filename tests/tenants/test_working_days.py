"""Checks that working days are those on which a council in England works."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.working_days import (
    FIRST_DAY,
    LAST_DAY,
    add_working_days,
    is_working_day,
    latest_due_reached,
    working_days_between,
)

steady = settings(derandomize=True, database=None, deadline=None, max_examples=200)
# Far enough from the limits for every offset below to stay inside them.
days = st.dates(date(2016, 1, 1), date(2059, 12, 31))
offsets = st.integers(-40, 40)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 22),  # a Sunday
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2026, 12, 28),  # the substitute for Boxing Day, a Saturday
        date(2027, 12, 27),  # the substitutes for Christmas Day and Boxing Day, a weekend
        date(2027, 12, 28),
        date(2022, 1, 3),  # the substitute for New Year's Day
        date(2020, 5, 8),  # the early May holiday, moved for VE Day
        date(2022, 9, 19),  # the State Funeral of Queen Elizabeth II
        date(2023, 5, 8),  # the coronation of King Charles III
    ],
)
def test_a_day_is_no_working_day_when_it_is_a_weekend_or_an_english_bank_holiday(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 23),
        date(2026, 3, 17),  # St Patrick's Day: Northern Ireland only
        date(2026, 1, 2),  # Scotland only
        date(2020, 5, 4),  # the Monday from which the early May holiday moved
        date(2026, 12, 24),
    ],
)
def test_a_day_is_a_working_day_when_only_others_are_on_holiday(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
        (date(2026, 11, 22), -1, date(2026, 11, 20)),
        (date(2026, 11, 30), -14, date(2026, 11, 10)),
    ],
)
def test_working_days_are_counted_over_weekends_and_holidays_when_added(
    day: date, n: int, expected: date
) -> None:
    assert add_working_days(day, n) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 23), date(2026, 11, 20), -1),
        (date(2026, 12, 24), date(2027, 1, 4), 4),
    ],
)
def test_the_days_between_carry_a_sign_when_counted(start: date, end: date, expected: int) -> None:
    assert working_days_between(start, end) == expected


@steady
@given(days, offsets)
def test_adding_walks_one_working_day_at_a_time_when_checked_by_hand(day: date, n: int) -> None:
    reached, left = day, n
    while left or (n == 0 and not is_working_day(reached)):
        reached += ONE_DAY if n >= 0 else -ONE_DAY
        left -= is_working_day(reached) * ((n > 0) - (n < 0))
    assert add_working_days(day, n) == reached


@steady
@given(days, offsets.filter(bool))
def test_the_days_between_undo_the_days_added_when_any_were(day: date, n: int) -> None:
    assert working_days_between(day, add_working_days(day, n)) == n


@steady
@given(days, offsets)
def test_the_latest_due_date_is_reached_and_the_next_is_not_when_a_reminder_has_any_offset(
    today: date, offset: int
) -> None:
    due_on = latest_due_reached(offset, today)
    assert add_working_days(due_on, offset) <= today
    assert all(add_working_days(due_on + n * ONE_DAY, offset) > today for n in range(1, 15))


@steady
@given(days, offsets)
def test_the_latest_due_date_never_goes_back_when_a_day_passes(today: date, offset: int) -> None:
    assert latest_due_reached(offset, today) <= latest_due_reached(offset, today + ONE_DAY)


@pytest.mark.parametrize("outside", [FIRST_DAY - ONE_DAY, LAST_DAY + ONE_DAY])
def test_a_plain_sentence_is_raised_when_a_day_is_outside_the_limits(outside: date) -> None:
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        is_working_day(outside)
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        add_working_days(outside, 0)
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        working_days_between(outside, date(2026, 1, 1))
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        working_days_between(date(2026, 1, 1), outside)
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        latest_due_reached(0, outside)


@pytest.mark.parametrize(("day", "n"), [(FIRST_DAY, -1), (LAST_DAY, 1), (date(2026, 1, 1), 20_000)])
def test_a_plain_sentence_is_raised_when_the_count_leaves_the_limits(day: date, n: int) -> None:
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        add_working_days(day, n)


@pytest.mark.parametrize(("offset", "today"), [(1, FIRST_DAY), (0, FIRST_DAY), (-1, LAST_DAY)])
def test_a_plain_sentence_is_raised_when_the_latest_due_date_is_outside(offset: int, today: date) -> None:
    with pytest.raises(ValueError, match="from 2015 to 2060 only"):
        latest_due_reached(offset, today)
