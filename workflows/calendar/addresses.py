"""Makes, finds and stops the secret addresses under which people's calendars read."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.people.sign_ins import hash_of
from workflows.calendar.models import CalendarFeed

#: How old `read_at` may grow before it is written again, so that a calendar that reads seldom writes.
READ_EVERY = timedelta(hours=1)


def make_feed(person_id: UUID) -> str:
    """A new token of 256 bits for the person's feed; one made before stops working at once."""
    held = (
        select(Person).where(Person.id == person_id).with_for_update()
    )  # two at once would both begin a row
    if db.session.scalar(held) is None:
        raise NotFound("We could not find that person.")
    token = secrets.token_urlsafe(32)
    feed = find_feed_of(person_id)
    if feed is None:
        feed = CalendarFeed(person_id=person_id)
        db.session.add(feed)
    feed.token_hash, feed.made_at, feed.read_at = hash_of(token), clock.now(), None
    audit.note_portal_event("calendar-feed:made", person_id=person_id)
    db.session.flush()
    return token


def revoke_feed(person_id: UUID) -> None:
    """Stops the person's feed; nothing when there is none."""
    feed = find_feed_of(person_id)
    if feed is not None:
        db.session.delete(feed)
        audit.note_portal_event("calendar-feed:stopped", person_id=person_id)
        db.session.flush()


def find_feed_of(person_id: UUID) -> CalendarFeed | None:
    """The person's feed, if they have one."""
    return db.session.get(CalendarFeed, person_id)


def find_feed(token: str) -> Person | None:
    """Whose feed this token opens; None when it was never made, was stopped, or they were deactivated."""
    statement = (
        select(Person)
        .join(CalendarFeed, CalendarFeed.person_id == Person.id)
        .where(CalendarFeed.token_hash == hash_of(token), Person.is_active)
    )
    return db.session.scalar(statement)


def should_note_read(person_id: UUID) -> bool:
    """Whether it is an hour or more since the feed was last noted as read."""
    feed = find_feed_of(person_id)
    return feed is not None and (feed.read_at is None or clock.now() - feed.read_at >= READ_EVERY)


def note_read(person_id: UUID) -> None:
    """Writes that the person's calendar reads the feed now."""
    statement = update(CalendarFeed).where(CalendarFeed.person_id == person_id)
    db.session.execute(statement.values(read_at=clock.now()).execution_options(synchronize_session=False))
