"""How long something may take, in words."""

import pytest

from tenants.guidance.rules import length_in_words


@pytest.mark.parametrize(
    ("months", "days", "is_working_days", "words"),
    [
        (0, 30, False, "30 days"),
        (0, 5, True, "5 working days"),
        (0, 1, True, "1 working day"),
        (3, 0, False, "3 months"),
        (1, 10, False, "1 month and 10 days"),
        (0, 0, False, ""),
    ],
)
def test_a_length_reads_as_people_say_it(months: int, days: int, is_working_days: bool, words: str) -> None:
    assert length_in_words(months, days, is_working_days=is_working_days) == words
