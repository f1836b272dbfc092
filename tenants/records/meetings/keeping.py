"""Keeping a change to a meeting: whether its stage allows it, its mark in the audit, and who is told."""

from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.boards.changes import board_changed
from tenants.records.meetings.changes import meeting_moved
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import REFUSALS, Stage, Step, is_possible


def must_be_possible(step: Step, meeting: Meeting) -> None:
    """WrongState, in plain words, when the meeting is not in a stage for this step."""
    if not is_possible(step, meeting.stage):
        raise WrongState(REFUSALS[step])


def touch(meeting: Meeting) -> None:
    """Marks the meeting as changed now, so that its version moves even when only its parts changed."""
    meeting.updated_at = clock.now()


def keep(event: str, meeting: Meeting, by: UUID | None, **extra: object) -> None:
    """Writes the change of the meeting itself and its line in the audit."""
    touch(meeting)
    audit.record(event, meeting, by=by, **extra)
    db.session.flush()


def tell(meeting: Meeting, *, is_moved: bool = False) -> None:
    """Tells whoever shows the board, and with `is_moved` whoever keeps calendars; after the flush."""
    board_changed.send(None, board_id=meeting.board_id)
    if is_moved:
        meeting_moved.send(None, meeting_id=meeting.id)


def note_agenda_changed(meeting: Meeting) -> None:
    """Remembers that a published agenda is not what was sent out any more, and tells the board's readers."""
    if meeting.stage == Stage.AGENDA_PUBLISHED:
        meeting.agenda_changed_on = clock.today()
        touch(meeting)
    db.session.flush()
    tell(meeting)
