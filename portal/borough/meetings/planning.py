"""What the forms for planning begin with, and which of a series' dates are working days."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.addresses import id_in
from portal.borough.meetings.forms import MONTHS_ON_WEEKDAY, WEEKS
from portal.borough.meetings.times import clock_words
from tenants import clock
from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, rules_on
from tenants.records.boards.rules import RhythmUnit
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import meetings_of
from tenants.records.meetings.rules import Stage
from tenants.working_days import is_working_day


@dataclass(frozen=True, slots=True)
class ProposedDay:
    """One date of a series before it is planned."""

    value: str
    words: str
    note: str  # why one may not want to meet then, or nothing
    is_ticked: bool


def find_board(text: str | None) -> Board | None:
    """The board that an address names, if it names one of the tenant's."""
    try:
        return get_board(id_in(text)) if text else None
    except NotFound:
        return None


def typed_for_board(text: str | None) -> dict[str, Any]:
    """The board in the address, and the usual title, times and place of its meetings."""
    board = find_board(text)
    if board is None:
        return {}
    earlier = [one for one in meetings_of(board.id) if one.stage != Stage.CANCELLED]
    usual = typed_where(earlier[-1]) if earlier else {"title": board.title}
    return {"board": str(board.id), **usual}


def typed_for_series(text: str | None) -> dict[str, Any]:
    """The same with the board's frequency."""
    typed = typed_for_board(text)
    rules = rules_on(UUID(typed["board"]), clock.today()) if typed else None
    if rules is not None and rules.every:
        is_weeks = rules.unit == RhythmUnit.WEEK
        typed |= {"every": str(rules.every), "unit": WEEKS if is_weeks else MONTHS_ON_WEEKDAY}
    return typed


def typed_for_meeting(meeting: Meeting) -> dict[str, Any]:
    """When and where a meeting is, as its form shows it."""
    return {"meets_on": meeting.meets_on, **typed_where(meeting)}


def typed_where(meeting: Meeting) -> dict[str, Any]:
    """A meeting's title, times, place and link."""
    return {
        "title": meeting.title,
        "starts_at": clock_words(meeting.starts_at),
        "ends_at": clock_words(meeting.ends_at),
        "place": meeting.place,
        "url": meeting.url,
    }


def proposed_days(days: list[date], board_id: UUID, ticked: set[str] | None) -> list[ProposedDay]:
    """The dates of a series; at first all are ticked that are working days without a meeting of the board."""
    taken = {one.meets_on for one in meetings_of(board_id) if one.stage != Stage.CANCELLED}
    return [_proposed(day, day in taken, ticked) for day in days]


def _proposed(day: date, is_taken: bool, ticked: set[str] | None) -> ProposedDay:
    note = "this board meets on that day already" if is_taken else _day_off(day)
    is_ticked = day.isoformat() in ticked if ticked is not None else not note
    return ProposedDay(day.isoformat(), f"{day:%A} {format_day(day)}", note, is_ticked)


def _day_off(day: date) -> str:
    if is_working_day(day):
        return ""
    return "a weekend" if day.weekday() > 4 else "a bank holiday"
