"""Writes appointments and deadlines as iCalendar (RFC 5545) does."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import UUID

from icalendar import Calendar, Event, Timezone, vCalAddress, vUri

from tenants.clock import LONDON
from workflows.calendar.appointments import Appointment
from workflows.notices.letters import one_line
from workflows.settings import settings

PRODUCT = "-//LMSL//LMSL portal//EN"

#: London's clocks since 1996; every day that a meeting can be on lies after that.
_LONDON_CLOCKS = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
END:VTIMEZONE
"""
_ON_THE_WEB = re.compile(r"https?://[!-~]+")


def calendar_of(method: str, events: Iterable[Event]) -> Calendar:
    """A calendar with London's clocks and these events; `method` is what it asks of whoever reads it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(Timezone.from_ical(_LONDON_CLOCKS))
    for event in events:
        calendar.add_component(event)
    return calendar


def as_bytes(calendar: Calendar) -> bytes:
    """The calendar as it is sent: folded, with CRLF at the ends of lines, in UTF-8."""
    return bytes(calendar.to_ical())


def meeting_event(meeting: Appointment, summary: str, stamp: datetime) -> Event:
    """A meeting with its times, place and page; it has the same UID wherever it is shown."""
    event = Event()
    event.add("uid", uid_of(meeting.meeting_id))
    event.add("dtstamp", stamp)
    event.add("last-modified", meeting.changed_at)
    event.add("sequence", meeting.sequence)
    event.add("dtstart", datetime.combine(meeting.meets_on, meeting.starts_at, LONDON))
    event.add("dtend", datetime.combine(meeting.meets_on, meeting.ends_at, LONDON))
    event.add("summary", summary)
    if meeting.place:
        event.add("location", meeting.place)
    event.add("url", vUri(meeting.page))
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if meeting.is_cancelled else "OPAQUE")
    event.add("organizer", organizer())
    return event


def describe(event: Event, meeting: Appointment) -> None:
    """Adds what only those who are asked to come should read: the board, the papers, how to join."""
    lines = [meeting.board, f"Agenda and papers: {meeting.page}"]
    if joins_online(meeting):
        lines.append(f"Join online: {meeting.join_url}")
        event.add("conference", vUri(meeting.join_url), parameters={"value": "URI", "label": "Join online"})
        if not meeting.place:
            event.add("location", meeting.join_url)
    event.add("description", "\n".join(filter(None, lines)))


def joins_online(meeting: Appointment) -> bool:
    """Whether it has an address to join it at that a calendar can be handed."""
    return _ON_THE_WEB.fullmatch(meeting.join_url) is not None


def day_event(uid: str, sequence: int, day: date, summary: str, page: str, stamp: datetime) -> Event:
    """Something that is due on a day; it takes up none of the person's time."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("sequence", sequence)
    event.add("dtstart", day)
    event.add("dtend", min(day, date.max - timedelta(days=1)) + timedelta(days=1))
    event.add("summary", one_line(summary))
    event.add("url", vUri(page))
    event.add("transp", "TRANSPARENT")
    event.add("organizer", organizer())
    return event


def uid_of(key: UUID, version: int | None = None) -> str:
    """The same for ever for the same thing: its id, the version of its date, and the portal's host."""
    host = urlsplit(settings().base_url).hostname or "localhost"
    return f"{key}@{host}" if version is None else f"{key}-{version}@{host}"


def organizer() -> vCalAddress:
    """Who invites: the address from which the portal's mail comes, which Outlook insists on."""
    name, address = parseaddr(settings().mail_from)
    return someone(name, address)


def someone(name: str, address: str) -> vCalAddress:
    """A person or the portal, with the name to show."""
    there = vCalAddress(f"mailto:{address}")
    there.params["CN"] = one_line(name).replace('"', "'")
    return there
