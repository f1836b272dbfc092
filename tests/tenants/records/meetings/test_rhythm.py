"""On which days a series falls."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice

import pytest
from dateutil.rrule import rrulestr

from tenants.records.meetings.rhythm import (
    MOST_MEETINGS,
    Rhythm,
    every_months_on_date,
    every_months_on_weekday,
    every_weeks,
)


def test_the_days_are_as_far_apart_as_the_weeks_when_counted_in_weeks() -> None:
    rhythm = every_weeks(6, date(2027, 1, 12))
    assert rhythm.first(3) == [date(2027, 1, 12), date(2027, 2, 23), date(2027, 4, 6)]
    assert rhythm.words() == "Every 6 weeks on Tuesday"


def test_the_weekday_stays_when_counted_in_months_by_weekday() -> None:
    rhythm = every_months_on_weekday(3, date(2027, 1, 12))
    assert rhythm.first(3) == [date(2027, 1, 12), date(2027, 4, 13), date(2027, 7, 13)]
    assert rhythm.words() == "Every 3 months on the second Tuesday"


def test_the_fifth_weekday_counts_as_the_last_when_a_month_has_only_four() -> None:
    rhythm = every_months_on_weekday(1, date(2027, 3, 31))
    assert rhythm.first(2) == [date(2027, 3, 31), date(2027, 4, 28)]
    assert rhythm.words() == "Every month on the last Wednesday"


def test_the_last_day_stands_in_when_a_month_lacks_the_date() -> None:
    rhythm = every_months_on_date(1, date(2027, 1, 31))
    assert rhythm.first(2) == [date(2027, 1, 31), date(2027, 2, 28)]
    assert rhythm.words() == "Every month on the 31st"


@pytest.mark.parametrize("make", [every_weeks, every_months_on_weekday, every_months_on_date])
def test_it_means_the_same_when_another_calendar_reads_the_rule(make: Callable[[int, date], Rhythm]) -> None:
    rhythm = make(2, date(2027, 1, 12))
    read: Iterable[datetime] = rrulestr(rhythm.rule, dtstart=datetime(2027, 1, 12))
    assert [moment.date() for moment in islice(read, 10)] == rhythm.first(10)


def test_the_last_day_is_included_when_an_end_is_given() -> None:
    assert len(every_weeks(1, date(2027, 1, 12)).until(date(2027, 1, 26))) == 3
    assert every_weeks(1, date(2027, 1, 12)).until(date(2027, 1, 11)) == []


def test_no_more_than_the_most_are_offered_when_the_end_is_far_away() -> None:
    assert len(every_weeks(1, date(2027, 1, 12)).until(date(2060, 1, 1))) == MOST_MEETINGS


@pytest.mark.parametrize("first", [date(1900, 1, 1), date(2199, 12, 31), date(2060, 12, 31)])
def test_it_ends_quietly_when_the_days_are_out_of_reach(first: date) -> None:
    for make in (every_weeks, every_months_on_weekday, every_months_on_date):
        assert len(make(24, first).first(24)) <= 24


@pytest.mark.parametrize(
    "rule", ["", "FREQ=DAILY;INTERVAL=1", "FREQ=WEEKLY;INTERVAL=0", "FREQ=MONTHLY;INTERVAL=25"]
)
def test_a_rule_is_refused_when_no_series_has_it(rule: str) -> None:
    with pytest.raises(ValueError, match=r"A series of meetings"):
        Rhythm(rule, date(2027, 1, 12))
