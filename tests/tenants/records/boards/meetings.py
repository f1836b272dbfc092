"""Writes down meetings and who came, as far as boards look at them."""

from datetime import date, time
from uuid import uuid4

from tenants import clock
from tenants.database import db
from tenants.records.boards.models import Board, BoardMember
from tenants.records.meetings.models import Attendance, Meeting
from tenants.records.meetings.rules import Presence, Stage


def meet(board: Board, meets_on: date, stage: Stage = Stage.HELD) -> Meeting:
    """Adds a meeting of the board."""
    now = clock.now()
    meeting = Meeting(id=uuid4(), board_id=board.id, title="Meeting", meets_on=meets_on, stage=stage)
    meeting.starts_at, meeting.ends_at = time(10), time(11)
    meeting.created_at = meeting.updated_at = now
    db.session.add(meeting)
    db.session.flush()
    return meeting


def attend(meeting: Meeting, member: BoardMember, presence: Presence) -> None:
    """Notes how a seat was filled."""
    noted = Attendance(id=uuid4(), meeting_id=meeting.id, member_id=member.id)
    noted.organisation, noted.presence = member.organisation, presence
    db.session.add(noted)
    db.session.flush()
