"""Checks that a due date keeps, shows and reads the precision its source gave."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.dating import Dating, Precision, format_day, parse

TODAY = date(2026, 11, 22)
steady = settings(derandomize=True, database=None, deadline=None, max_examples=200)
years = st.integers(2015, 2060)
datings = st.one_of(
    st.dates(date(2015, 1, 1), date(2060, 12, 31)).map(Dating.on_day),
    st.builds(Dating.in_month, years, st.integers(1, 12)),
    st.builds(Dating.in_quarter, years, st.integers(1, 4)),
    years.map(Dating.in_year),
    st.sampled_from([Dating.ongoing(), Dating.unstated(), Dating.on_event("On adoption of the strategy")]),
)


@pytest.mark.parametrize(
    ("dating", "starts_on", "due_on", "words"),
    [
        (Dating.on_day(date(2026, 10, 18)), date(2026, 10, 18), date(2026, 10, 18), "18 October 2026"),
        (Dating.in_month(2026, 6), date(2026, 6, 1), date(2026, 6, 30), "June 2026"),
        (Dating.in_month(2028, 2), date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        (Dating.in_quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31), "January to March 2026"),
        (Dating.in_quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31), "October to December 2026"),
        (Dating.in_year(2026), date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (Dating.on_event(" On adoption of the strategy "), None, None, "On adoption of the strategy"),
        (Dating.ongoing(), None, None, "Ongoing"),
        (Dating.unstated(), None, None, "No date given"),
    ],
)
def test_a_dating_knows_its_period_and_words_when_made(
    dating: Dating, starts_on: date | None, due_on: date | None, words: str
) -> None:
    assert (dating.starts_on, dating.due_on, dating.words()) == (starts_on, due_on, words)


@pytest.mark.parametrize(
    ("due_on", "precision", "event"),
    [
        (None, Precision.DAY, ""),
        (None, Precision.YEAR, ""),
        (date(2026, 6, 29), Precision.MONTH, ""),
        (date(2026, 5, 31), Precision.QUARTER, ""),
        (date(2026, 6, 30), Precision.YEAR, ""),
        (date(2026, 6, 30), Precision.EVENT, "On adoption"),
        (date(2026, 6, 30), Precision.ONGOING, ""),
        (None, Precision.EVENT, "  "),
        (None, Precision.UNSTATED, "On adoption"),
        (date(2026, 6, 30), Precision.DAY, "On adoption"),
    ],
)
def test_a_sentence_is_raised_when_the_parts_contradict_each_other(
    due_on: date | None, precision: Precision, event: str
) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        Dating(due_on, precision, event)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Dating.in_month(2026, 13),
        lambda: Dating.in_quarter(2026, 0),
        lambda: Dating.in_quarter(2026, 5),
        lambda: Dating.in_year(0),
        lambda: Dating.in_period_of(TODAY, Precision.ONGOING),
        lambda: Dating.in_year(9999).moved(months=1),
    ],
)
def test_a_sentence_is_raised_when_no_such_period_exists(make: Callable[[], Dating]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        make()


@pytest.mark.parametrize(
    ("dating", "months", "days", "expected"),
    [
        (Dating.on_day(date(2026, 10, 18)), -4, 0, Dating.on_day(date(2026, 6, 18))),
        (Dating.on_day(date(2026, 1, 31)), 1, 0, Dating.on_day(date(2026, 2, 28))),
        (Dating.on_day(date(2026, 1, 31)), 1, 1, Dating.on_day(date(2026, 3, 1))),
        (Dating.in_month(2026, 2), 1, 0, Dating.in_month(2026, 3)),
        (Dating.in_month(2026, 6), 0, 14, Dating.in_month(2026, 7)),
        (Dating.in_quarter(2026, 4), 3, 0, Dating.in_quarter(2027, 1)),
        (Dating.in_year(2026), 12, 0, Dating.in_year(2027)),
        (Dating.ongoing(), 12, 5, Dating.ongoing()),
        (Dating.on_event("On adoption"), 1, 0, Dating.on_event("On adoption")),
    ],
)
def test_a_dating_keeps_its_precision_when_moved(
    dating: Dating, months: int, days: int, expected: Dating
) -> None:
    assert dating.moved(months=months, days=days) == expected


@steady
@given(datings, st.integers(-120, 120), st.integers(-400, 400))
def test_the_precision_survives_when_a_dating_is_moved_anywhere(
    dating: Dating, months: int, days: int
) -> None:
    moved = dating.moved(months, days)
    assert moved.precision is dating.precision
    assert moved.starts_on is None or moved.due_on is None or moved.starts_on <= moved.due_on


@steady
@given(datings)
def test_the_words_are_read_back_as_the_same_dating_when_typed(dating: Dating) -> None:
    assert parse(dating.words(), TODAY) == dating


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18 October 2026", Dating.on_day(date(2026, 10, 18))),
        ("  18  OCT  2026. ", Dating.on_day(date(2026, 10, 18))),
        ("1st of Sept. 2026", Dating.on_day(date(2026, 9, 1))),
        ("18/10/2026", Dating.on_day(date(2026, 10, 18))),
        ("18.10.26", Dating.on_day(date(2026, 10, 18))),
        ("2026-10-18", Dating.on_day(date(2026, 10, 18))),
        ("by 29 February 2028", Dating.on_day(date(2028, 2, 29))),
        ("22 November", Dating.on_day(date(2026, 11, 22))),
        ("18 Oct", Dating.on_day(date(2027, 10, 18))),
        ("Oct 2026", Dating.in_month(2026, 10)),
        ("October 2026", Dating.in_month(2026, 10)),
        ("by the end of June 2026", Dating.in_month(2026, 6)),
        ("06/2026", Dating.in_month(2026, 6)),
        ("Q3 2026", Dating.in_quarter(2026, 3)),
        ("2026 q3", Dating.in_quarter(2026, 3)),
        ("quarter 3 2026", Dating.in_quarter(2026, 3)),
        ("July to September 2026", Dating.in_quarter(2026, 3)),
        ("2026", Dating.in_year(2026)),
        ("Ongoing", Dating.ongoing()),
        ("On adoption of the strategy", Dating.on_event("On adoption of the strategy")),
        ("once the board has met", Dating.on_event("once the board has met")),
        ("", Dating.unstated()),
        ("No date given", Dating.unstated()),
    ],
)
def test_a_date_is_understood_when_an_officer_types_it(typed: str, expected: Dating) -> None:
    assert parse(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("31/02/2026", "no day 31 in February 2026. Type a day up to 28 February 2026"),
        ("29 February 2027", "Type a day up to 28 February 2027"),
        ("0/1/2026", "Type a day up to 31 January 2026"),
        ("10/18/2026", "Type the day first, for example 18/10/2026"),
        ("0/2026", "Type the day first, for example 18/10/2026"),
        ("1 October 1826", "Type a year from 2015 to 2060"),
        ("2061", "Type a year from 2015 to 2060"),
        ("Q5 2026", "quarters run from 1 to 4"),
        ("May to July 2026", "for example July to September 2026 or Q3 2026"),
        ("soon", "Type a date such as 18 October 2026, October 2026, Q3 2026 or 2026, or type ongoing"),
        ("on 31st", "Type a date such as 18 October 2026"),
        ("after 5 May", "Type a date such as 18 October 2026"),
        ("after May 2026", "Type a date such as 18 October 2026"),
        ("٣١/٠١/٢٠٢٦", "Type a date such as 18 October 2026"),
        ("9" * 5000, "Type a date such as 18 October 2026"),
    ],
)
def test_the_error_says_what_to_type_when_a_date_cannot_be_read(typed: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice) as raised:
        parse(typed, TODAY)
    assert len(str(raised.value)) < 200


@steady
@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused_with_a_sentence_when_it_is_odd(typed: str) -> None:
    try:
        understood = parse(typed, TODAY)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert understood.words()


def test_a_day_has_no_leading_zero_when_shown() -> None:
    assert [format_day(TODAY), format_day(date(2026, 3, 1))] == ["22 November 2026", "1 March 2026"]
