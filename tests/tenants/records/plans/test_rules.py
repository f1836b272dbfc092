"""The pure decisions about actions: what their dates say, and how a chain counts."""

from datetime import date
from uuid import uuid4

import pytest

from tenants.dating import Dating, Precision
from tenants.records.plans.rules import (
    Chain,
    Claimed,
    Standing,
    is_rosier_than_its_dates,
    lateness_words,
    may_accept,
    standing,
)

FRIDAY = date(2026, 11, 20)
SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("claimed", "due_on", "is_closed", "expected"),
    [
        (Claimed.ON_TRACK, FRIDAY, False, Standing.LATE),
        (Claimed.ON_TRACK, SUNDAY, False, Standing.DUE_SOON),
        (Claimed.NOT_STARTED, date(2026, 12, 10), False, Standing.DUE_SOON),
        (Claimed.NOT_STARTED, date(2026, 12, 11), False, Standing.IN_TIME),
        (Claimed.AT_RISK, None, False, Standing.UNDATED),
        (Claimed.DONE, FRIDAY, False, Standing.WAITING),
        (Claimed.DONE, FRIDAY, True, Standing.DONE),
        (Claimed.CANCELLED, None, True, Standing.CANCELLED),
    ],
)
def test_the_standing_is_what_the_dates_say_when_something_is_claimed(
    claimed: Claimed, due_on: date | None, is_closed: bool, expected: Standing
) -> None:
    assert standing(claimed, due_on, is_closed, SUNDAY) == expected


@pytest.mark.parametrize(
    ("due_on", "today", "words"),
    [
        (FRIDAY, MONDAY, "1 working day late"),
        (FRIDAY, SUNDAY, "1 working day late"),
        (MONDAY, MONDAY, "due today"),
        (MONDAY, FRIDAY, "1 working day left"),
        (date(2026, 12, 29), date(2026, 12, 24), "1 working day left"),  # two bank holidays between
        (date(2026, 11, 2), MONDAY, "15 working days late"),
    ],
)
def test_lateness_is_told_in_working_days_when_an_action_is_open(
    due_on: date, today: date, words: str
) -> None:
    assert lateness_words(due_on, today) == words


def test_only_on_track_is_rosy_when_the_date_has_passed() -> None:
    assert is_rosier_than_its_dates(Claimed.ON_TRACK, Standing.LATE)
    assert not is_rosier_than_its_dates(Claimed.AT_RISK, Standing.LATE)
    assert not is_rosier_than_its_dates(Claimed.ON_TRACK, Standing.IN_TIME)


def test_two_people_close_an_action_when_it_is_done() -> None:
    one, other = uuid4(), uuid4()
    assert may_accept(accepter=one, done_by=other)
    assert not may_accept(accepter=one, done_by=one)


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        (Chain(-4, 0), "4 months before"),
        (Chain(1, 0), "1 month after"),
        (Chain(0, -1), "1 day before"),
        (Chain(0, 0), "on the same day as"),
    ],
)
def test_a_chain_reads_as_english_when_it_is_put_into_words(chain: Chain, words: str) -> None:
    assert chain.words() == words


def test_a_chained_date_waits_when_the_other_has_none() -> None:
    event = Dating.on_event("On adoption of the strategy")
    assert Chain(-4, 0).date_from(event, Precision.MONTH) == event
