"""Which columns a download of the registry has, and what its rows say."""

import pytest

from workflows.registry_match.columns import Column, Entry, find_columns, missing_words, read_rows

COLUMNS = {Column.YEAR: 0, Column.NAME: 1, Column.NUMBER: 2, Column.URL: 3, Column.SUMMARY: 4}


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (
            ["StatementYear", "OrganisationName", "Address", "SectorType", "CompanyNumber", "StatementURL"],
            {Column.YEAR: 0, Column.NAME: 1, Column.NUMBER: 4, Column.URL: 5},
        ),
        (
            ["Organisation name", "Company number", "Year", "Link to statement", "Statement summary URL"],
            {Column.NAME: 0, Column.NUMBER: 1, Column.YEAR: 2, Column.URL: 3, Column.SUMMARY: 4},
        ),
        (["Turnover", "Company"], {Column.NAME: 1}),
    ],
)
def test_columns_are_found_by_likeness(headings: list[str], found: dict[Column, int]) -> None:
    assert find_columns(headings) == found


def test_only_the_organisation_is_needed() -> None:
    assert missing_words({Column.NAME: 0}) == ""
    assert "organisation" in missing_words({Column.YEAR: 0})


@pytest.mark.parametrize(
    ("row", "entry"),
    [
        (["2025", "Acme Ltd", "01234567", "https://a.example/x", ""], ("01234567", "https://a.example/x")),
        (["2025", "Acme Ltd", "1234567", "", "https://b.example"], ("01234567", "https://b.example")),
        (["2025", "Acme Ltd", "none", "www.a.example", ""], ("", "https://www.a.example")),
        (["2025", "Acme Ltd", "", "javascript:alert(1)", "x"], ("", "")),
        (["2025", "Acme Ltd", "sc 123456", "https://a.example/\x00", ""], ("SC123456", "")),
    ],
)
def test_a_row_is_an_entry_with_its_number_and_address(row: list[str], entry: tuple[str, str]) -> None:
    reading = read_rows([row], COLUMNS, None)
    assert reading.entries == (Entry(2025, "Acme Ltd", *entry),)


def test_rows_are_counted_when_they_cannot_be_used() -> None:
    rows = [["2025", "", "", "", ""], ["", "Acme", "", "", ""], ["1999", "Acme", "", "", ""]]
    reading = read_rows(rows, COLUMNS, None)
    assert (reading.entries, reading.without_name, reading.without_year) == ((), 1, 2)
    assert read_rows(rows[1:], COLUMNS, 2024).years == [2024]
    twice = [["2024 to 2025", "Acme", "", "", ""]] * 2
    assert len(read_rows(twice, COLUMNS, None).entries) == 1
    assert read_rows(twice, COLUMNS, None).years == [2025]
