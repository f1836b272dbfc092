"""Tests of how look-ups are counted, and when somebody has had enough."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.audiences import Audience
from tests.factories.coverage import note_looks, put_entry
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from workflows.directory.limits import (
    Opened,
    Reader,
    note,
    note_stopped,
    signed_in_reader,
    spent_limit,
    unknown_reader,
)
from workflows.directory.models import LookUp
from workflows.directory.rules import LONGEST_PLACES, Looked, limits_of, places_in_note

SECRET = "one installation's own secret"
SOMEBODY = unknown_reader("192.0.2.7", SECRET)


@pytest.mark.parametrize(
    ("audience", "most"), [(Audience.PUBLIC, 40), (Audience.MEMBERS, 90), (Audience.NETWORK, 300)]
)
def test_a_reader_is_stopped_when_the_look_ups_of_ten_minutes_are_used_up(
    sqlite_portal: Flask, audience: Audience, most: int
) -> None:
    reader, now = Reader("address:x", audience), clock.now()
    note_looks(reader.key, most - 1, at=now - timedelta(minutes=9))
    note_looks(reader.key, most, at=now - timedelta(minutes=11))
    note_looks("address:other", most)
    assert spent_limit(reader, now) is None
    note_looks(reader.key)
    assert spent_limit(reader, now) == limits_of(audience)[0]


def test_a_member_is_stopped_when_a_days_look_ups_are_used_up(portal: Flask) -> None:
    reader, now = Reader("address:x", Audience.MEMBERS), clock.now()
    note_looks(reader.key, 399, at=now - timedelta(hours=23), shown=0)
    note_looks(reader.key, 9, at=now - timedelta(hours=25), shown=0)
    assert spent_limit(reader, now) is None
    note_looks(reader.key, at=now - timedelta(hours=1), shown=0)
    limit = spent_limit(reader, now)
    assert limit is not None and limit.within == timedelta(days=1)


def test_a_member_is_stopped_when_they_have_been_shown_more_than_a_days_work_needs(portal: Flask) -> None:
    reader, now = Reader("address:x", Audience.MEMBERS), clock.now()
    for shown in (20, 200, 29):
        note(reader, Opened(Looked.SEARCH, shown=shown))
    assert spent_limit(reader, now + timedelta(minutes=1)) is None
    assert spent_limit(replace(reader, audience=Audience.NETWORK), now + timedelta(minutes=1)) is None
    note(reader, Opened(Looked.ENTRY, shown=1))
    limit = spent_limit(reader, now + timedelta(hours=1))
    assert limit is not None and limit.is_of_entries
    assert spent_limit(reader, now + timedelta(hours=25)) is None


def test_being_stopped_is_noted_once_and_counts_towards_no_limit(portal: Flask) -> None:
    for _ in range(45):
        note_stopped(SOMEBODY, timedelta(minutes=10))
        db.session.flush()
    assert [one.kind for one in db.session.scalars(select(LookUp))] == [Looked.STOPPED]
    note_looks(SOMEBODY.key, 39, audience=Audience.PUBLIC)
    assert spent_limit(SOMEBODY, clock.now()) is None


def test_only_what_was_opened_is_kept_when_a_look_up_is_noted(world: World) -> None:
    person, entry_id = world.barnet.lead, uuid4()
    reader = signed_in_reader(person.id, Audience.NETWORK)
    places = tuple(f"{number}-very-long-name-of-an-authority" for number in range(33))
    note(reader, Opened(Looked.SEARCH, "adults" * 20, places, entry_id, 7))
    db.session.commit()
    kept = db.session.scalars(select(LookUp)).one()
    assert (kept.reader, kept.person_id, kept.entry_id) == (f"person:{person.id}", person.id, entry_id)
    assert (kept.kind, kept.shown, kept.audience) == (Looked.SEARCH, 7, Audience.NETWORK)
    assert len(kept.place) <= LONGEST_PLACES and set(kept.place.split(",")) < set(places)


def test_an_address_cannot_be_told_from_what_is_kept_of_it() -> None:
    assert "192.0.2.7" not in SOMEBODY.key
    assert SOMEBODY == unknown_reader("192.0.2.7", SECRET) == unknown_reader("::ffff:192.0.2.7", SECRET)
    assert unknown_reader("192.0.2.7", "another installation's secret") != SOMEBODY
    assert unknown_reader("192.0.2.8", SECRET) != SOMEBODY
    assert len(SOMEBODY.key) <= 80


def test_a_reader_stays_the_same_when_they_change_their_address_within_their_network() -> None:
    here = unknown_reader("2001:db8:1:2::1", SECRET)
    assert here == unknown_reader("2001:db8:1:2:ffff:aaaa:0:9", SECRET)
    assert here != unknown_reader("2001:db8:1:3::1", SECRET)
    assert unknown_reader("", SECRET) != here  # no address at all is a reader too


def test_no_slug_is_cut_when_the_places_do_not_fit() -> None:
    assert places_in_note(["barnet", "bexley", "brent"], 13) == "barnet,bexley"
    assert places_in_note([], 13) == places_in_note(["kensington-and-chelsea"], 13) == ""


def test_an_entrys_places_are_kept_when_it_is_opened(world: World) -> None:
    make_guidance()
    entry_id = put_entry(world.met, "police-bcu", covers=(world.bexley, world.barnet))
    note(SOMEBODY, Opened(Looked.CARD, entry_id=entry_id))
    db.session.commit()
    assert db.session.scalars(select(LookUp.place)).one() == "barnet,bexley"
