"""How sums of money are read and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.records.contracts.pounds import MOST, pounds_words, read_pounds


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [
        ("£1,250,000", 1_250_000),
        ("1.25m", 1_250_000),
        ("£1.25 Million", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1250000", 1_250_000),
        ("  GBP 1,250,000 ", 1_250_000),
        ("250k", 250_000),
        ("2bn", 2_000_000_000),
        ("£\u00a040 pounds", 40),
        ("99.50", 100),
        ("99.49", 99),
        ("0", 0),
    ],
)
def test_a_sum_is_understood_however_it_is_written(typed: str, pounds: int) -> None:
    assert read_pounds(typed) == pounds


@pytest.mark.parametrize(
    "typed", ["-5", "1,25,000", "1.250", "1.250.000", "12,5", "£", "m", "1e6", "about 5", "٣", "1" * 16]
)
def test_what_is_no_sum_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"1\.25m"):
        read_pounds(typed)


def test_nothing_typed_is_no_sum_and_a_sum_has_an_upper_end() -> None:
    assert read_pounds("  ") is None
    assert pounds_words(None) == ""
    with pytest.raises(ValueError, match="no more than £999,999,999,999"):
        read_pounds("1000bn")


@given(st.integers(0, MOST))
def test_what_we_say_is_what_we_read(pounds: int) -> None:
    assert read_pounds(pounds_words(pounds)) == pounds
