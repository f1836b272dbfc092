"""What gives the place of a refuge away, and whom a service is for in words."""

import pytest

from tenants.records.survivor_services.rules import ages_in_words, gives_a_place_away, languages_typed

ADDRESS = "17 Hidden Mews, Barnet, N3 9ZZ"


@pytest.mark.parametrize(
    "words",
    [
        *("Come to N3 9ZZ.", "near n39zz", "We are at 17  hidden mews", "Write to SE18 6HQ", "EC1A 1BB"),
        *("N3\u00a09ZZ, from a web page", "17\u00a0Hidden Mews", "https://maps.example/?q=N3+9ZZ"),
        *("https://maps.example/n3%209zz", "https://maps.example/17-hidden-mews"),
    ],
)
def test_a_place_is_given_away_when_words_hold_a_postcode_or_its_address(words: str) -> None:
    assert gives_a_place_away(words, ADDRESS)


@pytest.mark.parametrize(
    "words",
    ["Rooms in London", "Ring 020 7946 0202", "A1 care, 24 hours", "https://a.example/en/e17-2026", ""],
)
def test_no_place_is_given_away_when_words_hold_neither(words: str) -> None:
    assert not gives_a_place_away(words, ADDRESS)


@pytest.mark.parametrize(
    ("minimum", "maximum", "words"),
    [(None, None, "Any age"), (18, None, "18 and over"), (None, 17, "Up to 17"), (16, 25, "16 to 25")],
)
def test_ages_read_well_when_either_end_is_open(minimum: int | None, maximum: int | None, words: str) -> None:
    assert ages_in_words(minimum, maximum) == words


def test_languages_are_each_named_once_when_they_are_typed_anyhow() -> None:
    assert languages_typed(" romanian,Vietnamese;\n romanian, ,tok  Pisin") == (
        "Romanian",
        "Vietnamese",
        "Tok Pisin",
    )
