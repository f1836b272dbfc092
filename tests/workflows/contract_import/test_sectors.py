"""Tests of guessing a sector from words."""

import pytest

from workflows.contract_import.sectors import SectorWords

WORDS = SectorWords(
    [
        ("hospitality", "hotel, accommodation"),
        ("housing", "housing, temporary accommodation"),
        ("catering", "food, School Meals"),
        ("other", ""),
    ]
)


@pytest.mark.parametrize(
    ("texts", "sector"),
    [
        (("55000000 Hotel services",), "hospitality"),
        (("Temporary accommodation (nightly)",), "housing"),  # the longer word knows better
        (("", "School meals for primary schools"), "catering"),
        (("Corporate", "Food parcels"), "catering"),
        (("Food", "Hotel rooms"), "catering"),  # the category comes before the title
        (("Foodstuffs", "Hotels"), None),  # only whole words count
        (("", ""), None),
    ],
)
def test_the_longest_word_of_the_first_text_that_has_one_decides(
    texts: tuple[str, ...], sector: str | None
) -> None:
    assert WORDS.guess(*texts) == sector


def test_nothing_is_guessed_when_no_words_are_known() -> None:
    assert SectorWords([("other", "")]).guess("Food") is None
