"""From which day on a record is too old, and how long that is in words."""

from datetime import date

import pytest

from tenants.records.retention.rules import KEPT_WORDS, NOUNS, Keeping, Kept, months_words


@pytest.mark.parametrize(
    ("months", "on", "before_on"),
    [
        (72, date(2026, 11, 22), date(2020, 11, 22)),
        (1, date(2027, 3, 31), date(2027, 2, 28)),
        (12, date(2028, 2, 29), date(2027, 2, 28)),
    ],
)
def test_months_are_counted_back_when_a_day_is_given(months: int, on: date, before_on: date) -> None:
    keeping = Keeping(Kept.REFERRALS, months, months, "the day of referral", "", "")
    assert keeping.before_on(on) == before_on


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (1, "1 month"),
        (6, "6 months"),
        (12, "1 year"),
        (18, "18 months"),
        (24, "2 years"),
        (30, "2 years and 6 months"),
    ],
)
def test_months_are_told_in_years_when_there_are_many(months: int, words: str) -> None:
    assert months_words(months) == words


def test_every_kind_has_words_when_it_can_be_purged() -> None:
    assert set(KEPT_WORDS) == set(NOUNS) == set(Kept)
