"""Checks that recurring duties fall due when the council expects them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.dating import Dating, Precision
from tenants.recurrence import Recurrence, every_months, from_completion, in_months, yearly_on

TODAY = date(2026, 11, 22)
steady = settings(derandomize=True, database=None, deadline=None, max_examples=50)


def due(recurrence: Recurrence, until: date, after: date = TODAY) -> list[str]:
    return [dating.words() for dating in recurrence.occurrences(after, until)]


def test_the_duty_falls_on_its_day_each_year_when_yearly() -> None:
    assert due(yearly_on(10, 18), date(2028, 12, 31)) == ["18 October 2027", "18 October 2028"]


def test_the_duty_falls_on_the_last_of_february_when_the_year_is_not_a_leap_year() -> None:
    assert due(yearly_on(2, 29), date(2028, 12, 31)) == ["28 February 2027", "29 February 2028"]


@pytest.mark.parametrize("starts_on", [date(2026, 1, 1), date(2026, 8, 31), date(2024, 2, 29)])
def test_march_and_september_are_both_due_when_the_first_day_is_any_day(starts_on: date) -> None:
    boards = Recurrence("FREQ=YEARLY;BYMONTH=3,9", starts_on, Precision.MONTH)
    assert due(boards, date(2028, 4, 1)) == ["March 2027", "September 2027", "March 2028"]


def test_months_keep_their_last_day_when_due_in_a_month() -> None:
    dates = [dating.due_on for dating in in_months([9, 3]).occurrences(TODAY, date(2027, 12, 31))]
    assert dates == [date(2027, 3, 31), date(2027, 9, 30)]


def test_every_third_month_is_due_when_quarterly_from_the_31st() -> None:
    quarterly = every_months(3, date(2026, 8, 31))
    assert due(quarterly, date(2027, 6, 1)) == ["November 2026", "February 2027", "May 2027"]


def test_short_months_are_not_skipped_when_monthly_on_the_31st() -> None:
    monthly = every_months(1, date(2027, 1, 31), Precision.DAY)
    assert due(monthly, date(2027, 3, 31)) == ["31 January 2027", "28 February 2027", "31 March 2027"]


def test_a_day_comes_once_when_several_days_fall_together_in_a_short_month() -> None:
    rule = Recurrence("FREQ=MONTHLY;BYMONTHDAY=30,31,-1", date(2027, 2, 1), Precision.DAY)
    assert due(rule, date(2027, 3, 31)) == ["28 February 2027", "30 March 2027", "31 March 2027"]


def test_a_quarter_comes_once_when_its_months_are_all_named() -> None:
    rule = Recurrence("FREQ=MONTHLY", date(2027, 1, 1), Precision.QUARTER)
    assert due(rule, date(2027, 6, 30)) == ["January to March 2027", "April to June 2027"]


def test_the_month_of_the_start_is_meant_when_a_yearly_rule_names_none() -> None:
    rule = Recurrence("FREQ=YEARLY;INTERVAL=2", date(2026, 2, 28), Precision.MONTH)
    assert due(rule, date(2031, 1, 1)) == ["February 2028", "February 2030"]


def test_nothing_is_due_when_the_duty_has_not_started() -> None:
    assert due(yearly_on(10, 18, starts_on=date(2027, 10, 19)), date(2028, 12, 31)) == ["18 October 2028"]


def test_the_first_day_is_left_out_and_the_last_is_kept_when_a_span_is_asked_for() -> None:
    assert due(yearly_on(10, 18), date(2028, 10, 18), after=date(2027, 10, 18)) == ["18 October 2028"]


def test_the_next_is_strictly_later_when_asked_on_the_day_itself() -> None:
    assert yearly_on(10, 18).next_after(date(2026, 10, 18)) == Dating.on_day(date(2027, 10, 18))
    assert in_months([3, 9]).next_after(date(2026, 9, 29)) == Dating.in_month(2026, 9)


def test_there_is_no_next_when_it_lies_beyond_the_calendar_or_waits_for_completion() -> None:
    assert yearly_on(10, 18).next_after(date(2060, 10, 18)) is None
    assert from_completion(12).next_after(TODAY) is None
    assert from_completion(12).occurrences(TODAY, date(2060, 1, 1)) == []


def test_the_months_are_counted_from_the_day_it_was_done_when_counted_from_completion() -> None:
    assert from_completion(12).after_completion(date(2028, 2, 29)) == Dating.on_day(date(2029, 2, 28))
    by_month = from_completion(6, Precision.MONTH)
    assert by_month.after_completion(date(2026, 8, 31)) == Dating.in_month(2027, 2)


def test_completion_moves_nothing_when_the_duty_follows_the_calendar() -> None:
    with pytest.raises(ValueError, match="follows the calendar"):
        yearly_on(10, 18).after_completion(TODAY)


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        (yearly_on(10, 18), "Every year on 18 October"),
        (yearly_on(2, 29), "Every year on 29 February (28 February when it is not a leap year)"),
        (in_months([9, 3]), "Every March and September"),
        (in_months([1, 5, 9]), "Every January, May and September"),
        (in_months([6]), "Every year, by 30 June"),
        (in_months([2]), "Every year, by the end of February"),
        (every_months(3, date(2026, 3, 31)), "Every quarter, from March 2026"),
        (every_months(1, date(2026, 3, 1)), "Every month, from March 2026"),
        (every_months(6, date(2026, 3, 31), Precision.DAY), "Every 6 months, from 31 March 2026"),
        (from_completion(12), "Every 12 months from completion"),
        (from_completion(1), "Every month from completion"),
        (Recurrence("FREQ=YEARLY", date(2026, 6, 1), Precision.YEAR), "Every year"),
        (Recurrence("FREQ=YEARLY", date(2026, 6, 1), Precision.MONTH), "Every year, by 30 June"),
        (
            Recurrence("FREQ=YEARLY;BYMONTH=6", date(2026, 1, 1), Precision.QUARTER),
            "Every year, in April to June",
        ),
        (
            Recurrence("FREQ=YEARLY;INTERVAL=2;BYMONTH=3,9", date(2026, 10, 1), Precision.MONTH),
            "Every 2 years, in March and September, from 2028",
        ),
        (
            Recurrence("FREQ=MONTHLY;BYMONTH=3,9;BYMONTHDAY=-1", TODAY, Precision.DAY),
            "Every year on the last day of March and the last day of September",
        ),
        (
            Recurrence("FREQ=MONTHLY;BYMONTHDAY=1,12,-1", date(2027, 1, 2), Precision.DAY),
            "Every month on the 1st, the 12th and the last day, from 12 January 2027",
        ),
    ],
)
def test_the_rhythm_reads_as_plain_english_when_shown(recurrence: Recurrence, words: str) -> None:
    assert recurrence.words() == words


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "FREQ=yearly",
        "INTERVAL=3",
        "FREQ=YEARLY;COUNT=3",
        "FREQ=YEARLY;BYDAY=MO",
        "FREQ=YEARLY;UNTIL=20300101",
        "DTSTART:20260101",
        "RRULE:FREQ=YEARLY",
        "FREQ=YEARLY;FREQ=YEARLY",
        "FREQ=YEARLY;",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=121",
        "FREQ=MONTHLY;INTERVAL=1,2",
        "FREQ=MONTHLY;INTERVAL=",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=3,",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-2",
        "FREQ=YEARLY;BYMONTHDAY=18",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTH=4",
        "FREQ=YEARLY\nBYMONTH=3",
        " ",
    ],
)
def test_a_sentence_is_raised_when_a_rule_is_not_one_we_follow(rule: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        Recurrence(rule, TODAY, Precision.DAY)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Recurrence("", TODAY, Precision.DAY),
        lambda: Recurrence("FREQ=YEARLY", TODAY, Precision.DAY, 12),
        lambda: Recurrence("FREQ=YEARLY", TODAY, Precision.ONGOING),
        lambda: Recurrence("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", TODAY, Precision.MONTH),
        lambda: yearly_on(13, 1),
        lambda: yearly_on(2, 30),
        lambda: yearly_on(4, 0),
        lambda: in_months([]),
        lambda: in_months([0]),
        lambda: every_months(0, TODAY),
        lambda: from_completion(0),
        lambda: from_completion(121),
    ],
)
def test_a_sentence_is_raised_when_the_choices_make_no_rhythm(make: Callable[[], Recurrence]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        make()


@steady
@given(
    st.integers(1, 24),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.sampled_from([Precision.DAY, Precision.MONTH]),
)
def test_every_step_is_the_start_moved_by_whole_months_when_counted_by_months(
    n: int, starts_on: date, precision: Precision
) -> None:
    first = Dating.in_period_of(starts_on, precision)
    eve = starts_on - timedelta(days=1)
    expected = [first.moved(months=n * step) for step in range(5)]
    assert every_months(n, starts_on, precision).occurrences(eve, date(2045, 1, 1))[:5] == expected


@steady
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=12),
    st.dates(date(2015, 1, 1), date(2050, 1, 1)),
)
def test_the_next_is_the_first_of_the_coming_ones_when_months_are_chosen(
    months: list[int], day: date
) -> None:
    recurrence = in_months(months)
    coming = recurrence.occurrences(day, day + timedelta(days=800))
    assert recurrence.next_after(day) == coming[0]
    assert {dating.due_on.month for dating in coming if dating.due_on} == set(months)
