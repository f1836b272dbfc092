"""Opens queued invitations as a calendar program would.

What it gives has no type of its own, because what a property holds differs from one to the next.
"""

from typing import Any
from uuid import UUID

from icalendar import Calendar
from sqlalchemy import select

from tenants.database import db
from workflows.notices.models import OutboxMessage


def mails_to(person_id: UUID) -> list[OutboxMessage]:
    """The invitations queued for somebody, in the order of their versions."""
    statement = select(OutboxMessage).where(
        OutboxMessage.person_id == person_id, OutboxMessage.dedupe_key.startswith("invite:")
    )
    found = list(db.session.scalars(statement.execution_options(populate_existing=True)))
    return sorted(found, key=lambda mail: (event_in(mail)["SEQUENCE"], mail.subject))


def calendar_in(mail: OutboxMessage) -> Any:
    """The calendar that goes with a message; it must be faultless."""
    return opened((mail.calendar or "").encode())


def event_in(mail: OutboxMessage) -> Any:
    """Its only event."""
    [event] = calendar_in(mail).events
    return event


def opened(raw: bytes) -> Any:
    """The calendar in these bytes: every line short, every property readable, all that must be there."""
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
    calendar = Calendar.from_ical(raw.decode())
    assert isinstance(calendar, Calendar)
    assert not [each.errors for each in calendar.walk() if each.errors]
    for event in calendar.events:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "ORGANIZER"} <= set(event)
    return calendar
