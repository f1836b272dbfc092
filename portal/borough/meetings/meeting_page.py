"""Everything that the page of one meeting says, in words, so that its template only lays it out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import may
from portal.borough.meetings.agenda_lines import ItemLine, PaperLine, agenda_lines, papers_for_all
from portal.borough.meetings.times import span_words
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, rules_on
from tenants.records.meetings.models import Attendance, Meeting
from tenants.records.meetings.queries import (
    approved_at,
    attendance_of,
    find_unapproved,
    get_meeting,
    items_to_carry,
    meetings_of,
)
from tenants.records.meetings.rules import (
    AHEAD,
    PRESENCE_WORDS,
    STAGE_WORDS,
    TOOK_PLACE,
    Presence,
    Stage,
    Step,
    Sum,
    are_minutes_out,
    is_agenda_out,
    is_possible,
    next_step,
    sums_by_organisation,
)
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.obligations.rules import Kind

STAGE_KINDS: dict[Stage, str] = {
    Stage.PLANNED: "quiet",
    Stage.AGENDA_PUBLISHED: "waiting",
    Stage.HELD: "soon",
    Stage.MINUTES_CIRCULATED: "waiting",
    Stage.MINUTES_APPROVED: "done",
    Stage.CANCELLED: "quiet",
}


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """How one seat was filled, in words."""

    title: str
    who: str
    presence: str
    is_guest: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What the page says of a meeting; what a reader may not see yet is not in it."""

    meeting: Meeting
    board: Board
    stage: Stage
    stage_words: str
    stage_kind: str
    when: str
    next_step: Step | None
    is_over: bool  # its day has come
    agenda_owed: Owed | None
    minutes_owed: Owed | None
    has_rules: bool
    items: list[ItemLine]
    papers: list[PaperLine]
    is_agenda_shown: bool
    are_minutes_shown: bool
    are_minutes_begun: bool
    attendance: list[AttendanceLine]
    sums: list[Sum]
    unapproved: Meeting | None  # an earlier meeting whose minutes can be approved at this one
    approved_here: list[Meeting]
    approved_at: Meeting | None
    next_meeting: Meeting | None
    carried_count: int
    may_write: bool

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come."""
        return self.stage in AHEAD

    @property
    def took_place(self) -> bool:
        """Whether it was held."""
        return self.stage in TOOK_PLACE

    @property
    def may_minute(self) -> bool:
        """Whether minutes, decisions and actions can be written down."""
        return self.may_write and is_possible(Step.MINUTE, self.stage)


def open_meeting_page(meeting_id: UUID, today: date) -> MeetingPage:
    """The page of a meeting; NotFound when it is not the tenant's."""
    meeting = get_meeting(meeting_id)
    stage, may_write = Stage(meeting.stage), may(Permission.MEETING_WRITE)
    with_agenda = may_write or is_agenda_out(stage, meeting.agenda_published_on)
    with_minutes = may_write or are_minutes_out(stage)
    items = agenda_lines(meeting, with_minutes=with_minutes) if with_agenda else []
    filled = attendance_of(meeting.id) if with_minutes else []
    owed = {each.kind: each for each in obligations_about({meeting.id}) if each.done_on is None}
    return MeetingPage(
        meeting=meeting,
        board=get_board(meeting.board_id),
        stage=stage,
        stage_words=STAGE_WORDS[stage],
        stage_kind=STAGE_KINDS[stage],
        when=f"{meeting.meets_on:%A} {format_day(meeting.meets_on)}, "
        f"{span_words(meeting.starts_at, meeting.ends_at)}",
        next_step=next_step(stage, meeting.meets_on, today),
        is_over=meeting.meets_on <= today,
        agenda_owed=owed.get(Kind.AGENDA),
        minutes_owed=owed.get(Kind.MINUTES),
        has_rules=rules_on(meeting.board_id, meeting.meets_on) is not None,
        items=items,
        papers=papers_for_all(meeting) if with_agenda else [],
        is_agenda_shown=with_agenda,
        are_minutes_shown=with_minutes and stage in TOOK_PLACE,
        are_minutes_begun=any(item.minute for item in items),
        attendance=attendance_lines(filled),
        sums=sums_by_organisation((each.organisation, Presence(each.presence)) for each in filled),
        unapproved=find_unapproved(meeting.board_id, before=meeting.meets_on) if may_write else None,
        approved_here=approved_at(meeting.id),
        approved_at=get_meeting(meeting.approved_at_id) if meeting.approved_at_id else None,
        next_meeting=_next(meeting),
        carried_count=_to_carry(meeting) if may_write else 0,
        may_write=may_write,
    )


def attendance_lines(filled: list[Attendance]) -> list[AttendanceLine]:
    """Who came and who did not, by organisation."""
    return [
        AttendanceLine(
            each.title,
            each.who,
            "Guest" if each.member_id is None else PRESENCE_WORDS[Presence(each.presence)],
            each.member_id is None,
        )
        for each in filled
    ]


def _next(meeting: Meeting) -> Meeting | None:
    """The board's next meeting after this one that is not cancelled."""
    later = (
        one
        for one in meetings_of(meeting.board_id)
        if (one.meets_on, one.starts_at) > (meeting.meets_on, meeting.starts_at)
    )
    return next((one for one in later if one.stage != Stage.CANCELLED), None)


def _to_carry(meeting: Meeting) -> int:
    if meeting.stage not in AHEAD:
        return 0
    return len(items_to_carry(meeting.board_id, before=meeting.meets_on))
