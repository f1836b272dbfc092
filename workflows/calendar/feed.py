"""Writes one person's calendar: the meetings they may read of, and what is due from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from icalendar import Event
from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.people.models import Person
from tenants.people.permissions import Permission
from tenants.people.queries import Belonging, belongings_of
from tenants.records.boards.models import Board
from tenants.records.meetings.models import Meeting
from tenants.scope import in_each_tenant
from workflows.calendar.appointments import Appointment, appointment, shared_appointment
from workflows.calendar.events import as_bytes, calendar_of, day_event, meeting_event, uid_of
from workflows.chasing.sources import SOURCES
from workflows.settings import settings
from workflows.sharing.queries import shared_meetings

NAME = "LMSL portal"
BEFORE, AFTER = timedelta(days=31), timedelta(days=366)
REFRESHED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that the person owes: what it is, by when, and the page that shows it."""

    subject_id: UUID
    version: int
    title: str
    due_on: date
    page: str


@dataclass(frozen=True, slots=True)
class House:
    """What one tenant adds to a person's calendar."""

    name: str
    meetings: list[Appointment]
    shared: list[Appointment]
    due: list[Due]


def feed_ics(person: Person, today: date) -> bytes:
    """The whole calendar as iCalendar: meetings from a month ago to a year ahead, and open deadlines.

    Events carry titles, days, times and places, and nothing that people wrote about them.
    """
    person_id = person.id
    houses = {each.tenant_id: each for each in belongings_of(person_id)}
    found = in_each_tenant(houses, lambda tenant_id: _house(houses[tenant_id], person_id, today))
    calendar = calendar_of("PUBLISH", _events(found))
    calendar.add("x-wr-calname", NAME)
    calendar.add("name", NAME)
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return as_bytes(calendar)


def _events(houses: Iterable[House]) -> Iterator[Event]:
    """Every event once, though a shared board's meeting is seen from several tenants: from its home first."""
    houses, seen = list(houses), set[UUID]()
    names = [(f"{house.name}: " if len(houses) > 1 else "", house) for house in houses]
    shown = [(prefix, one) for prefix, house in names for one in house.meetings]
    for prefix, meeting in [*shown, *((prefix, one) for prefix, house in names for one in house.shared)]:
        if meeting.meeting_id not in seen:
            seen.add(meeting.meeting_id)
            yield _meeting_event(meeting, prefix)
    for prefix, house in names:
        yield from _due_events(house, prefix)


def _meeting_event(meeting: Appointment, prefix: str) -> Event:
    off = "Cancelled: " if meeting.is_cancelled else ""  # few calendars show the status of an event
    return meeting_event(meeting, f"{off}{prefix}{meeting.summary}", meeting.changed_at)


def _due_events(house: House, prefix: str) -> Iterator[Event]:
    now = clock.now()
    for due in house.due:
        uid = uid_of(due.subject_id, due.version)
        yield day_event(uid, due.version, due.due_on, f"{prefix}Due: {due.title}", due.page, now)


def _house(house: Belonging, person_id: UUID, today: date) -> House:
    reads_boards, reads_plans = house.may(Permission.BOARD_READ), house.may(Permission.PLAN_READ)
    period = (today - BEFORE, today + AFTER)
    return House(
        name=house.tenant_name,
        meetings=_meetings(house, *period) if reads_boards else [],
        shared=_shared(house, *period) if reads_boards else [],
        due=list(_due(house, person_id)) if reads_plans else [],
    )


def _meetings(house: Belonging, first: date, last: date) -> list[Appointment]:
    statement = (
        select(Meeting, Board.title)
        .join(Board, Board.id == Meeting.board_id)
        .where(Meeting.meets_on >= first, Meeting.meets_on <= last)
        .order_by(Meeting.meets_on, Meeting.starts_at, Meeting.id)
    )
    return [appointment(meeting, title, house.slug) for meeting, title in db.session.execute(statement)]


def _shared(house: Belonging, first: date, last: date) -> list[Appointment]:
    """Meetings of boards that other tenants edit and this one takes part in."""
    now = clock.now()
    return [shared_appointment(each, house.slug, now) for each in shared_meetings(first, last)]


def _due(house: Belonging, person_id: UUID) -> Iterator[Due]:
    """What the person owns and has not done, of every kind that is chased."""
    for source in SOURCES.values():
        every = source.open_deadlines()
        theirs = every.where(every.selected_columns.owner_id == person_id)
        versions = {row.subject_id: row.due_version for row in db.session.execute(theirs)}
        found = source.describe(list(versions)) if versions else {}
        for key, said in sorted(found.items(), key=lambda each: (each[1].due_on, each[1].title)):
            yield Due(key, versions[key], said.title, said.due_on, _page(house, said.path))


def _page(house: Belonging, path: str) -> str:
    return f"{settings().base_url}/{house.slug}/{path}"
