"""Whose seat was empty at one meeting of a board after another."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from tenants.database import db
from tenants.records.boards.findings import MISSED
from tenants.records.meetings.models import Attendance, Meeting
from tenants.records.meetings.rules import Presence, Stage

#: Stages of meetings that did take place.
HELD = (Stage.HELD, Stage.MINUTES_CIRCULATED, Stage.MINUTES_APPROVED)
#: How many of a board's meetings are looked at, so that the count stays small.
_LOOKED_AT = 6
_CAME = (Presence.PRESENT, Presence.DEPUTY)


def meetings_missed(board_id: UUID | None = None) -> dict[UUID, int]:
    """For each seat that nobody came to lately, how many meetings in a row that is, from three on.

    A deputy counts as coming; a meeting at which nobody noted the seat ends the row.
    """
    presences: dict[UUID, dict[int, Presence]] = defaultdict(dict)
    for member_id, place, presence in db.session.execute(_lately(board_id)):
        presences[member_id][place] = Presence(presence)
    missed = {member_id: _in_a_row(found) for member_id, found in presences.items()}
    return {member_id: count for member_id, count in missed.items() if count >= MISSED}


def _lately(board_id: UUID | None) -> Select[*tuple[Any, ...]]:
    latest_first = (Meeting.meets_on.desc(), Meeting.starts_at.desc(), Meeting.id)
    place = func.row_number().over(partition_by=Meeting.board_id, order_by=latest_first).label("place")
    held = select(Meeting.id, place).where(Meeting.stage.in_(HELD))
    if board_id is not None:
        held = held.where(Meeting.board_id == board_id)
    counted = held.subquery()
    return (
        select(Attendance.member_id, counted.c.place, Attendance.presence)
        .join(counted, counted.c.id == Attendance.meeting_id)
        .where(Attendance.member_id.is_not(None), counted.c.place <= _LOOKED_AT)
    )


def _in_a_row(found: dict[int, Presence]) -> int:
    """How many of the latest meetings, counted back from the last, nobody came to."""
    count = 0
    while (presence := found.get(count + 1)) is not None and presence not in _CAME:
        count += 1
    return count
