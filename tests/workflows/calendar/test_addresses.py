"""Tests of the secret addresses of calendar feeds."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import PortalEvent
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tests.factories.world import World
from workflows.calendar.addresses import (
    find_feed,
    find_feed_of,
    make_feed,
    note_read,
    revoke_feed,
    should_note_read,
)


def owner_of(token: str) -> object:
    found = find_feed(token)
    return found and found.id


def test_a_token_opens_its_owners_feed_when_it_was_made(world: World) -> None:
    token = make_feed(world.joint.id)
    assert len(token) == 43  # 256 bits
    assert owner_of(token) == world.joint.id
    feed = find_feed_of(world.joint.id)
    assert feed is not None
    assert token not in (feed.token_hash, str(feed.__dict__))


def test_the_old_token_opens_nothing_when_a_new_one_is_made(world: World) -> None:
    old, new = make_feed(world.joint.id), make_feed(world.joint.id)
    assert old != new
    assert (owner_of(old), owner_of(new)) == (None, world.joint.id)


def test_the_token_opens_nothing_when_the_feed_is_stopped(world: World) -> None:
    token, other = make_feed(world.joint.id), make_feed(world.barnet.owner.id)
    revoke_feed(world.joint.id)
    revoke_feed(world.joint.id)
    assert (owner_of(token), owner_of(other)) == (None, world.barnet.owner.id)


def test_the_token_opens_nothing_when_its_owner_is_deactivated(world: World) -> None:
    token = make_feed(world.joint.id)
    db.session.get_one(Person, world.joint.id).is_active = False
    db.session.flush()
    assert owner_of(token) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "🎉", "x" * 5000])
def test_nothing_is_found_when_the_token_is_nonsense(token: str, sqlite_world: World) -> None:
    make_feed(sqlite_world.joint.id)
    assert find_feed(token) is None


def test_nobody_gets_a_feed_when_there_is_no_such_person(sqlite_world: World) -> None:
    with pytest.raises(NotFound):
        make_feed(sqlite_world.barnet.id)


def test_a_reading_is_noted_once_an_hour_when_a_calendar_reads_often(world: World) -> None:
    person_id = world.joint.id
    assert not should_note_read(person_id)
    make_feed(person_id)
    assert should_note_read(person_id)
    note_read(person_id)
    assert not should_note_read(person_id)
    with time_machine.travel(clock.now() + timedelta(minutes=61)):
        assert should_note_read(person_id)


def test_the_portal_remembers_the_making_and_stopping_and_no_token_when_somebody_does_it(
    world: World,
) -> None:
    token = make_feed(world.joint.id)
    revoke_feed(world.joint.id)
    events = list(db.session.scalars(select(PortalEvent).where(PortalEvent.event.startswith("calendar"))))
    assert {each.event for each in events} == {"calendar-feed:made", "calendar-feed:stopped"}
    assert not [each for each in events if token in repr(each.about)]
