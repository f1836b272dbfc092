"""The way of a statement: sent, approved by its board on the word of a second person, signed, published."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.editions.rules import checked_words, must_be_short
from tenants.errors import FieldError, WrongState
from tenants.records.boards.queries import get_board
from tenants.records.documents.details import web_address
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import Stage
from tenants.records.statements.authors import AUTHORS
from tenants.records.statements.models import Statement
from tenants.records.statements.owed import settle_statement
from tenants.records.statements.queries import hands_in, last_opened_on, sections_of
from tenants.records.statements.rules import WAY, StatementStatus, Step
from tenants.records.statements.service import note_step

_LONGEST = {"name": 160, "role": 160, "meeting_words": 200}


def send_for_review(statement: Statement, *, by: UUID | None, words: str = "") -> None:
    """Asks a second person to bring it to its board; its words stay as they are meanwhile."""
    status = WAY.after(Step.SENT, statement.status)
    if statement.board_id is None:
        raise WrongState("Say first which board approves this statement.")
    if not any(section.text for section in sections_of(statement.id)):
        raise WrongState("Write at least one of its sections first.")
    must_be_short(words)
    statement.sent_by_id = by
    _go(statement, Step.SENT, status, by, words)


def send_back(statement: Statement, words: str, *, by: UUID | None) -> None:
    """Returns it to its authors with what is still to be done; who sent it may take it back like this."""
    status = WAY.after(Step.SENT_BACK, statement.status)
    checked_words(words, "Say what is still to be done, so that its authors know.")
    _go(statement, Step.SENT_BACK, status, by, words)


def approve(
    statement: Statement,
    *,
    on: date | None,
    meeting_id: UUID | None = None,
    meeting_words: str = "",
    by: UUID,
) -> None:
    """Records that its board approved it; never by somebody who started it, wrote in it or sent it.

    The meeting is one of that board's in the portal, whose day counts, or is named in words with its day.
    """
    status = WAY.after(Step.APPROVED, statement.status)
    AUTHORS.must_be_second(by, hands_in(statement))
    if bool(meeting_id) == bool(meeting_words.strip()):
        raise FieldError("meeting_words", "Choose the meeting that approved it, or say which it was.")
    _check_short("meeting_words", meeting_words)
    meeting = _meeting(statement, meeting_id) if meeting_id else None
    day = _day(on, meeting)
    _check_day(statement, day, "meeting" if meeting else "on")
    statement.approved_by_id, statement.approved_on = by, day
    statement.meeting_id, statement.meeting_words = meeting_id, meeting_words.strip()
    where = meeting.title if meeting else meeting_words.strip()
    board = get_board(statement.board_id).title if statement.board_id else ""
    _go(statement, Step.APPROVED, status, by, f"{board}, {format_day(day)}: {where}")


def sign(statement: Statement, name: str, role: str, on: date, *, by: UUID | None) -> None:
    """Records who signed it, in which role, and when."""
    status = WAY.after(Step.SIGNED, statement.status)
    for field, typed in (("name", name), ("role", role)):
        if not typed.strip():
            raise FieldError(field, "Enter this as it stands under the statement.")
        _check_short(field, typed)
    if on > clock.today():
        raise FieldError("on", "This day has not come yet. Enter the day on which it was signed.")
    if statement.approved_on and on < statement.approved_on:
        approved = format_day(statement.approved_on)
        raise FieldError("on", f"It was approved on {approved}. It is signed on that day or later.")
    statement.signed_by, statement.signed_role, statement.signed_on = name.strip(), role.strip(), on
    _go(statement, Step.SIGNED, status, by, f"{name.strip()}, {role.strip()}, {format_day(on)}")


def publish(statement: Statement, home_page_url: str, *, on: date, by: UUID | None) -> None:
    """Says that everybody may read it from today on, and on which page a link to it stands.

    Whoever calls this also makes the copy that everybody reads: workflows.statements.publishing.
    """
    status = WAY.after(Step.PUBLISHED, statement.status)
    try:
        statement.home_page_url = web_address(home_page_url)
    except FieldError as refusal:
        raise FieldError("home_page_url", refusal.words) from None
    statement.published_on = on
    _go(statement, Step.PUBLISHED, status, by, "")
    settle_statement(statement, by=by)


def reopen(statement: Statement, reason: str, *, by: UUID | None) -> None:
    """Makes an approved or signed one a draft again; it has to be approved and signed anew."""
    _open_again(statement, Step.REOPENED, reason, by)


def correct(statement: Statement, reason: str, *, by: UUID | None) -> None:
    """Makes a published one a draft again; what is published stays public until the next edition is."""
    _open_again(statement, Step.CORRECTED, reason, by)


def _open_again(statement: Statement, step: Step, reason: str, by: UUID | None) -> None:
    status = WAY.after(step, statement.status)
    checked_words(reason, "Say why it is opened again.")
    statement.approved_by_id = statement.approved_on = statement.meeting_id = None
    statement.meeting_words = statement.signed_by = statement.signed_role = ""
    statement.signed_on = None
    _go(statement, step, status, by, reason)


def who_may_approve(statement: Statement) -> list[str]:
    """The names of those who may record an approval and had no hand in it."""
    return AUTHORS.second_people(hands_in(statement))


def _meeting(statement: Statement, meeting_id: UUID) -> Meeting:
    """A meeting that was held, of the very board that approves the statement."""
    meeting = get_meeting(meeting_id)
    has_been = meeting.meets_on <= clock.today() and meeting.stage != Stage.CANCELLED
    if meeting.board_id != statement.board_id or not has_been:
        raise FieldError("meeting", "Choose a meeting of the board that approves it, one that was held.")
    return meeting


def _day(on: date | None, meeting: Meeting | None) -> date:
    if meeting is None and on is None:
        raise FieldError("on", "Enter the day on which the board approved it.")
    if meeting is None:
        assert on is not None  # noqa: S101 - said in the line above
        return on
    if on is not None and on != meeting.meets_on:
        held = format_day(meeting.meets_on)
        raise FieldError("on", f"That meeting was on {held}. Enter that day, or leave it empty.")
    return meeting.meets_on


def _check_day(statement: Statement, day: date, field: str) -> None:
    """The approval is of the words as they stand now: after the last time that it was opened again."""
    if day > clock.today():
        raise FieldError(field, "This day has not come yet. Enter the day on which the board approved it.")
    opened_on = last_opened_on(statement.id)
    if opened_on is not None and day < opened_on:
        opened = format_day(opened_on)
        words = f"It was opened again on {opened}, so the board has to approve it anew. Enter a later day."
        raise FieldError(field, words)


def _check_short(field: str, typed: str) -> None:
    if len(typed.strip()) > _LONGEST[field]:
        raise FieldError(field, f"Shorten this to {_LONGEST[field]} characters or fewer.")


def _go(statement: Statement, step: Step, status: StatementStatus, by: UUID | None, words: str) -> None:
    statement.status, statement.updated_at = status, clock.now()
    audit.record(f"statement:{step}", statement, by=by, words=words.strip())
    db.session.flush()
    note_step(statement, step, by=by, words=words.strip())
