"""How company numbers are read, and which names count as the same."""

import pytest

from tenants.records.suppliers.rules import LONGEST_NAME, company_number, name_key, search_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01234567", "01234567"),
        (" 1234567 ", "01234567"),
        ("0123 4567", "01234567"),
        ("sc123456", "SC123456"),
        ("oc 300001", "OC300001"),
        ("", ""),
    ],
)
def test_a_number_is_written_as_the_register_writes_it(typed: str, kept: str) -> None:
    assert company_number(typed) == kept


@pytest.mark.parametrize(
    "typed", ["123456789", "XX123456", "SC12345", "none", "GB 123 4567 89", "１２３４５６７８"]
)
def test_a_number_is_refused_when_it_has_another_form(typed: str) -> None:
    with pytest.raises(ValueError, match="form"):
        company_number(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ACME Catering Co. Ltd", "Acme Catering (UK) Limited"),
        ("Smith & Sons plc", "Smith and Sons PLC"),
        ("O’Neill's Cafés Ltd", "ONeills Cafes"),
    ],
)
def test_two_names_are_the_same_when_only_marks_and_legal_forms_differ(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_two_names_are_not_the_same_when_a_word_differs() -> None:
    assert name_key("Acme Catering Ltd") != name_key("Acme Cleaning Ltd")


def test_a_key_is_never_longer_than_its_column() -> None:
    assert len(name_key("&" * 200)) <= LONGEST_NAME
    assert len(name_key("ﷺ" * 200)) <= LONGEST_NAME


def test_a_search_looks_through_names_as_written_and_bare() -> None:
    words = search_words(("Café Roma Ltd", "O’Neill"), "SC123456")
    assert words == "café roma ltd | cafe roma | o'neill | oneill | sc123456"
