"""Tests of what a person's calendar shows."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from tenants.database import db
from tenants.people.memberships import end_membership
from tenants.people.models import Membership, Person
from tenants.people.permissions import Role
from tenants.people.queries import find_membership
from tenants.records.boards.queries import get_board
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.service import cancel_meeting, plan_meeting
from tenants.records.obligations.service import Owner, settle
from tenants.records.plans.progress import add_milestone
from tenants.records.plans.queries import get_action
from tenants.scope import tenant_scope
from tests.factories.invites import make_meeting
from tests.factories.obligations import TITLE, make_obligation
from tests.factories.people import Somebody, join
from tests.factories.shared_boards import make_board, share, take_part
from tests.factories.world import Borough, World
from tests.workflows.invites.opened import opened
from workflows.calendar.feed import feed_ics

OnDay = Callable[..., AbstractContextManager[object]]

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(on_day: OnDay) -> Iterator[None]:
    """It is 22 November 2026."""
    with on_day(TODAY):
        yield


def meet(borough: Borough, meets_on: date, title: str = "Spring meeting") -> UUID:
    with tenant_scope(borough.id):
        meeting_id = make_meeting(meets_on, title=title).id
        db.session.commit()
        return meeting_id


def calendar_of(person: Somebody) -> Any:
    return opened(feed_ics(db.session.get_one(Person, person.id), TODAY))


def events_of(person: Somebody) -> dict[str, Any]:
    return {str(event["SUMMARY"]): event for event in calendar_of(person).events}


def meetings_of(person: Somebody) -> set[str]:
    return {words for words in events_of(person) if "meeting" in words.lower()}


def test_meetings_and_what_is_due_are_shown_when_the_person_belongs_to_one_tenant(world: World) -> None:
    barnet = world.barnet
    meeting_id = meet(barnet, date(2027, 3, 31))
    events = events_of(barnet.owner)
    assert set(events) == {
        "Spring meeting (Safer Barnet forum)",
        "Due: Train Barnet frontline staff",
    }
    meeting = events["Spring meeting (Safer Barnet forum)"]
    assert meeting["UID"] == f"{meeting_id}@localhost"
    assert meeting["DTSTART"].dt.isoformat() == "2027-03-31T14:00:00+01:00"
    assert meeting["URL"] == f"http://localhost/barnet/meetings/{meeting_id}/"
    due = events["Due: Train Barnet frontline staff"]
    assert (due["DTSTART"].dt, due["DTEND"].dt) == (due["DTSTART"].dt, due["DTSTART"].dt + timedelta(days=1))
    assert due["DTSTART"].params["VALUE"] == "DATE"
    assert due["UID"] == f"{barnet.plan.late}-1@localhost"
    assert (due["SEQUENCE"], due["TRANSP"]) == (1, "TRANSPARENT")
    assert due["URL"] == f"http://localhost/barnet/actions/{barnet.plan.late}/"


def test_nothing_but_titles_leaves_when_actions_and_meetings_have_descriptions(world: World) -> None:
    meet(world.barnet, date(2027, 3, 31))
    for event in calendar_of(world.barnet.procurement).events:
        assert not {"DESCRIPTION", "ATTENDEE", "CONFERENCE", "COMMENT"} & set(event)
    raw = feed_ics(db.session.get_one(Person, world.barnet.procurement.id), TODAY).decode()
    assert "Check Barnet suppliers" in raw
    assert "twenty largest" not in raw.replace("\r\n ", "")


def test_a_calendar_knows_its_name_and_how_often_to_look_when_it_subscribes(sqlite_world: World) -> None:
    calendar = calendar_of(sqlite_world.barnet.viewer)
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == "LMSL portal"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


def test_each_line_names_its_tenant_when_the_person_belongs_to_several(world: World) -> None:
    meet(world.barnet, date(2027, 3, 31), "Barnet meeting")
    meet(world.bexley, date(2027, 4, 1), "Bexley meeting")
    assert meetings_of(world.joint) == {
        "Barnet: Barnet meeting (Safer Barnet forum)",
        "Bexley: Bexley meeting (Safer Barnet forum)",
    }
    assert meetings_of(world.bexley.viewer) == {"Bexley meeting (Safer Barnet forum)"}


@pytest.mark.parametrize(
    ("days", "is_shown"), [(-32, False), (-31, True), (0, True), (366, True), (367, False)]
)
def test_a_meeting_is_shown_when_it_is_neither_long_past_nor_far_off(
    days: int, is_shown: bool, sqlite_world: World
) -> None:
    meet(sqlite_world.barnet, TODAY + timedelta(days=days))
    assert bool(meetings_of(sqlite_world.barnet.viewer)) is is_shown


def test_a_meeting_is_marked_and_keeps_its_place_when_it_is_cancelled(world: World) -> None:
    meeting_id = meet(world.barnet, date(2027, 3, 31))
    with tenant_scope(world.barnet.id):
        cancel_meeting(get_meeting(meeting_id), "No quorum", by=None)
    event = events_of(world.barnet.viewer)["Cancelled: Spring meeting (Safer Barnet forum)"]
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert event["UID"] == f"{meeting_id}@localhost"


def test_steps_and_obligations_are_shown_until_they_are_done_when_they_are_the_persons(world: World) -> None:
    barnet = world.barnet
    with tenant_scope(barnet.id):
        add_milestone(get_action(barnet.plan.late), "Book the trainer", date(2026, 12, 1), by=None)
        mine = make_obligation(date(2026, 12, 2), Owner(person_id=barnet.owner.id))
        make_obligation(date(2026, 12, 3), Owner(person_id=barnet.lead.id))
        by_post = make_obligation(date(2026, 12, 4), Owner(post_id=barnet.plan.held_post_id))
        kind, record_id, uid = mine.kind, mine.record_id, f"{mine.id}-1@localhost"
        post_uid = f"{by_post.id}-1@localhost"
        db.session.commit()
    events = events_of(barnet.owner)
    assert set(events) == {
        "Due: Train Barnet frontline staff",
        "Due: Book the trainer (a step of “Train Barnet frontline staff”)",
        f"Due: {TITLE}",
    }
    assert events[f"Due: {TITLE}"]["UID"] == uid
    assert post_uid in {event["UID"] for event in events_of(barnet.procurement).values()}
    with tenant_scope(barnet.id):
        settle(kind, record_id, by=None)
    assert f"Due: {TITLE}" not in events_of(barnet.owner)


def test_a_deadline_is_another_event_when_its_date_moved(world: World) -> None:
    barnet = world.barnet
    before = {event["UID"] for event in calendar_of(barnet.owner).events}
    assert before == {event["UID"] for event in calendar_of(barnet.owner).events}
    with tenant_scope(barnet.id):
        action = get_action(barnet.plan.late)
        action.due_on, action.due_version = date(2027, 5, 1), 2
    [event] = calendar_of(barnet.owner).events
    assert (event["UID"], event["SEQUENCE"]) == (f"{barnet.plan.late}-2@localhost", 2)


def test_boards_stay_unseen_when_the_role_may_not_read_them(world: World) -> None:
    meet(world.barnet, date(2027, 3, 31))
    join(world.stranger, world.met.id, Role.MEMBER)
    assert events_of(world.stranger) == {}
    membership = find_membership(world.barnet.viewer.id, world.barnet.id)
    assert isinstance(membership, Membership)
    membership.role = Role.MEMBER
    db.session.flush()
    assert events_of(world.barnet.viewer) == {}


def test_the_calendar_is_empty_when_every_membership_has_ended(world: World) -> None:
    meet(world.barnet, date(2027, 3, 31))
    assert events_of(world.barnet.owner)
    end_membership(world.barnet.owner.id, world.barnet.id, by=None)
    calendar = calendar_of(world.barnet.owner)
    assert calendar.events == []
    assert calendar["X-WR-CALNAME"] == "LMSL portal"


def test_what_the_person_owns_elsewhere_stays_unseen_when_they_left_that_tenant(world: World) -> None:
    for borough in (world.barnet, world.bexley):
        with tenant_scope(borough.id):
            make_obligation(date(2026, 12, 2), Owner(person_id=world.joint.id))
            db.session.commit()
    assert set(events_of(world.joint)) == {f"Barnet: Due: {TITLE}", f"Bexley: Due: {TITLE}"}
    end_membership(world.joint.id, world.bexley.id, by=None)
    assert set(events_of(world.joint)) == {f"Due: {TITLE}"}


def test_a_long_awkward_title_is_whole_when_it_is_unfolded(sqlite_world: World) -> None:
    title = ("🎉 Größe, mit; allem\\drum – 👩‍👩‍👧‍👦 " * 6).strip()[:160]
    meet(sqlite_world.barnet, date(2027, 3, 31), title)
    assert f"{title} (Safer Barnet forum)" in events_of(sqlite_world.barnet.viewer)


def test_a_shared_boards_meeting_is_shown_once_when_the_person_sees_it_from_two_tenants(world: World) -> None:
    board_id = make_board(world.barnet)
    share(world.barnet, board_id, world.bexley)
    own_page = take_part(world.bexley, board_id)
    with tenant_scope(world.barnet.id):
        meeting_id = plan_meeting(
            get_board(board_id),
            title="Joint meeting",
            meets_on=date(2027, 3, 31),
            starts_at=time(9),
            ends_at=time(10),
            by=None,
        ).id
        db.session.commit()
    [guest] = [each for words, each in events_of(world.bexley.viewer).items() if "Joint" in words]
    assert guest["UID"] == f"{meeting_id}@localhost"
    assert guest["URL"] == f"http://localhost/bexley/boards/{own_page}/"
    assert guest["DTSTART"].dt.isoformat() == "2027-03-31T09:00:00+01:00"
    [joint] = [each for words, each in events_of(world.joint).items() if "Joint" in words]
    assert joint["URL"] == f"http://localhost/barnet/meetings/{meeting_id}/"
    assert not [words for words in events_of(world.lmsl.chair) if "Joint" in words]
