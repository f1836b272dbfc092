"""Tests of reading cells: forgiving where the meaning is plain, and clear where it is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.contract_import.cells import is_yes, read_day, read_extension, read_sum

APRIL = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [
        ("£1,234.50", 1235),
        ("1234.49", 1234),
        ("1.2m", 1_200_000),
        ("£250k", 250_000),
        (" £1.5 million ", 1_500_000),
        ("GBP 10,000", 10_000),
        ("up to £50,000", 50_000),
        ("£50,000 (ex VAT)", 50_000),
        ("150000.004999999", 150_000),  # as Excel keeps a sum that it has calculated
        ("1.2E+06", 1_200_000),
        ("£ -", None),
        ("nil", 0),
        ("TBC", None),
        ("n/a", None),
        ("", None),
    ],
)
def test_a_sum_is_read_when_its_meaning_is_plain(typed: str, pounds: int | None) -> None:
    assert read_sum(typed) == pounds


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("£10,000 to £20,000", "Write one sum in pounds"),
        ("-£400", "not worth less than nothing"),
        ("(400)", "not worth less than nothing"),
        ("£10,000 per annum", "sum for one year"),
        ("1.234,50", "Write one sum"),
        ("1.250", "Write one sum"),  # a thousand and more in other countries
        ("9999999999999", "Write a sum up to"),
        ("1e99", "Write a sum up to"),
        ("see schedule", "Write one sum"),
    ],
)
def test_a_sum_says_how_to_write_it_when_it_cannot_be_read(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_sum(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("01/04/2026", "1.4.26", "1-4-2026", "2026-04-01", "2026-04-01 00:00:00", "2026-04-01T00:00:00Z"),
        *("1 April 2026", "1st Apr 2026", "Wednesday, 1 April 2026", "01-Apr-26", "46113", "46113.0"),
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert read_day(typed) == APRIL


@pytest.mark.parametrize("typed", ["", "N/A", "Ongoing", "rolling", "31/12/9999", "No end date", "TBC"])
def test_there_is_no_day_when_the_cell_says_so(typed: str) -> None:
    assert read_day(typed) is None


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "04/13/2026", "Spring 2028", "March 2027", "2027", "12", "1/1/1066", "x"]
)
def test_a_day_says_how_to_write_it_when_it_cannot_be_read(typed: str) -> None:
    with pytest.raises(ValueError, match="Write it like 31/03/2027"):
        read_day(typed)


@given(st.dates(date(1971, 1, 1), date(2069, 12, 31)))
def test_every_day_is_the_same_in_every_way_of_writing(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)
    short = f"{day:%d/%m/%y}"
    ways = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d %B %Y}", f"{day:%d-%b-%Y}", serial, short]
    assert {read_day(way) for way in ways} == {day}


@given(st.text(max_size=40))
def test_a_cell_gives_a_value_or_words_whatever_is_in_it(text: str) -> None:
    for read in (read_day, read_sum):
        try:
            read(text)
        except ValueError as problem:
            assert str(problem).endswith(".")
    read_extension(text, APRIL)
    is_yes(text)


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("31/03/2028", date(2028, 3, 31)),
        ("12 months", date(2027, 4, 1)),
        ("2 x 12 months", date(2028, 4, 1)),
        ("1+1", date(2028, 4, 1)),
        ("2 years", date(2028, 4, 1)),
        ("Yes, at the council’s discretion", None),
        ("No", None),
        ("999 years", None),
    ],
)
def test_an_extension_is_a_day_when_a_day_follows_from_it(typed: str, until: date | None) -> None:
    assert read_extension(typed, APRIL) == until


def test_an_extension_is_no_day_when_the_end_is_not_known() -> None:
    assert read_extension("12 months", None) is None
    assert read_extension("45000", None) == date(1899, 12, 30) + timedelta(days=45000)


@pytest.mark.parametrize(
    ("typed", "is_ticked"), [("Y", True), ("SME", True), ("1", True), ("No", False), ("", False)]
)
def test_a_mark_is_a_tick_when_it_says_yes(typed: str, is_ticked: bool) -> None:
    assert is_yes(typed) is is_ticked
