"""Tests of who leads when two schedulers run."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from tenants import clock
from tenants.database import db
from workflows.runs.leader import LEASE, Leadership
from workflows.runs.queries import last_tick_at


@pytest.fixture
def pair(portal: Flask) -> Iterator[tuple[Leadership, Leadership]]:
    """Two schedulers that want to lead."""
    first, second = Leadership(), Leadership()
    yield first, second
    first.release()
    second.release()


def test_one_leads_and_the_other_waits_when_both_want_to(pair: tuple[Leadership, Leadership]) -> None:
    first, second = pair
    assert [first.renew(), second.renew(), first.renew(), second.renew()] == [True, False, True, False]


def test_the_other_takes_over_when_the_leader_hands_over(pair: tuple[Leadership, Leadership]) -> None:
    first, second = pair
    first.renew()
    first.release()
    assert [second.renew(), first.renew()] == [True, False]


def test_the_other_takes_over_when_the_lease_ran_out(sqlite_portal: Flask) -> None:
    first, second = Leadership(), Leadership()
    assert first.renew()
    with time_machine.travel(clock.now() + LEASE + timedelta(seconds=1)):
        assert second.renew()
        assert not first.renew()


def test_the_lead_is_kept_when_it_is_renewed_in_time(sqlite_portal: Flask) -> None:
    first, second = Leadership(), Leadership()
    for step in range(5):
        with time_machine.travel(clock.now() + step * timedelta(seconds=40)):
            assert first.renew()
            assert not second.renew()


def leads_soon(waiting: Leadership) -> bool:
    """The server notices a closed connection a moment later."""
    for _ in range(100):
        if waiting.renew():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.postgresql
def test_the_other_takes_over_when_the_leaders_connection_is_gone(postgresql_portal: Flask) -> None:
    first, second = Leadership(), Leadership()
    assert first.renew()
    line = first._line
    assert line is not None
    assert line.connection.dbapi_connection is not None
    line.connection.dbapi_connection.close()  # as when its process was killed
    assert not first.renew()
    assert leads_soon(second)
    assert not first.renew()
    second.release()
    assert first.renew()
    first.release()


def test_the_last_tick_is_known_when_somebody_has_led(pair: tuple[Leadership, Leadership]) -> None:
    first, second = pair
    assert last_tick_at() is None
    before = clock.now()
    first.renew()
    led_at = last_tick_at()
    assert led_at is not None
    assert before <= led_at <= clock.now()
    second.renew()
    first.release()
    assert last_tick_at() == led_at
    db.session.rollback()
