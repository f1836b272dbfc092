"""What the report says of the board's own business: what it is asked to decide, and what it decided."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from tenants.database import db
from tenants.dating import format_day
from tenants.records.documents.models import Document
from tenants.records.documents.rules import DocumentStatus
from tenants.records.highlights.sections import ReportSection, ReportTable
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import decisions, items_of, meetings_ahead, meetings_of
from tenants.records.meetings.rules import (
    AHEAD,
    STAGE_WORDS,
    TOOK_PLACE,
    ItemKind,
    Purpose,
    Stage,
    are_minutes_out,
)
from workflows.highlights.scope import Scope
from workflows.highlights.words import capital, counted, sentences

_Row = tuple[str, ...]


def decisions_needed(scope: Scope) -> ReportSection:
    """What the next meeting is asked to decide, and what waits for somebody's word."""
    ahead = meetings_ahead(scope.board.id, after=scope.figures_on - timedelta(days=1))
    asked = tuple(_asked(ahead[0])) if ahead else ()
    rows = (*asked, *_documents(scope), *_waiting(scope))
    table = ReportTable(
        "What waits for a decision",
        ("What", "Where it stands"),
        rows,
        "Nothing in the portal waits for a decision.",
    )
    return ReportSection("decisions", "Decisions needed", note=_next_meeting(ahead), tables=(table,))


def _next_meeting(ahead: list[Meeting]) -> str:
    if not ahead:
        return "No next meeting of the board is planned in the portal."
    return f"The next meeting is “{ahead[0].title}” on {format_day(ahead[0].meets_on)}."


def _asked(meeting: Meeting) -> Iterator[_Row]:
    """What the agenda asks for; approving the last minutes is routine, and no news to the board."""
    where = f"For decision at the meeting on {format_day(meeting.meets_on)}"
    asked = (item for item in items_of(meeting.id) if item.purpose == Purpose.DECISION)
    return ((item.title, where) for item in asked if item.kind != ItemKind.LAST_MINUTES)


def _documents(scope: Scope) -> Iterator[_Row]:
    wanted = (Document.board_id == scope.board.id, Document.status == DocumentStatus.FOR_APPROVAL)
    for document in db.session.scalars(select(Document).where(*wanted).order_by(Document.title)):
        yield document.title, "Document, sent to this board for approval"


def _waiting(scope: Scope) -> Iterator[_Row]:
    for action in scope.open:
        if action.is_waiting:
            yield action.name, f"{action.owner} says it is done; it waits to be accepted"


def meetings_and_decisions(scope: Scope) -> ReportSection:
    """The meetings that the board held in the period, and what it decided there."""
    period = scope.period
    past = [
        meeting
        for meeting in meetings_of(scope.board.id)
        if period.holds(meeting.meets_on) and meeting.meets_on <= scope.figures_on
    ]
    held = ReportTable(
        "Meetings in the period",
        ("Meeting", "Date", "How far it has come"),
        tuple(_meeting(meeting) for meeting in past),
        "The portal holds no meeting of this board in the period.",
    )
    taken = ReportTable(
        "Decisions in the period",
        ("Decision", "Reference", "Date"),
        tuple(
            (decision.title, decision.ref, format_day(decision.decided_on))
            for decision in reversed(
                decisions(
                    board_id=scope.board.id, since=period.starts_on, until=period.ends_on, is_circulated=True
                )
            )
        ),
        "No decision of the period is on record.",
    )
    return ReportSection("meetings", "Meetings and decisions", note=_about(past), tables=(held, taken))


def _meeting(meeting: Meeting) -> _Row:
    words = STAGE_WORDS[Stage(meeting.stage)]
    if Stage(meeting.stage) in AHEAD:
        words = f"{words}; not yet recorded as held"
    return meeting.title, format_day(meeting.meets_on), words


def _about(past: list[Meeting]) -> str:
    took_place = [meeting for meeting in past if Stage(meeting.stage) in TOOK_PLACE]
    silent = sum(not are_minutes_out(Stage(meeting.stage)) for meeting in took_place)
    met = f"The board met {_times(len(took_place))} in the period." if took_place else ""
    silent_ones = counted(silent, "meeting")
    minutes = f"The minutes of {silent_ones} are not out yet, so decisions taken there are not listed."
    return sentences([met, minutes if silent else ""])


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def decisions_wanted(section: ReportSection) -> str:
    """How many things wait for a decision, for the summary."""
    count = len(section.tables[0].rows)
    if not count:
        return "Nothing waits for a decision."
    return capital(f"{counted(count, 'item waits', 'items wait')} for a decision.")
