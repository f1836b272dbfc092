"""Reading and writing times of day."""

from datetime import time

import pytest

from portal.borough.meetings.times import NotATime, clock_words, read_time, span_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10am", time(10)),
        ("10", time(10)),
        ("2.30 PM", time(14, 30)),
        ("14:30", time(14, 30)),
        ("1430", time(14, 30)),
        ("02:00", time(2)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("noon", time(12)),
    ],
)
def test_a_time_is_read_when_it_can_mean_only_one(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "2", "2:30", "24:00", "0am", "13pm", "10:60", "ten", "١٠am", "9" * 400]
)
def test_a_time_is_refused_when_it_is_none_or_could_be_two(typed: str) -> None:
    with pytest.raises(NotATime):
        read_time(typed)


def test_times_read_as_people_say_them() -> None:
    assert span_words(time(9, 30), time(12)) == "9:30am to midday"
    assert clock_words(time(0, 5)) == "12:05am"
    assert clock_words(None) == ""
