"""Recording who came to a meeting, who sent a deputy or apologies, and which guests there were."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import delete

from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.boards.models import BoardMember
from tenants.records.boards.queries import members_on
from tenants.records.meetings.keeping import keep, tell
from tenants.records.meetings.models import Attendance, Meeting
from tenants.records.meetings.queries import attendance_of
from tenants.records.meetings.rules import AHEAD, Presence, Stage

_MOST_LETTERS = 160


@dataclass(frozen=True, slots=True)
class Mark:
    """How one seat was filled; `who` came or sent word. `presence` None: not said yet."""

    member_id: UUID
    presence: Presence | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without a seat, named by organisation."""

    organisation: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat that a meeting's attendance asks about: the member, and what was recorded of it."""

    member_id: UUID
    title: str
    organisation: str
    department: str
    role_words: str
    recorded: Attendance | None


def seats_of(meeting: Meeting) -> list[Seat]:
    """The seats of the board on the day, and those recorded that have gone since, by organisation."""
    recorded = {each.member_id: each for each in attendance_of(meeting.id) if each.member_id}
    members = members_on(meeting.board_id, meeting.meets_on)
    seats = [_seat(member, recorded.pop(member.id, None)) for member in members]
    gone = [
        Seat(each.member_id, each.title, each.organisation, each.department, "", each)
        for each in recorded.values()
        if each.member_id is not None
    ]
    return sorted([*seats, *gone], key=_by_name)


def guests_of(meeting: Meeting) -> list[Attendance]:
    """The guests recorded, by organisation."""
    return [each for each in attendance_of(meeting.id) if each.member_id is None]


def record_attendance(
    meeting: Meeting, marks: Sequence[Mark], guests: Sequence[Guest], *, by: UUID | None
) -> None:
    """Writes the whole list anew: a mark for each seat that is known of, and every guest.

    Before the meeting only apologies and deputies can be noted; FieldError for anybody present by then.
    """
    if meeting.stage in (Stage.CANCELLED, Stage.MINUTES_APPROVED):
        raise WrongState("The attendance stays as it is, because the meeting is cancelled or approved.")
    said = [mark for mark in marks if mark.presence is not None]
    if meeting.stage in AHEAD:
        _must_be_ahead(said)
    seats = {seat.member_id: seat for seat in seats_of(meeting)}
    rows = [_row(meeting, seats[mark.member_id], mark) for mark in said if mark.member_id in seats]
    rows += [_guest(meeting, guest) for guest in guests]
    db.session.execute(delete(Attendance).where(Attendance.meeting_id == meeting.id))
    db.session.add_all(rows)
    counted = {words: sum(row.presence == words for row in rows) for words in Presence}
    keep("attendance:recorded", meeting, by, **{key.value: count for key, count in counted.items() if count})
    tell(meeting)


def _by_name(seat: Seat) -> tuple[str, str]:
    return seat.organisation.casefold(), seat.department.casefold()


def _must_be_ahead(said: Sequence[Mark]) -> None:
    early = {Presence.PRESENT, Presence.ABSENT} & {Presence(mark.presence) for mark in said if mark.presence}
    if early:
        raise FieldError(
            "presence", "Until the meeting is held, note apologies and deputies only. Leave the rest open."
        )


def _seat(member: BoardMember, recorded: Attendance | None) -> Seat:
    words = member.role_words
    return Seat(member.id, member.title, member.organisation, member.department, words, recorded)


def _row(meeting: Meeting, seat: Seat, mark: Mark) -> Attendance:
    presence = Presence(mark.presence) if mark.presence else Presence.ABSENT
    return Attendance(
        id=uuid4(),
        meeting_id=meeting.id,
        member_id=seat.member_id,
        organisation=seat.organisation,
        department=seat.department,
        who=mark.who.strip()[:_MOST_LETTERS],
        presence=presence,
    )


def _guest(meeting: Meeting, guest: Guest) -> Attendance:
    organisation = guest.organisation.strip()
    if not organisation or len(organisation) > 120:
        raise FieldError("guests", "Say which organisation each guest came from, in 120 characters or fewer.")
    return Attendance(
        id=uuid4(),
        meeting_id=meeting.id,
        organisation=organisation,
        who=guest.who.strip()[:_MOST_LETTERS],
        presence=Presence.PRESENT,
    )
