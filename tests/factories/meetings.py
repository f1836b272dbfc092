"""Gives a borough meetings in every stage, with everything that can belong to one."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from tenants import clock
from tenants.dating import Dating
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, members_on
from tenants.records.meetings import agenda, minutes, papers, service
from tenants.records.meetings.attendance import Guest, Mark, record_attendance
from tenants.records.meetings.decisions import record_decision, replace_decision
from tenants.records.meetings.minute_actions import make_action
from tenants.records.meetings.models import AgendaItem, Decision, Meeting
from tenants.records.meetings.queries import get_decision, get_meeting, items_of, meetings_between
from tenants.records.meetings.rhythm import every_weeks
from tenants.records.meetings.rules import Presence, Purpose, Stage
from tenants.records.plans.details import Details
from tenants.records.plans.queries import get_aim, get_plan
from tenants.scope import tenant_scope
from tests.factories.world import Borough

DOCUMENT = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TEN, TWELVE = time(10), time(12)


@dataclass(frozen=True, slots=True)
class Met:
    """The ids of a borough's meetings, one in each stage, and of what belongs to them."""

    planned: UUID
    published: UUID
    held: UUID
    circulated: UUID
    approved: UUID
    cancelled: UUID
    item: UUID
    paper: UUID
    file: UUID
    decision: UUID
    action: UUID


def plan(board: Board, meets_on: date, title: str = "Regular meeting") -> Meeting:
    """Plans a meeting from ten to twelve in the Town Hall; to be called inside a tenant's scope."""
    return service.plan_meeting(
        board, title=title, meets_on=meets_on, starts_at=TEN, ends_at=TWELVE, place="Town Hall", by=None
    )


def hold(board: Board, meets_on: date, title: str = "Regular meeting") -> Meeting:
    """A meeting that took place."""
    meeting = plan(board, meets_on, title)
    service.hold_meeting(meeting, by=None, today=clock.today())
    return meeting


def an_item(meeting: Meeting, title: str = "Referrals since spring") -> AgendaItem:
    """An item on its agenda."""
    return agenda.add_item(meeting, agenda.ItemDetails(title, Purpose.DISCUSSION, "Police", 20), by=None)


def make_meetings(board: Board, borough: Borough) -> Met:
    """Adds them; to be called inside the borough's scope."""
    today, lead = clock.today(), borough.lead.id
    approved, decision, action = _approved(board, borough, today - timedelta(days=84))
    circulated = hold(board, today - timedelta(days=42))
    service.circulate_minutes(circulated, on=today - timedelta(days=35), by=lead)
    held = hold(board, today - timedelta(days=7))
    carried = an_item(held, "A page for landlords")
    minutes.take_minute(carried, "To be written.", is_to_carry=True, seen_version=carried.version, by=lead)
    planned = plan(board, today + timedelta(days=42), "Spring meeting")
    item = an_item(planned, "Plan for the year")
    paper = papers.add_link(planned, item, "Draft plan", "https://www.council.example/plan", by=lead)
    file = papers.add_file(planned, None, "Map", "map.pdf", DOCUMENT, by=lead)
    published = plan(board, today + timedelta(days=84))
    service.publish_agenda(published, on=today, by=lead)
    cancelled = plan(board, today + timedelta(days=126))
    service.cancel_meeting(cancelled, "Too few could come", by=lead)
    days = [today + timedelta(days=168)]
    rhythm = every_weeks(6, days[0])
    service.plan_series(board, rhythm, days=days, title="Series", starts_at=TEN, ends_at=TWELVE, by=lead)
    meetings = (planned.id, published.id, held.id, circulated.id, approved.id, cancelled.id)
    return Met(*meetings, item.id, paper.id, file.id, decision, action)


def furnish_meetings(borough: Borough) -> None:
    """Adds them to the board that oversees the borough's plan."""
    board_id = get_plan(borough.plan.plan_id).board_id
    if board_id is not None:
        board = get_board(board_id)
        met, today = make_meetings(board, borough), plan(board, clock.today(), "Meeting of today")
        service.publish_agenda(today, on=clock.today(), by=None)
        _leave_work_in(get_meeting(met.held), get_decision(met.decision), borough)


def _leave_work_in(held: Meeting, earlier: Decision, borough: Borough) -> None:
    """Something to carry over, a decision that can be corrected, and one that it replaces."""
    item = an_item(held, "Left for next time")
    minutes.take_minute(item, "", is_to_carry=True, seen_version=item.version, by=borough.lead.id)
    later = record_decision(item, "The board meets every month", by=borough.lead.id)
    replace_decision(earlier, later, by=borough.lead.id)


def with_a_step_to_take(borough: Borough) -> list[UUID]:
    """A furnished borough's meetings that wait for a step, one for each step."""
    with tenant_scope(borough.id):
        found = meetings_between(clock.today() - timedelta(days=60), clock.today() + timedelta(days=60))
        today = next(one for one in found if one.meets_on == clock.today())
        latest = {one.stage: one.id for one in found}
        return [today.id, *(latest[stage] for stage in (Stage.PLANNED, Stage.HELD, Stage.MINUTES_CIRCULATED))]


def _approved(board: Board, borough: Borough, day: date) -> tuple[Meeting, UUID, UUID]:
    lead = borough.lead.id
    meeting = hold(board, day)
    item = an_item(meeting)
    seats = members_on(board.id, day)
    marks = [Mark(seat.id, Presence.PRESENT, "Inspector") for seat in seats]
    record_attendance(meeting, marks, [Guest("Caritas")], by=lead)
    minutes.take_minute(item, "Agreed.", is_to_carry=False, seen_version=item.version, by=lead)
    decision = record_decision(item, "The board meets every six weeks", by=lead)
    details = Details("Write to the landlords", owner_person_id=borough.owner.id)
    due = Dating.on_day(clock.today() + timedelta(days=20))
    action = make_action(item, get_aim(borough.plan.aim_id), details, due, by=lead)
    service.circulate_minutes(meeting, on=day + timedelta(days=10), by=lead)
    service.approve_minutes(meeting, None, on=day + timedelta(days=20), by=lead)
    return meeting, decision.id, action.id


def item_titled(meeting: Meeting, title: str) -> AgendaItem:
    """The item of a meeting with this title."""
    return next(item for item in items_of(meeting.id) if item.title == title)
