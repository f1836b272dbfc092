"""Tests of what the secretariat is told of those who look things up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.audiences import Audience
from tests.factories.coverage import note_looks
from tests.factories.world import World
from workflows.directory.jobs import tidy_look_ups
from workflows.directory.look_ups import count_of, look_ups_of, name_of, readers
from workflows.directory.models import LookUp
from workflows.directory.rules import Looked
from workflows.directory.watching import Reading, unusual

USUAL = Reading(look_ups=30, shown=90, places=3, busiest_day=10, whole=1, stopped=0)
ADDRESS = f"address:{'0a1b2c' + '0' * 58}"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"stopped": 1}, ["stopped at the limit once"]),
        ({"whole": 3}, ["opened the whole directory 3 times"]),
        ({"places": 20}, ["asked about 20 authorities"]),
        ({"busiest_day": 150, "stopped": 2}, ["stopped at the limit twice", "150 look-ups on one day"]),
    ],
)
def test_a_reader_is_unusual_when_they_looked_at_more_than_work_asks_for(
    change: dict[str, int], said: list[str]
) -> None:
    assert unusual(replace(USUAL, **change), Audience.NETWORK) == said


def test_less_is_unusual_for_somebody_who_has_not_signed_in() -> None:
    reading = replace(USUAL, places=8, busiest_day=40)
    assert unusual(reading, Audience.NETWORK) == []
    assert len(unusual(reading, Audience.PUBLIC)) == 2


def test_unusual_readers_come_first_then_those_who_looked_most(world: World) -> None:
    lead, joint = f"person:{world.barnet.lead.id}", f"person:{world.joint.id}"
    yesterday = clock.now() - timedelta(days=1)
    note_looks(lead, 3, place="barnet,bexley")
    note_looks(lead, 2, place="bexley", at=yesterday)
    note_looks(joint, 6)
    note_looks(ADDRESS, 1, audience=Audience.PUBLIC)
    note_looks(ADDRESS, 1, kind=Looked.STOPPED, audience=Audience.PUBLIC)
    note_looks(f"person:{world.stranger.id}", 9, at=clock.now() - timedelta(days=8))
    found = readers(clock.now() - timedelta(days=7))
    assert [one.name for one in found] == [
        "Not signed in (0a1b2c)",
        "Jo Joint, Barnet, Bexley",
        "Barnet Lead, Barnet",
    ]
    assert found[0].unusual == ("stopped at the limit once",) and found[0].reading.look_ups == 1
    assert found[2].reading == Reading(5, 5, 2, 3, 0, 0)
    assert found[2].audience == Audience.NETWORK


def test_a_readers_look_ups_are_shown_the_newest_first(world: World) -> None:
    key = f"person:{world.met.member.id}"
    note_looks(key, kind=Looked.ENTRY, at=clock.now() - timedelta(hours=1))
    note_looks(key, kind=Looked.CARD)
    assert name_of(key) == "Met Member, Metropolitan Police"
    assert count_of(key) == 2
    assert [one.kind for one in look_ups_of(key, offset=0, limit=9)] == [Looked.CARD, Looked.ENTRY]
    assert [one.kind for one in look_ups_of(key, offset=1, limit=9)] == [Looked.ENTRY]


@pytest.mark.parametrize("key", ["", "person:\x00", f"person:{'0' * 36}", ADDRESS, "address:x"])
def test_a_reader_is_not_found_when_nobody_looked_under_that_key(portal: Flask, key: str) -> None:
    with pytest.raises(NotFound):
        name_of(key)


def test_only_what_is_older_than_twelve_months_is_forgotten(portal: Flask) -> None:
    today = date(2026, 11, 22)
    for days in (0, 364, 366, 800, 900):
        note_looks(ADDRESS, at=clock.now().replace(2026, 11, 22) - timedelta(days=days))
    assert tidy_look_ups(today) == "Forgot 3 look-ups of more than 12 months ago."
    assert len(list(db.session.scalars(select(LookUp)))) == 2
    assert tidy_look_ups(today) == "Forgot 0 look-ups of more than 12 months ago."
