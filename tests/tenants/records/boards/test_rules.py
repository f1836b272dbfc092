"""Pure decisions about boards: frequencies, months of reports, lives, circles."""

from datetime import date

import pytest

from tenants.records.boards.rules import (
    Life,
    RhythmUnit,
    all_above,
    frequency_words,
    has_not_met_for_long,
    may_become,
    months_of,
    months_words,
    next_month_end,
)

WEEK, MONTH = RhythmUnit.WEEK, RhythmUnit.MONTH


@pytest.mark.parametrize(
    ("every", "unit", "words", "said"),
    [
        (6, WEEK, "", "Every 6 weeks"),
        (1, MONTH, "", "Every month"),
        (1, MONTH, "monthly", "Every month"),
        (6, WEEK, "every 6 weeks", "Every 6 weeks"),
        (3, MONTH, "quarterly", "Every 3 months (quarterly)"),
        (None, None, "regular", "regular"),
        (None, None, "", "Not known"),
    ],
)
def test_the_frequency_is_said_in_words_when_it_is_known_or_not(
    every: int | None, unit: RhythmUnit | None, words: str, said: str
) -> None:
    assert frequency_words(every, unit, words) == said


@pytest.mark.parametrize(
    ("since", "every", "unit", "is_long"),
    [
        (date(2026, 8, 30), 6, WEEK, False),  # twelve weeks to the day
        (date(2026, 8, 29), 6, WEEK, True),
        (date(2026, 5, 22), 3, MONTH, False),
        (date(2026, 5, 21), 3, MONTH, True),
        (date(9999, 1, 1), 60, MONTH, False),
    ],
)
def test_a_board_has_not_met_for_long_when_twice_its_frequency_is_over(
    since: date, every: int, unit: RhythmUnit, is_long: bool
) -> None:
    assert has_not_met_for_long(since, every, unit, date(2026, 11, 22)) is is_long


def test_months_are_read_in_order_when_some_are_no_months() -> None:
    assert months_of("9,3,13,x,3") == (3, 9)
    assert months_of("") == ()
    assert months_words("3,9") == "March and September"
    assert months_words("1,4,7") == "January, April and July"
    assert months_words("5") == "May"
    assert months_words("") == ""


@pytest.mark.parametrize(
    ("after", "end"),
    [
        (date(2026, 11, 22), date(2027, 3, 31)),
        (date(2027, 3, 30), date(2027, 3, 31)),
        (date(2027, 3, 31), date(2027, 9, 30)),
        (date(2027, 9, 30), date(2028, 3, 31)),
    ],
)
def test_the_next_month_end_is_found_when_a_board_expects_two_reports_a_year(after: date, end: date) -> None:
    assert next_month_end((3, 9), after) == end


def test_there_is_no_month_end_when_no_report_is_expected_or_the_calendar_ends() -> None:
    assert next_month_end((), date(2026, 1, 1)) is None
    assert next_month_end((12,), date.max) is None


@pytest.mark.parametrize(
    ("now", "wanted", "may"),
    [
        (Life.PLANNED, Life.ACTIVE, True),
        (Life.ACTIVE, Life.PAUSED, True),
        (Life.PLANNED, Life.PAUSED, False),
        (Life.PAUSED, Life.ENDED, True),
        (Life.ENDED, Life.ACTIVE, False),
        (Life.ENDED, Life.ENDED, False),
    ],
)
def test_a_board_may_go_on_but_never_back_when_it_has_ended(now: Life, wanted: Life, may: bool) -> None:
    assert may_become(now, wanted) is may


def test_everything_above_is_found_when_lines_run_through_others_and_in_a_circle() -> None:
    parents = {"a": ["b", "c"], "b": ["d"], "d": ["b"]}
    assert all_above("a", parents) == {"b", "c", "d"}
    assert all_above("c", parents) == set()
    assert "b" in all_above("b", parents)
