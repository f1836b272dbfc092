"""Checks that meetings show every stage, that the clocks are the boards' own, and that all are labelled."""

from datetime import date
from itertools import pairwise

from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.boards.queries import find_board_titled
from tenants.records.meetings.models import Attendance, Decision, ItemAction, Meeting
from tenants.records.meetings.queries import meetings_of
from tenants.records.meetings.rules import Presence, Stage
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.plans.models import Action
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all


def meetings_titled(title: str) -> list[Meeting]:
    """The meetings of the open tenant's board with this name, the earliest first."""
    board = find_board_titled(title)
    assert board is not None
    return meetings_of(board.id)


def test_every_meeting_is_labelled_when_london_is_loaded(london: Flask) -> None:
    meetings = of_all(Meeting)
    assert {meeting.invented for meeting in meetings} == {"meeting"}
    assert {meeting.stage for meeting in meetings} == set(Stage) - {Stage.CANCELLED}
    assert all((meeting.held_on is not None) == (meeting.meets_on < TODAY) for meeting in meetings)


def test_the_group_of_three_boroughs_has_met_and_will_meet_when_london_is_loaded(london: Flask) -> None:
    with tenant_scope(house("hammersmith-and-fulham")):
        meetings = meetings_titled("Modern Slavery and Exploitation Operational Group")
        assert [(meeting.meets_on, meeting.stage) for meeting in meetings] == [
            (date(2026, 7, 8), Stage.MINUTES_APPROVED),
            (date(2026, 10, 7), Stage.MINUTES_CIRCULATED),
            (date(2027, 1, 13), Stage.PLANNED),
            (date(2027, 3, 17), Stage.PLANNED),
        ]
        assert meetings[0].approved_at_id == meetings[1].id
        assert {each.ref for each in db.session.scalars(select(Decision))} == {"D-2026-01", "D-2026-02"}
        came = select(Attendance.organisation).where(Attendance.meeting_id == meetings[0].id)
        assert {"Westminster City Council", "The Passage"} <= set(db.session.scalars(came))


def test_a_minute_became_an_action_of_the_boards_plan_when_london_is_loaded(london: Flask) -> None:
    with tenant_scope(house("hammersmith-and-fulham")):
        made = db.session.scalars(select(ItemAction)).one()
        action = db.session.scalars(select(Action).where(Action.id == made.action_id)).one()
        board = find_board_titled("Modern Slavery and Exploitation Operational Group")
        assert board is not None and action.board_id == board.id
        assert action.due_on == date(2027, 2, 26)
        assert action.invented == "action, date and owner"


def test_the_networks_clocks_run_when_its_next_meeting_is_planned(london: Flask) -> None:
    with tenant_scope(house("lmsl")):
        held, ahead = meetings_titled("LMSL Network")
        agenda, minutes = (find_obligation(kind, ahead.id) for kind in (Kind.AGENDA, Kind.MINUTES))
        assert (held.stage, ahead.meets_on) == (Stage.MINUTES_CIRCULATED, date(2026, 12, 15))
        assert agenda is not None and agenda.due_on == date(2026, 12, 8)
        assert minutes is not None and minutes.due_on == date(2026, 12, 29)
        assert agenda.owner_post_id is not None
        days = [meeting.meets_on for meeting in meetings_titled("Executive Committee")]
    assert {(later - earlier).days for earlier, later in pairwise(days)} == {42}


def test_housing_has_come_to_no_meeting_when_it_is_bexleys_working_group(london: Flask) -> None:
    with tenant_scope(house("bexley")):
        rows = list(db.session.scalars(select(Attendance).where(Attendance.department == "Housing")))
    assert [row.presence for row in rows] == [Presence.ABSENT] * 2


def test_no_meeting_is_asked_for_papers_when_it_has_been_held(london: Flask) -> None:
    held = {meeting.id for meeting in of_all(Meeting) if meeting.held_on}
    still_owed = [each for each in of_all(Obligation) if each.record_id in held and each.done_on is None]
    assert {each.kind for each in still_owed} == {Kind.MINUTES}
