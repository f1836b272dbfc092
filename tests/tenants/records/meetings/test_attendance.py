"""Recording who came to a meeting."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tenants import clock
from tenants.errors import FieldError, WrongState
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_member
from tenants.records.boards.service import add_member, end_membership
from tenants.records.meetings.attendance import Guest, Mark, guests_of, record_attendance, seats_of
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import attendance_of
from tenants.records.meetings.rules import Presence, Stage
from tests.factories.meetings import hold, plan

TODAY = clock.today()


def mark_all(meeting: Meeting, *presences: Presence | None) -> list[Mark]:
    """A mark for each seat, in the order of the seats."""
    seats = seats_of(meeting)
    return [
        Mark(seat.member_id, presence, "Somebody") for seat, presence in zip(seats, presences, strict=True)
    ]


def test_every_seat_is_kept_as_it_was_when_recorded_at_once(board: Board) -> None:
    meeting = hold(board, TODAY)
    version = meeting.version
    marks = mark_all(meeting, Presence.PRESENT, Presence.DEPUTY, Presence.APOLOGIES)
    record_attendance(meeting, marks, [Guest(" Caritas ", "Its manager")], by=None)
    kept = {(each.title, each.presence, each.member_id is None) for each in attendance_of(meeting.id)}
    assert kept == {
        ("Barnet, Children", Presence.PRESENT, False),
        ("Barnet, Housing", Presence.DEPUTY, False),
        ("Metropolitan Police", Presence.APOLOGIES, False),
        ("Caritas", Presence.PRESENT, True),
    }
    assert meeting.version == version + 1


def test_the_last_word_counts_when_attendance_is_recorded_again(board: Board) -> None:
    meeting = hold(board, TODAY)
    record_attendance(meeting, mark_all(meeting, *[Presence.PRESENT] * 3), [Guest("Caritas")], by=None)
    record_attendance(meeting, mark_all(meeting, Presence.ABSENT, None, None), [], by=None)
    assert [each.presence for each in attendance_of(meeting.id)] == [Presence.ABSENT]
    assert guests_of(meeting) == []


def test_only_seats_held_on_the_day_are_asked_about_when_members_come_and_go(board: Board) -> None:
    meeting = hold(board, TODAY)
    gone, *others = seats_of(meeting)
    members = {seat.member_id for seat in others}
    record_attendance(meeting, [Mark(gone.member_id, Presence.PRESENT)], [], by=None)
    end_membership(get_member(gone.member_id), until_on=TODAY - timedelta(days=1), by=None)
    add_member(board, "Newcomer", since_on=TODAY + timedelta(days=1), by=None)
    assert {seat.member_id for seat in seats_of(meeting)} == members | {gone.member_id}  # it was recorded
    assert {seat.member_id for seat in seats_of(plan(board, TODAY))} == members


def test_apologies_and_deputies_can_be_noted_before_the_meeting_and_nothing_else(board: Board) -> None:
    meeting = plan(board, TODAY + timedelta(days=9))
    record_attendance(meeting, mark_all(meeting, Presence.APOLOGIES, Presence.DEPUTY, None), [], by=None)
    assert len(attendance_of(meeting.id)) == 2
    with pytest.raises(FieldError, match="apologies and deputies only"):
        record_attendance(meeting, mark_all(meeting, Presence.PRESENT, None, None), [], by=None)


def test_a_seat_of_another_board_is_left_out_when_it_is_forged(board: Board) -> None:
    meeting = hold(board, TODAY)
    record_attendance(meeting, [Mark(uuid4(), Presence.PRESENT)], [], by=None)
    assert attendance_of(meeting.id) == []


@pytest.mark.parametrize("organisation", [" ", "x" * 121])
def test_a_guest_is_refused_when_the_organisation_cannot_be_kept(board: Board, organisation: str) -> None:
    with pytest.raises(FieldError):
        record_attendance(hold(board, TODAY), [], [Guest(organisation)], by=None)


@pytest.mark.parametrize("stage", [Stage.CANCELLED, Stage.MINUTES_APPROVED])
def test_attendance_stays_as_it_is_when_the_meeting_is_closed(board: Board, stage: Stage) -> None:
    meeting = hold(board, TODAY)
    meeting.stage = stage
    with pytest.raises(WrongState):
        record_attendance(meeting, [], [], by=None)
