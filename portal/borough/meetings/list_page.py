"""The list of meetings: what needs doing, what is to come by month, and what has been."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from flask import url_for

from portal.borough.meetings.meeting_page import STAGE_KINDS
from portal.borough.meetings.times import span_words
from tenants.dating import format_day
from tenants.records.boards.models import Board
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import meetings_between
from tenants.records.meetings.rules import AHEAD, STAGE_WORDS, Stage
from tenants.records.obligations.queries import Owed, open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.plans.rules import lateness_words
from workflows.sharing.queries import SharedMeeting, shared_meetings

#: How many days ahead something owed counts as needing to be done.
SOON = 28
_OURS = (Kind.AGENDA, Kind.MINUTES, Kind.NEXT_MEETING)


class MeetingLine(NamedTuple):
    """One meeting in words."""

    href: str
    title: str
    board: str
    day: str
    times: str
    place: str
    stage: str
    stage_kind: str


class OwedLine(NamedTuple):
    """One thing to do about a meeting, or a date to be found."""

    href: str
    title: str
    due: str
    note: str
    is_late: bool
    owner: str
    is_vacant: bool


@dataclass(frozen=True, slots=True)
class MeetingList:
    """What the page shows."""

    owed: list[OwedLine]
    unheld: list[MeetingLine]  # their day is over, and nobody said that they were held
    months: list[tuple[str, list[MeetingLine]]]
    past: list[MeetingLine]

    @property
    def is_empty(self) -> bool:
        """Whether there is no meeting at all."""
        return not (self.months or self.past or self.unheld)


def open_meeting_list(
    board: Board | None, titles: dict[UUID, str], today: date, *, house: str
) -> MeetingList:
    """The meetings of the tenant, or of one board."""
    shown = [one for one in _all_meetings() if board is None or one.board_id == board.id]
    own = [one for one in shown if isinstance(one, Meeting)]
    ahead = [one for one in shown if one.stage in AHEAD and one.meets_on >= today]
    unheld = [one for one in own if one.stage in AHEAD and one.meets_on < today]
    past = [one for one in reversed(shown) if _is_past(one, today)]
    months = groupby(ahead, key=lambda one: f"{one.meets_on:%B %Y}")
    return MeetingList(
        owed=_owed({one.id for one in own}, board, today, house),
        unheld=[_line(one, titles) for one in unheld],
        months=[(month, [_line(one, titles) for one in each]) for month, each in months],
        past=[_line(one, titles) for one in past],
    )


def _is_past(one: Meeting | SharedMeeting, today: date) -> bool:
    """Whether nothing is left to say here: of another council's meeting, once its day is over."""
    return one.stage not in AHEAD or (isinstance(one, SharedMeeting) and one.meets_on < today)


def _all_meetings() -> list[Meeting | SharedMeeting]:
    """Our own, and those of boards that others look after, the earliest first."""
    found: list[Meeting | SharedMeeting] = list(meetings_between(date.min, date.max))
    found += shared_meetings(date.min, date.max)
    return sorted(found, key=lambda one: (one.meets_on, one.starts_at))


def _owed(meeting_ids: set[UUID], board: Board | None, today: date, house: str) -> list[OwedLine]:
    about = meeting_ids | ({board.id} if board else set())
    owed = open_obligations(kinds=_OURS, until=today + timedelta(days=SOON))
    return [_owed_line(one, today, house) for one in owed if board is None or one.record_id in about]


def _owed_line(one: Owed, today: date, house: str) -> OwedLine:
    return OwedLine(
        href=f"/{house}/{one.path}",
        title=one.title,
        due=format_day(one.due_on),
        note=lateness_words(one.due_on, today),
        is_late=one.due_on < today,
        owner=one.owner_words.removesuffix(" (vacant)"),
        is_vacant=one.is_vacant,
    )


def _line(one: Meeting | SharedMeeting, titles: dict[UUID, str]) -> MeetingLine:
    stage, board = Stage(one.stage), titles.get(one.board_id, "")
    about = ["" if one.title == board else board]
    if isinstance(one, Meeting):
        href = url_for("meetings.meeting", meeting_id=one.id)
    else:
        href = url_for("boards.shared_meeting", board_id=one.board_id, meeting_id=one.meeting_id)
        about.append(f"Called by {one.home_name}")
    return MeetingLine(
        href=href,
        title=one.title,
        board=". ".join(filter(None, about)),
        day=f"{one.meets_on:%a} {format_day(one.meets_on)}",
        times=span_words(one.starts_at, one.ends_at),
        place=one.place or ("Online" if one.url else ""),
        stage=STAGE_WORDS[stage],
        stage_kind=STAGE_KINDS[stage],
    )
