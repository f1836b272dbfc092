"""The quarters of financial years, and the keys by which they are asked for."""

from datetime import date

import pytest

from workflows.register.periods import Quarter, newest_whole, quarter_at, quarter_of, quarters_in


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2026, 3, 31), "2025-26-q4"), (date(2026, 4, 1), "2026-27-q1"), (date(2026, 12, 31), "2026-27-q3")],
)
def test_a_day_lies_in_the_quarter_of_its_year_from_april(day: date, key: str) -> None:
    found = quarter_of(day)
    assert found.key == key and found.starts_on <= day <= found.ends_on
    assert quarter_at(key) == found


def test_the_newest_whole_quarter_is_over() -> None:
    assert newest_whole(date(2026, 11, 22)) == Quarter(2026, 2)
    assert newest_whole(date(2026, 4, 1)) == Quarter(2025, 4)


def test_a_year_stands_for_its_four_quarters() -> None:
    assert [each.key for each in quarters_in("2099-00")] == [f"2099-00-q{number}" for number in range(1, 5)]
    assert quarters_in("2025-26-q3") == (Quarter(2025, 3),)


@pytest.mark.parametrize(
    "key", ["", "2025", "2025-27", "2025-26-q5", "2025-26-q", "٢٠٢٥-26-q1", "'; drop", "0000-01"]
)
def test_what_is_no_period_is_said_to_be_none(key: str) -> None:
    with pytest.raises(ValueError, match="is no quarter"):
        quarters_in(key)
