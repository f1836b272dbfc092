"""Recording what a board decided, in a register that never forgets."""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.boards.changes import board_changed
from tenants.records.meetings.keeping import must_be_possible, tell
from tenants.records.meetings.models import AgendaItem, Decision, Meeting
from tenants.records.meetings.particulars import web_address
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import Step

_MOST_LETTERS = {"title": 300, "reasons": 4000}
_TRIES = 5


def record_decision(
    item: AgendaItem, title: str, reasons: str = "", *, reference_url: str = "", by: UUID | None
) -> Decision:
    """Records what was decided under an item of a held meeting, with the next number of the year."""
    meeting = get_meeting(item.meeting_id)
    must_be_possible(Step.MINUTE, meeting)
    _check(title, reasons)
    decision = Decision(
        id=uuid4(),
        board_id=meeting.board_id,
        meeting_id=meeting.id,
        item_id=item.id,
        title=title.strip(),
        reasons=reasons.strip(),
        decided_on=meeting.meets_on,
        reference_url=web_address("reference_url", reference_url),
    )
    _number(decision, meeting)
    audit.record("decision:recorded", decision, by=by)
    db.session.flush()
    tell(meeting)
    return decision


def edit_decision(decision: Decision, title: str, reasons: str, *, reference_url: str, by: UUID) -> None:
    """Corrects a decision's words until the minutes are approved; its number and day stay."""
    meeting = get_meeting(decision.meeting_id)
    must_be_possible(Step.MINUTE, meeting)
    _check(title, reasons)
    decision.title, decision.reasons = title.strip(), reasons.strip()
    decision.reference_url = web_address("reference_url", reference_url)
    audit.record("decision:edited", decision, by=by)
    db.session.flush()
    tell(meeting)


def replace_decision(decision: Decision, later: Decision | None, *, by: UUID | None) -> None:
    """Says that a later decision took the place of this one; None: that it stands after all."""
    if later is not None and not is_after(later, decision):
        raise FieldError("later", "Choose a decision that was made after this one.")
    if decision.replaced_by_id == (later.id if later else None):
        return
    decision.replaced_by_id = later.id if later else None
    audit.record("decision:replaced" if later else "decision:restored", decision, by=by)
    db.session.flush()
    board_changed.send(None, board_id=decision.board_id)


def _check(title: str, reasons: str) -> None:
    if not title.strip():
        raise FieldError("title", "Enter what was decided.")
    for field, text in (("title", title), ("reasons", reasons)):
        if len(text.strip()) > _MOST_LETTERS[field]:
            raise FieldError(field, f"Shorten this to {_MOST_LETTERS[field]:,} characters or fewer.")


def is_after(later: Decision, decision: Decision) -> bool:
    """Whether one was made after the other; numbers count on, so they order what was decided on one day."""
    mine, theirs = (decision.decided_on, _count(decision.ref)), (later.decided_on, _count(later.ref))
    return theirs > mine


def _number(decision: Decision, meeting: Meeting) -> None:
    """Gives the next number; when somebody else took it in the same moment, the one after."""
    stem = f"D-{meeting.meets_on.year}-"
    for _ in range(_TRIES):
        decision.ref = f"{stem}{_next(stem):02d}"
        try:
            with db.session.begin_nested():
                db.session.add(decision)
                db.session.flush()
        except IntegrityError:
            continue
        return
    raise WrongState("Several decisions were recorded at once. Please try again.")


def _next(stem: str) -> int:
    taken = db.session.scalars(select(Decision.ref).where(Decision.ref.startswith(stem)))
    return max(map(_count, taken), default=0) + 1


def _count(ref: str) -> int:
    return int(ref.rpartition("-")[2])
