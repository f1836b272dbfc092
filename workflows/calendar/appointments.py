"""Says what a calendar shows of a meeting."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from tenants.dating import format_day
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import Stage
from workflows.notices.letters import one_line
from workflows.settings import settings
from workflows.sharing.queries import SharedMeeting


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting in a calendar's terms; times are London's, `page` is its page in the portal."""

    meeting_id: UUID
    sequence: int
    title: str
    board: str
    meets_on: date
    starts_at: time
    ends_at: time
    place: str
    join_url: str
    page: str
    is_cancelled: bool
    changed_at: datetime

    @property
    def summary(self) -> str:
        """Its title, with the board's where the title does not name it."""
        names_board = self.board.casefold() in self.title.casefold()
        return self.title if names_board or not self.board else f"{self.title} ({self.board})"

    @property
    def when(self) -> str:
        """Day and times in words: "Wednesday 31 March 2027, 2pm to 4:30pm"."""
        times = f"{time_words(self.starts_at)} to {time_words(self.ends_at)}"
        return f"{self.meets_on:%A} {format_day(self.meets_on)}, {times}"


def appointment(meeting: Meeting, board_title: str, slug: str) -> Appointment:
    """A meeting of the tenant with this slug."""
    return Appointment(
        meeting_id=meeting.id,
        sequence=meeting.sequence,
        title=one_line(meeting.title),
        board=one_line(board_title),
        meets_on=meeting.meets_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=one_line(meeting.place),
        join_url=meeting.url,
        page=f"{settings().base_url}/{slug}/meetings/{meeting.id}/",
        is_cancelled=meeting.stage == Stage.CANCELLED,
        changed_at=meeting.updated_at,
    )


def shared_appointment(meeting: SharedMeeting, slug: str, now: datetime) -> Appointment:
    """A meeting of a shared board, as the tenant with this slug sees it; its page is that of the board."""
    return Appointment(
        meeting_id=UUID(meeting.meeting_id),
        sequence=0,
        title=one_line(meeting.title),
        board=one_line(meeting.board_title),
        meets_on=meeting.meets_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=one_line(meeting.place),
        join_url=meeting.url,
        page=f"{settings().base_url}/{slug}/boards/{meeting.board_id}/",
        is_cancelled=meeting.stage == Stage.CANCELLED,
        changed_at=now,
    )


def time_words(at: time) -> str:
    """A time of day as people write it: 2pm, 9:30am."""
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"
