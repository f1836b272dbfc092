"""Tests of what messages are called and when they are tried again."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from workflows.notices.rules import digest_key, id_for, message_id, pause_after

ID = UUID("0b1f4f0e-6a55-4e4f-9d0a-3a0f5f6a7b8c")


def test_the_id_is_the_same_when_the_key_is_the_same() -> None:
    key = digest_key(ID, date(2026, 11, 23))
    assert id_for(key) == id_for(f"digest:{ID}:2026-11-23")
    assert id_for(key) != id_for(digest_key(ID, date(2026, 11, 24)))


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("https://portal.example", "portal.example"),
        ("http://127.0.0.1:8000", "127.0.0.1"),
        ("http://[::1]:8000", "[IPv6:::1]"),
    ],
)
def test_the_message_id_names_the_host_when_given_the_address(base_url: str, host: str) -> None:
    assert message_id(ID, base_url) == f"<{ID}@{host}>"


def test_pauses_grow_when_tries_fail_again_and_again() -> None:
    pauses = [pause_after(tries, ID) for tries in range(1, 8)]
    assert pauses[:5] == sorted(set(pauses[:5]))
    assert pauses[4] == pauses[6]
    assert timedelta(minutes=1) <= pauses[0] <= timedelta(seconds=72)
    assert timedelta(hours=4) <= pauses[6] <= timedelta(hours=4, minutes=48)


def test_pauses_differ_when_messages_differ_and_stay_when_asked_again() -> None:
    ids = [uuid4() for _ in range(200)]
    assert len({pause_after(1, one) for one in ids}) > 10
    assert [pause_after(3, one) for one in ids] == [pause_after(3, one) for one in ids]
