"""Planning a meeting and taking it from stage to stage, until its minutes are approved."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.boards.rules import Life
from tenants.records.meetings import clocks
from tenants.records.meetings.agenda import begin_agenda
from tenants.records.meetings.keeping import keep, must_be_possible, tell
from tenants.records.meetings.models import Meeting, MeetingSeries
from tenants.records.meetings.particulars import Particulars, web_address
from tenants.records.meetings.queries import approved_at, find_last_held
from tenants.records.meetings.rhythm import Rhythm
from tenants.records.meetings.rules import Stage, Step
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle


def plan_meeting(
    board: Board,
    *,
    title: str,
    meets_on: date,
    starts_at: time,
    ends_at: time,
    place: str = "",
    url: str = "",
    by: UUID | None,
    series: MeetingSeries | None = None,
    invented: str = "",
) -> Meeting:
    """Adds a meeting with the items every agenda begins with, and owes its agenda and its minutes."""
    _must_meet_here(board)
    particulars = Particulars(title, meets_on, starts_at, ends_at, place, url).checked()
    now = clock.now()
    meeting = Meeting(
        id=uuid4(),
        board_id=board.id,
        series_id=series.id if series else None,
        stage=Stage.PLANNED,
        sequence=0,
        invented=invented,
        created_at=now,
        updated_at=now,
    )
    _write(meeting, particulars)
    db.session.add(meeting)
    audit.record("meeting:planned", meeting, by=by)
    db.session.flush()
    begin_agenda(meeting, by=by)
    clocks.start_clocks(meeting, by=by)
    if meets_on >= clock.today():  # one that is only recorded afterwards is no next meeting
        settle(Kind.NEXT_MEETING, board.id, by=by, because=f"Planned for {format_day(meets_on)}")
    tell(meeting, is_moved=True)
    return meeting


def plan_series(
    board: Board,
    rhythm: Rhythm,
    *,
    days: Sequence[date],
    title: str,
    starts_at: time,
    ends_at: time,
    place: str = "",
    url: str = "",
    by: UUID | None,
    invented: str = "",
) -> MeetingSeries:
    """Plans a meeting on each of these days of a rhythm; FieldError("days") when there are none."""
    _must_meet_here(board)
    if not days:
        raise FieldError("days", "Choose at least one date.")
    series = MeetingSeries(
        id=uuid4(),
        board_id=board.id,
        title=title.strip(),
        rule=rhythm.rule,
        starts_on=rhythm.starts_on,
        created_at=clock.now(),
    )
    db.session.add(series)
    audit.record("meeting-series:planned", series, by=by, dates=len(days))
    db.session.flush()
    for day in sorted(set(days)):
        plan_meeting(
            board,
            title=title,
            meets_on=day,
            starts_at=starts_at,
            ends_at=ends_at,
            place=place,
            url=url,
            by=by,
            series=series,
            invented=invented,
        )
    return series


def move_meeting(meeting: Meeting, to: Particulars, reason: str, *, by: UUID | None) -> None:
    """Changes a meeting's title, day, times, place or link; another day moves its clocks, with the reason."""
    must_be_possible(Step.CHANGE, meeting)
    particulars = to.checked()
    is_another_day = particulars.meets_on != meeting.meets_on
    if is_another_day and not reason.strip():
        raise FieldError("reason", "Say why the date changes. Everybody who is invited will see it.")
    if is_another_day:
        _must_not_have_approved(meeting)
    _write(meeting, particulars)
    if not db.session.is_modified(meeting):
        return
    meeting.sequence += 1
    keep("meeting:moved", meeting, by, reason=reason.strip())
    clocks.start_clocks(meeting, by=by, reason=reason.strip()[:300])
    tell(meeting, is_moved=True)


def cancel_meeting(meeting: Meeting, because: str, *, by: UUID | None) -> None:
    """Calls a meeting off; nothing is owed for it any more, and the board needs another date."""
    must_be_possible(Step.CANCEL, meeting)
    _must_not_have_approved(meeting)
    if not because.strip():
        raise FieldError("reason", "Say why it is cancelled. Everybody who was invited will see it.")
    meeting.stage, meeting.cancelled_because = Stage.CANCELLED, because.strip()[:300]
    meeting.sequence += 1
    keep("meeting:cancelled", meeting, by)
    clocks.stop_clocks(meeting, by=by, because="The meeting is cancelled")
    clocks.ask_for_next(get_board(meeting.board_id), clock.today(), by=by)
    tell(meeting, is_moved=True)


def publish_agenda(meeting: Meeting, *, on: date, by: UUID | None) -> None:
    """Says that agenda and papers are out; done again, it says so of what was changed since."""
    must_be_possible(Step.PUBLISH, meeting)
    meeting.stage = Stage.AGENDA_PUBLISHED
    meeting.agenda_published_on, meeting.agenda_changed_on = on, None
    keep("meeting:agenda-published", meeting, by)
    settle(Kind.AGENDA, meeting.id, by=by)
    tell(meeting)


def hold_meeting(meeting: Meeting, *, by: UUID | None, today: date) -> None:
    """Says that the meeting took place on its day; WrongState before that day."""
    must_be_possible(Step.HOLD, meeting)
    if meeting.meets_on > today:
        day = format_day(meeting.meets_on)
        raise WrongState(f"This meeting is on {day}. Record it as held on that day or afterwards.")
    meeting.stage, meeting.held_on = Stage.HELD, meeting.meets_on
    keep("meeting:held", meeting, by)
    settle(Kind.AGENDA, meeting.id, by=by, because="The meeting was held")
    latest = find_last_held(meeting.board_id, before=today + timedelta(days=1)) or meeting
    clocks.ask_for_next(get_board(meeting.board_id), latest.meets_on, by=by)
    tell(meeting)


def circulate_minutes(meeting: Meeting, *, on: date, by: UUID | None) -> None:
    """Says that the minutes are out; they may still be changed until they are approved."""
    must_be_possible(Step.CIRCULATE, meeting)
    meeting.stage, meeting.minutes_circulated_on = Stage.MINUTES_CIRCULATED, on
    keep("meeting:minutes-circulated", meeting, by)
    settle(Kind.MINUTES, meeting.id, by=by)
    tell(meeting)


def approve_minutes(meeting: Meeting, at_meeting: Meeting | None, *, on: date, by: UUID | None) -> None:
    """Approves a meeting's minutes at a later meeting of its board, or without one, by e-mail."""
    must_be_possible(Step.APPROVE, meeting)
    if at_meeting is not None and not _may_approve(at_meeting, meeting):
        raise FieldError(
            "at", "Choose a later meeting of the same board, one whose day has come, or say it was by e-mail."
        )
    if meeting.minutes_circulated_on and on < meeting.minutes_circulated_on:
        circulated = format_day(meeting.minutes_circulated_on)
        raise FieldError(
            "approved_on", f"The minutes were circulated on {circulated}. Enter that day or a later one."
        )
    if on > clock.today():
        raise FieldError(
            "approved_on", "This day has not come yet. Enter the day on which they were approved."
        )
    meeting.stage, meeting.minutes_approved_on = Stage.MINUTES_APPROVED, on
    meeting.approved_at_id = at_meeting.id if at_meeting else None
    keep("meeting:minutes-approved", meeting, by)
    tell(meeting)


def refer_to(meeting: Meeting, url: str, *, by: UUID | None) -> None:
    """Keeps the address of the meeting's page in the council's committee system."""
    meeting.reference_url = web_address("reference_url", url)
    keep("meeting:edited", meeting, by)
    tell(meeting)


def _must_meet_here(board: Board) -> None:
    if board.shared_from_id is not None:
        raise FieldError("board", "Another council keeps this board, and plans its meetings.")
    if board.life == Life.ENDED:
        raise FieldError("board", "This board has ended. Choose another.")


def _must_not_have_approved(meeting: Meeting) -> None:
    if approved_at(meeting.id):
        raise WrongState(
            "Earlier minutes were approved at this meeting, so it took place. Record it as held."
        )


def _may_approve(at_meeting: Meeting, meeting: Meeting) -> bool:
    is_later = (at_meeting.meets_on, at_meeting.starts_at) > (meeting.meets_on, meeting.starts_at)
    has_been = at_meeting.meets_on <= clock.today() and at_meeting.stage != Stage.CANCELLED
    return at_meeting.board_id == meeting.board_id and is_later and has_been


def _write(meeting: Meeting, particulars: Particulars) -> None:
    meeting.title, meeting.meets_on = particulars.title, particulars.meets_on
    meeting.starts_at, meeting.ends_at = particulars.starts_at, particulars.ends_at
    meeting.place, meeting.url = particulars.place, particulars.url
