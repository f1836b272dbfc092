"""Tests of when a job is due."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from workflows.runs.rules import Job, daily, every, working_days


def moment(text: str) -> datetime:
    """A moment written in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "period"),
    [
        ("2026-11-23T06:29:59", None),
        ("2026-11-23T06:30:00", "2026-11-23"),
        ("2026-11-23T23:59:59", "2026-11-23"),
        ("2026-11-24T00:00:00", None),
        ("2026-07-01T05:29:59", None),  # British Summer Time: 06:30 is 05:30 in UTC
        ("2026-07-01T05:30:00", "2026-07-01"),
        ("2026-07-01T23:30:00", None),  # the 2nd of July in London
    ],
)
def test_a_daily_job_is_due_when_its_hour_has_come_in_london(now: str, period: str | None) -> None:
    assert daily(at="06:30").period(moment(now)) == period


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-22", "2026-12-25", "2026-12-28"])
def test_a_job_of_working_days_waits_when_the_day_is_none(day: str) -> None:
    assert working_days(at="06:30").period(moment(f"{day}T12:00")) is None
    assert daily(at="06:30").period(moment(f"{day}T12:00")) == day


def test_a_daily_job_has_one_period_a_day_when_the_clocks_change() -> None:
    for start in ("2026-10-24T00:00", "2026-03-28T00:00"):
        quarters = [moment(start) + n * timedelta(minutes=15) for n in range(3 * 96)]
        due = [daily(at="05:30").period(now) for now in quarters]
        starts = [now for last, now in pairwise(due) if now and now != last]
        assert len(starts) == len(set(starts)) == 3


def test_a_frequent_job_has_a_period_each_minute_when_an_hour_comes_twice() -> None:
    start = moment("2026-10-25T00:00")
    periods = [every(minutes=1).period(start + n * timedelta(minutes=1)) for n in range(180)]
    assert len(set(periods)) == 180


def test_a_period_holds_all_its_minutes_when_a_job_runs_every_fifteen() -> None:
    times = every(minutes=15)
    assert times.period(moment("2026-11-23T10:14:59")) == "2026-11-23T10:00Z"
    assert times.period(moment("2026-11-23T10:15:00")) == "2026-11-23T10:15Z"


def test_times_are_plain_english_when_shown() -> None:
    words = [daily(at="05:30").words, working_days(at="06:30").words, every(minutes=1).words]
    assert words == ["every day at 05:30", "every working day at 06:30", "every minute"]
    assert every(minutes=15).words == "every 15 minutes"


@pytest.mark.parametrize("at", ["00:30", "01:30", "03:59", "23:30"])
def test_an_hour_is_refused_when_it_can_be_missing_or_come_twice(at: str) -> None:
    with pytest.raises(ValueError, match="between 04:00 and 23:00"):
        daily(at=at)


def test_the_key_names_job_and_day_when_it_is_due() -> None:
    job = Job("chase", "Write reminders", working_days(at="06:30"), lambda today: "")
    assert job.period_key(moment("2026-11-23T08:00")) == "chase:2026-11-23"
    assert job.period_key(moment("2026-11-22T08:00")) is None
