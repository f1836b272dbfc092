"""Tests of invitations: what goes out, to whom, and never twice."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.people.memberships import end_membership
from tenants.people.models import Person
from tenants.records.meetings.changes import meeting_moved
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.particulars import Particulars
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.service import cancel_meeting, hold_meeting, move_meeting
from tenants.scope import tenant_scope
from tests.factories.invites import make_meeting
from tests.factories.world import World
from tests.workflows.invites.opened import calendar_in, event_in, mails_to, opened
from workflows.invites.queries import invites_of
from workflows.invites.service import invitation_file, invite

OnDay = Callable[..., AbstractContextManager[object]]

TODAY = date(2026, 11, 22)
DAY = date(2027, 3, 31)
LATER = Particulars("Spring meeting", date(2027, 4, 7), time(10), time(12), "Library")


@pytest.fixture
def meeting_id(world: World, on_day: OnDay) -> Iterator[UUID]:
    """A meeting at Barnet on 31 March 2027, committed, on 22 November 2026."""
    with on_day(TODAY):
        with tenant_scope(world.barnet.id):
            meeting_id = make_meeting(DAY, url="https://meet.council.example/x?a=1,2;b").id
            db.session.commit()
        with tenant_scope(world.barnet.id):
            yield meeting_id


def moved(meeting_id: UUID, to: Particulars = LATER) -> None:
    move_meeting(get_meeting(meeting_id), to, "The chair is away", by=None)


def test_the_invitation_says_all_that_a_calendar_needs_when_somebody_is_invited(
    world: World, meeting_id: UUID
) -> None:
    owner, lead = world.barnet.owner, world.barnet.lead
    assert invite(get_meeting(meeting_id), [owner.id], by=lead.id) == 1
    [mail] = mails_to(owner.id)
    calendar, event = calendar_in(mail), event_in(mail)
    assert calendar["METHOD"] == "REQUEST"
    assert event["UID"] == f"{meeting_id}@localhost"
    assert (event["SEQUENCE"], event["STATUS"]) == (0, "CONFIRMED")
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["DTSTART"].dt.isoformat() == "2027-03-31T14:00:00+01:00"  # the clocks have changed by then
    assert event["DTEND"].dt.astimezone(UTC) == datetime(2027, 3, 31, 15, 30, tzinfo=UTC)
    assert event["SUMMARY"] == "Spring meeting (Safer Barnet forum)"
    assert event["LOCATION"] == "Town Hall, room 3; ring twice"
    assert event["URL"] == f"http://localhost/barnet/meetings/{meeting_id}/"
    assert f"Agenda and papers: {event['URL']}" in event["DESCRIPTION"]
    assert "Join online: https://meet.council.example/x?a=1,2;b" in event["DESCRIPTION"]
    assert event["ORGANIZER"] == "mailto:portal@lmsl.example"
    assert event["ATTENDEE"] == f"mailto:{owner.email}"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert {"DTSTAMP", "LAST-MODIFIED", "CONFERENCE"} <= set(event)
    assert "14:00" not in mail.body and "Wednesday 31 March 2027, 2pm to 4:30pm" in mail.body
    assert mail.subject.startswith("Invitation: Spring meeting")


def test_the_clocks_in_the_file_agree_with_london_when_a_program_knows_no_zones(
    world: World, meeting_id: UUID
) -> None:
    invite(get_meeting(meeting_id), [world.barnet.owner.id], by=None)
    [zone] = calendar_in(mails_to(world.barnet.owner.id)[0]).timezones
    assert zone.tz_name == "Europe/London"
    own = zone.to_tz(lookup_tzid=False)
    for day, hours in (
        (date(2027, 3, 27), 0),
        (date(2027, 3, 29), 1),
        (date(2027, 10, 30), 1),
        (date(2027, 11, 1), 0),
    ):
        offset = datetime.combine(day, time(12), own).utcoffset()
        assert offset is not None and offset.total_seconds() == hours * 3600


def test_nobody_learns_who_else_comes_when_several_are_invited(world: World, meeting_id: UUID) -> None:
    barnet = world.barnet
    invite(get_meeting(meeting_id), [barnet.owner.id, barnet.viewer.id], by=barnet.lead.id)
    [mail] = mails_to(barnet.owner.id)
    assert barnet.viewer.email not in f"{mail.calendar}{mail.body}"


def test_one_mail_is_queued_when_somebody_is_invited_again(world: World, meeting_id: UUID) -> None:
    owner = world.barnet.owner.id
    assert invite(get_meeting(meeting_id), [owner, owner], by=None) == 1
    assert invite(get_meeting(meeting_id), [owner], by=None) == 0
    meeting_moved.send(None, meeting_id=meeting_id)
    assert len(mails_to(owner)) == 1
    assert len(invites_of(meeting_id)) == 1


def test_everybody_invited_gets_the_update_when_the_meeting_moves(world: World, meeting_id: UUID) -> None:
    barnet = world.barnet
    invite(get_meeting(meeting_id), [barnet.owner.id, barnet.viewer.id], by=None)
    moved(meeting_id)
    for person in (barnet.owner, barnet.viewer):
        first, second = mails_to(person.id)
        assert event_in(first)["UID"] == event_in(second)["UID"]
        assert [event_in(each)["SEQUENCE"] for each in (first, second)] == [0, 1]
        assert calendar_in(second)["METHOD"] == "REQUEST"
        assert event_in(second)["DTSTART"].dt.isoformat() == "2027-04-07T10:00:00+01:00"
        assert second.subject.startswith("Changed: ")
        assert "Reason: The chair is away" in second.body
    assert mails_to(barnet.procurement.id) == []
    assert {each.sequence for each in invites_of(meeting_id)} == {1}


def test_the_update_is_undone_with_the_move_when_the_transaction_fails(
    world: World, meeting_id: UUID
) -> None:
    invite(get_meeting(meeting_id), [world.barnet.owner.id], by=None)
    db.session.commit()
    moved(meeting_id)
    db.session.rollback()
    assert len(mails_to(world.barnet.owner.id)) == 1
    assert get_meeting(meeting_id).sequence == 0


def test_the_meeting_goes_from_calendars_when_it_is_cancelled(world: World, meeting_id: UUID) -> None:
    owner = world.barnet.owner.id
    invite(get_meeting(meeting_id), [owner], by=None)
    cancel_meeting(get_meeting(meeting_id), "No quorum", by=None)
    meeting_moved.send(None, meeting_id=meeting_id)
    first, last = mails_to(owner)
    assert calendar_in(last)["METHOD"] == "CANCEL"
    assert (event_in(last)["STATUS"], event_in(last)["SEQUENCE"]) == ("CANCELLED", 1)
    assert event_in(last)["UID"] == event_in(first)["UID"]
    assert last.subject.startswith("Cancelled: ") and "Reason: No quorum" in last.body


def test_whoever_has_left_gets_nothing_more_when_the_meeting_changes(world: World, meeting_id: UUID) -> None:
    barnet = world.barnet
    invite(get_meeting(meeting_id), [barnet.owner.id, barnet.viewer.id], by=None)
    end_membership(barnet.owner.id, barnet.id, by=None)
    db.session.get_one(Person, barnet.viewer.id).is_active = False
    db.session.flush()
    moved(meeting_id)
    cancel_meeting(get_meeting(meeting_id), "No quorum", by=None)
    assert len(mails_to(barnet.owner.id)) == len(mails_to(barnet.viewer.id)) == 1


def test_nobody_is_written_to_when_a_held_meeting_is_put_right(
    world: World, meeting_id: UUID, on_day: OnDay
) -> None:
    owner = world.barnet.owner.id
    invite(get_meeting(meeting_id), [owner], by=None)
    with on_day(DAY):
        hold_meeting(get_meeting(meeting_id), by=None, today=DAY)
    get_meeting(meeting_id).sequence += 1
    db.session.flush()
    meeting_moved.send(None, meeting_id=meeting_id)
    assert len(mails_to(owner)) == 1


@pytest.mark.parametrize("who", ["bexley", "stranger", "unknown"])
def test_nobody_from_elsewhere_is_invited_when_named(who: str, world: World, meeting_id: UUID) -> None:
    people = {"bexley": world.bexley.lead.id, "stranger": world.stranger.id, "unknown": meeting_id}
    with pytest.raises(FieldError) as caught:
        invite(get_meeting(meeting_id), [world.barnet.owner.id, people[who]], by=None)
    assert caught.value.field == "people"
    assert mails_to(world.barnet.owner.id) == []


def test_nobody_is_invited_when_the_meeting_is_off_held_or_past(
    world: World, meeting_id: UUID, on_day: OnDay
) -> None:
    owner = world.barnet.owner.id
    with on_day(date(2027, 4, 1)), pytest.raises(WrongState, match="has passed"):
        invite(get_meeting(meeting_id), [owner], by=None)
    with on_day(DAY):
        hold_meeting(get_meeting(meeting_id), by=None, today=DAY)
        with pytest.raises(WrongState, match="has been held"):
            invite(get_meeting(meeting_id), [owner], by=None)
    other = make_meeting(DAY)
    cancel_meeting(other, "No quorum", by=None)
    with pytest.raises(WrongState, match="cancelled"):
        invite(other, [owner], by=None)
    assert mails_to(owner) == []


def test_another_tenants_meeting_is_not_found_when_somebody_is_invited_to_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        meeting_id = make_meeting(clock.today() + timedelta(days=9)).id
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        invite(Meeting(id=meeting_id), [world.bexley.owner.id], by=None)


def test_the_audit_names_who_was_told_when_people_are_invited_and_updated(
    world: World, meeting_id: UUID
) -> None:
    barnet = world.barnet
    invite(get_meeting(meeting_id), [barnet.owner.id], by=barnet.lead.id)
    moved(meeting_id)
    told = select(AuditEntry).where(AuditEntry.event.startswith("invitations:"))
    entries = {entry.event: entry for entry in db.session.scalars(told)}
    assert entries["invitations:sent"].after["people"] == [barnet.owner.name]
    assert entries["invitations:sent"].by_id == barnet.lead.id
    assert entries["invitations:renewed"].by_id is None


def test_the_file_invites_nobody_when_it_is_downloaded(world: World, meeting_id: UUID) -> None:
    invite(get_meeting(meeting_id), [world.barnet.owner.id], by=None)
    calendar = opened(invitation_file(get_meeting(meeting_id)))
    [event] = calendar.events
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event
    assert event["UID"] == f"{meeting_id}@localhost"


@pytest.mark.parametrize(
    "title",
    [
        'Commas, semicolons; back\\slashes and "quotes": all in one',
        "🎉 " + "Überprüfung der Maßnahmen für die nächsten Jahre – " * 3 + "👩‍👩‍👧‍👦",
        "BEGIN:VEVENT",
    ],
)
def test_the_title_comes_back_as_it_was_when_it_is_awkward(
    title: str, world: World, meeting_id: UUID
) -> None:
    meeting = make_meeting(DAY, title=title.strip()[:160], place="a" * 200)
    person = db.session.get_one(Person, world.barnet.owner.id)
    person.name = 'Ann "Nan" O’Lee; Lead, Barnet: 🎉'
    invite(meeting, [person.id], by=None)
    event = event_in(mails_to(person.id)[0])
    assert event["SUMMARY"] == f"{meeting.title} (Safer Barnet forum)"
    assert event["ATTENDEE"].params["CN"] == "Ann 'Nan' O’Lee; Lead, Barnet: 🎉"
