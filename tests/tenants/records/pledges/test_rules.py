"""When a report on a charter is due, what it covers, and what is said to have moved."""

from datetime import date

import pytest

from tenants.records.pledges.rules import Progress, first_report_due_on, movement, usual_period

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("adopted_on", "due_on"),
    [
        (date(2026, 10, 1), date(2027, 10, 1)),
        (date(2018, 11, 14), date(2027, 11, 14)),
        (date(2018, 11, 23), date(2026, 11, 23)),
        (date(2018, 11, 22), date(2027, 11, 22)),
        (date(2024, 2, 29), date(2027, 2, 28)),
    ],
)
def test_no_year_counts_as_missed_when_a_charter_was_taken_on_long_ago(
    adopted_on: date, due_on: date
) -> None:
    assert first_report_due_on(adopted_on, 12, TODAY) == due_on


@pytest.mark.parametrize(
    ("adopted_on", "last_ended_on", "starts_on"),
    [
        (date(2018, 1, 1), date(2025, 12, 31), date(2026, 1, 1)),
        (date(2018, 1, 1), None, date(2025, 11, 23)),
        (date(2026, 5, 1), None, date(2026, 5, 1)),
        (None, None, date(2025, 11, 23)),
        (None, TODAY, TODAY),
    ],
)
def test_a_report_begins_where_the_last_one_ended_when_nobody_says_otherwise(
    adopted_on: date | None, last_ended_on: date | None, starts_on: date
) -> None:
    assert usual_period(adopted_on, last_ended_on, TODAY) == (starts_on, TODAY)


def test_a_movement_is_told_in_words_when_there_was_a_report_before() -> None:
    assert movement("", Progress.IN_PLACE) == ""
    assert movement(Progress.UNDER_WAY, Progress.UNDER_WAY) == "As before"
    assert movement(Progress.NOT_STARTED, Progress.IN_PLACE) == "Moved on from “not started”"
    assert movement(Progress.IN_PLACE, Progress.UNDER_WAY) == "Fell back from “in place”"
