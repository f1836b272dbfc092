"""What a year is called in an address."""

from datetime import date

import pytest

from workflows.published_statements.rules import YEAR, year_label, year_words


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "label", "words"),
    [
        (date(2025, 4, 1), date(2026, 3, 31), "2025-26", "2025/26"),
        (date(2099, 4, 1), date(2100, 3, 31), "2099-00", "2099/00"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
    ],
)
def test_a_year_is_called_as_people_write_it_when_it_is_in_an_address(
    starts_on: date, ends_on: date, label: str, words: str
) -> None:
    assert year_label(starts_on, ends_on) == label
    assert year_words(label) == words
    assert YEAR.fullmatch(label)
