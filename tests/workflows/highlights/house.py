"""A borough whose figures are known by heart, for the reports about it."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from tenants import clock
from tenants.dating import Dating
from tenants.records.boards.models import Board
from tenants.records.documents import service as documents
from tenants.records.documents.details import DocumentDetails
from tenants.records.documents.rules import DocumentKind, DocumentStatus
from tenants.records.highlights.rules import Period
from tenants.records.meetings import service as meetings
from tenants.records.meetings.agenda import ItemDetails, add_item
from tenants.records.meetings.decisions import record_decision
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import Purpose
from tenants.records.obligations.service import Owner
from tenants.records.plans import progress
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action, get_aim, get_plan
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import add_action, redate_action
from tenants.records.training.courses import add_course
from tenants.records.training.details import Came, CourseDetails
from tenants.records.training.groups import add_group, require_level
from tenants.records.training.levels import add_level
from tenants.records.training.rules import Mode
from tenants.records.training.sessions import log_session, plan_session
from tests.factories.boards import make_board
from tests.factories.world import Borough

TODAY = date(2026, 11, 22)
PERIOD = Period(date(2026, 5, 1), date(2026, 10, 31))


def overseeing_board(borough: Borough) -> Board:
    """A board that oversees the borough's plan."""
    board = make_board("Safer Barnet")
    get_plan(borough.plan.plan_id).board_id = board.id
    return board


def add(borough: Borough, title: str, due_on: date | None = None, *, owner: UUID | None = None) -> Action:
    """Another action of the borough's plan."""
    due = Dating.on_day(due_on) if due_on else Dating.unstated()
    details = Details(title, owner_person_id=owner or borough.owner.id)
    return add_action(get_aim(borough.plan.aim_id), details, due, by=None)


def close(action: Action, on: date, borough: Borough) -> None:
    """The owner says that it is done, and the lead accepts it, on a day."""
    says = {"by": borough.owner.id, "today": on}
    progress.report_progress(action, Claimed.DONE, 100, "", seen_version=action.version, **says)  # type: ignore[arg-type]
    progress.accept(action, "", seen_version=action.version, by=borough.lead.id, today=on)


def claim(action: Action, claimed: Claimed, note: str, borough: Borough) -> None:
    """What the owner says of it."""
    progress.report_progress(
        action, claimed, 10, note, seen_version=action.version, by=borough.owner.id, today=clock.today()
    )


def postpone(action: Action, to: Dating, reason: str, borough: Borough) -> None:
    """Gives it another date."""
    redate_action(action, to, reason, seen_version=action.version, by=borough.lead.id)


def late_action(borough: Borough) -> Action:
    """The one that was due 15 days ago."""
    return get_action(borough.plan.late)


def meet(board: Board, on: date) -> Meeting:
    """A meeting of the board."""
    title = f"Meeting of {board.title}"
    return meetings.plan_meeting(
        board, title=title, meets_on=on, starts_at=time(10), ends_at=time(12), by=None
    )


def ask(meeting: Meeting, words: str) -> None:
    """Puts something for decision on the agenda."""
    add_item(meeting, ItemDetails(words, Purpose.DECISION), by=None)


def decide(meeting: Meeting, words: str, *, is_circulated: bool = True) -> None:
    """Holds the meeting with one decision, and circulates its minutes."""
    item = add_item(meeting, ItemDetails("The strategy", Purpose.DECISION), by=None)
    meetings.hold_meeting(meeting, by=None, today=meeting.meets_on)
    record_decision(item, words, by=None)
    if is_circulated:
        meetings.circulate_minutes(meeting, on=meeting.meets_on + timedelta(days=7), by=None)


def train(borough: Borough) -> None:
    """Housing has 40 people, of whom 10 came in June; how many councillors there are nobody said."""
    level = add_level("Level 1", valid_from=None, by=None)
    housing = add_group("Housing officers", people=40, counted_on=date(2026, 1, 1), by=None)
    councillors = add_group("Councillors", is_councillors=True, by=None)
    for group in (housing, councillors):
        require_level(group, level, valid_from=None, by=None)
    course = add_course(CourseDetails("Spotting the signs", Mode.CLASSROOM, level.id), by=None)
    log_session(course, date(2026, 6, 9), [Came(housing.id, "", 10)], by=None)
    log_session(course, date(2026, 11, 3), [Came(housing.id, "", 5)], by=None)
    plan_session(course, date(2026, 12, 1), by=None)


_STRATEGY = DocumentDetails("Our strategy", DocumentKind.STRATEGY)


def adopt(borough: Borough, on: date) -> None:
    """A strategy that was adopted on a day, to be reviewed a year later."""
    details = replace(_STRATEGY, status=DocumentStatus.ADOPTED, adopted_on=on)
    documents.add_document(details, Owner(person_id=borough.owner.id), by=None)
