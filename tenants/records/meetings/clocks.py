"""The clocks of a meeting: by when its agenda and minutes are out, and its board's next date is found."""

from datetime import date, timedelta
from uuid import UUID

from tenants import clock
from tenants.dating import format_day
from tenants.records.boards.models import Board, BoardRules
from tenants.records.boards.queries import get_board, rules_on, secretary_of
from tenants.records.boards.rules import Life
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import meetings_ahead
from tenants.records.meetings.rules import AHEAD, Stage
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Task, owe, settle

#: Calendar days after a meeting within which the date of the next one is to be found.
NEXT_DATE_DAYS = 14


def start_clocks(meeting: Meeting, *, by: UUID | None, reason: str = "") -> None:
    """Owes the agenda and the minutes by the board's rules on the day; nothing where it has no rules.

    Called again after the day or the rules changed, it moves what is still owed and leaves the rest alone.
    """
    board, rules = get_board(meeting.board_id), rules_on(meeting.board_id, meeting.meets_on)
    if rules is None:
        stop_clocks(meeting, by=by, because="The board has no rules for this day")
        return
    owner = secretary_of(board.id, clock.today())
    if meeting.stage == Stage.PLANNED:
        owe(_agenda(meeting, board), agenda_due(meeting.meets_on, rules), owner, by=by, reason=reason)
    if meeting.stage in {*AHEAD, Stage.HELD}:
        owe(_minutes(meeting, board), minutes_due(meeting.meets_on, rules), owner, by=by, reason=reason)


def stop_clocks(meeting: Meeting, *, by: UUID | None, because: str) -> None:
    """Neither agenda nor minutes are owed any more."""
    for kind in (Kind.AGENDA, Kind.MINUTES):
        settle(kind, meeting.id, by=by, because=because)


def agenda_due(meets_on: date, rules: BoardRules) -> date:
    """The day by which agenda and papers are out."""
    return meets_on - timedelta(days=rules.agenda_days)


def minutes_due(meets_on: date, rules: BoardRules) -> date:
    """The day by which minutes and actions are out."""
    return meets_on + timedelta(days=rules.minutes_days)


def ask_for_next(board: Board, since: date, *, by: UUID | None) -> None:
    """Owes a date for the next meeting of a board that has a frequency and no meeting to come."""
    rules = rules_on(board.id, since)
    if board.life != Life.ACTIVE or rules is None or not rules.every or meetings_ahead(board.id):
        return
    task = Task(
        Kind.NEXT_MEETING,
        board.id,
        f"Find a date for the next meeting of {board.title}",
        f"meetings/plan/?board={board.id}",
    )
    owner = secretary_of(board.id, clock.today())
    owe(task, since + timedelta(days=NEXT_DATE_DAYS), owner, by=by)


def _agenda(meeting: Meeting, board: Board) -> Task:
    words = f"Send the agenda and papers for the meeting of {board.title} on {format_day(meeting.meets_on)}"
    return Task(Kind.AGENDA, meeting.id, words, f"meetings/{meeting.id}/")


def _minutes(meeting: Meeting, board: Board) -> Task:
    day = format_day(meeting.meets_on)
    words = f"Circulate the minutes and actions of the meeting of {board.title} on {day}"
    return Task(Kind.MINUTES, meeting.id, words, f"meetings/{meeting.id}/")
