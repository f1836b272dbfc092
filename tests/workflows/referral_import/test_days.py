"""Checks that days and months are read however they are written."""

from datetime import date

import pytest

from workflows.referral_import.days import read_day_or_month


@pytest.mark.parametrize(
    "typed",
    ["22/11/2026", "2026-11-22", "22 November 2026", "22.11.26", "2026-11-22 00:00:00", "46348"],
)
def test_a_day_is_read_when_it_is_written_in_any_usual_way(typed: str) -> None:
    assert read_day_or_month(typed) == (date(2026, 11, 22), False)


@pytest.mark.parametrize(
    "typed", ["November 2026", "nov-26", "Nov 2026", "11/2026", "2026-11", "NOV. 2026", "2026 November"]
)
def test_only_the_month_is_known_when_no_day_is_written(typed: str) -> None:
    assert read_day_or_month(typed) == (date(2026, 11, 1), True)


@pytest.mark.parametrize("typed", ["2026", "31/02/2026", "last week", "13/2026", "٢٢/١١/٢٠٢٦", "9" * 400])
def test_the_cure_is_told_when_no_day_can_be_read(typed: str) -> None:
    with pytest.raises(ValueError, match="Write it like 22/11/2026, or like November 2026"):
        read_day_or_month(typed)


def test_nothing_is_known_when_the_cell_is_empty() -> None:
    assert read_day_or_month(" ") == (None, False)
