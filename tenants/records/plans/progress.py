"""Keeping an action up to date: what its owner says, and how two people close it."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock, deadline
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotAllowed, WrongState
from tenants.records.plans.duties import open_after_completion
from tenants.records.plans.models import Action, Milestone, ProgressNote
from tenants.records.plans.queries import get_action, percent_before_done
from tenants.records.plans.rules import OWNER_CLAIMS, Claimed, may_accept
from tenants.records.plans.service import must_be_fresh, touch

LONGEST_NOTE = 4000


def report_progress(
    action: Action,
    claimed: Claimed,
    percent: int,
    note: str,
    *,
    seen_version: int,
    by: UUID | None,
    today: date,
    is_from_email: bool = False,
) -> None:
    """Says how an action stands; saying it is done passes it to a lead for acceptance."""
    must_be_fresh(action, seen_version)
    _must_be_worked_on(action)
    _check_progress(claimed, percent, note)
    was_asleep = claimed == action.claimed and percent == action.percent and not note.strip()
    if was_asleep:
        raise FieldError("note", "Nothing has changed yet. Change the status, or write a short note.")
    action.claimed = claimed
    action.percent = 100 if claimed == Claimed.DONE else percent
    if claimed == Claimed.DONE:
        action.done_by_id, action.done_on = by, today
    touch(action)
    audit.record("action:marked-done" if claimed == Claimed.DONE else "action:updated", action, by=by)
    _add_note(action, note, by, is_from_email=is_from_email)
    _flush_and_tell(action)


def _check_progress(claimed: Claimed, percent: int, note: str) -> None:
    if claimed not in OWNER_CLAIMS:
        raise FieldError("claimed", "Choose one of the statuses in the list.")
    if not 0 <= percent <= 100:
        raise FieldError("percent", "Enter a whole number from 0 to 100.")
    if len(note) > LONGEST_NOTE:
        raise FieldError("note", f"Shorten the note to {LONGEST_NOTE:,} characters or fewer.")


def accept(action: Action, note: str, *, seen_version: int, by: UUID, today: date) -> None:
    """Closes an action that its owner says is done; never by the person who said so."""
    must_be_fresh(action, seen_version)
    _must_be_waiting(action)
    if not may_accept(accepter=by, done_by=action.done_by_id):
        raise NotAllowed("You said yourself that this is done, so another lead has to accept it.")
    action.closed_by_id, action.closed_on = by, today
    touch(action)
    audit.record("action:accepted", action, by=by)
    _add_note(action, note, by)
    open_after_completion(action, by=by)
    _flush_and_tell(action)


def send_back(action: Action, reason: str, *, seen_version: int, by: UUID) -> None:
    """Returns an action to its owner: it is not done yet, for the reason given."""
    must_be_fresh(action, seen_version)
    _must_be_waiting(action)
    _require_reason(reason, "Say what is still to be done, so that the owner knows.")
    action.claimed, action.done_by_id, action.done_on = Claimed.AT_RISK, None, None
    action.percent = percent_before_done(action.id)
    touch(action)
    audit.record("action:sent-back", action, by=by, reason=reason)
    _add_note(action, f"Sent back: {reason}", by)
    _flush_and_tell(action)


def cancel(action: Action, reason: str, *, seen_version: int, by: UUID, today: date) -> None:
    """Closes an action that will not be done, for the reason given."""
    must_be_fresh(action, seen_version)
    if action.is_closed:
        raise WrongState("This action is closed already.")
    _require_reason(reason, "Say why this will not be done. The board will see the reason.")
    action.claimed, action.closed_by_id, action.closed_on = Claimed.CANCELLED, by, today
    touch(action)
    audit.record("action:cancelled", action, by=by, reason=reason)
    _add_note(action, f"Cancelled: {reason}", by)
    _flush_and_tell(action)


def reopen(action: Action, reason: str, *, seen_version: int, by: UUID) -> None:
    """Opens a closed action again, for the reason given."""
    must_be_fresh(action, seen_version)
    if not action.is_closed:
        raise WrongState("This action is open already.")
    _require_reason(reason, "Say why it is opened again.")
    action.claimed, action.closed_by_id, action.closed_on = Claimed.AT_RISK, None, None
    action.done_by_id, action.done_on = None, None
    touch(action)
    audit.record("action:reopened", action, by=by, reason=reason)
    _add_note(action, f"Reopened: {reason}", by)
    _flush_and_tell(action)


def add_milestone(action: Action, title: str, due_on: date | None, *, by: UUID | None) -> Milestone:
    """Adds a step to an open action."""
    _must_be_worked_on(action)
    if not title.strip():
        raise FieldError("title", "Enter what the step is.")
    milestone = Milestone(id=uuid4(), action_id=action.id, title=title.strip()[:200], due_on=due_on)
    milestone.position = _now_as_position()
    db.session.add(milestone)
    audit.record("milestone:added", milestone, by=by)
    return milestone


def _now_as_position() -> int:
    """Steps stand in the order in which they were added: seconds since 2020 fit and only grow."""
    return int(clock.now().timestamp()) - 1_577_836_800


def reach_milestone(milestone: Milestone, *, by: UUID, today: date) -> None:
    """Marks a step as reached, or as not reached after all."""
    milestone.done_on = None if milestone.done_on else today
    audit.record("milestone:reached" if milestone.done_on else "milestone:unticked", milestone, by=by)
    _milestone_changed(milestone)


def redate_milestone(milestone: Milestone, due_on: date | None, *, by: UUID) -> None:
    """Gives a step another date."""
    _must_be_worked_on(get_action(milestone.action_id))
    if due_on != milestone.due_on:
        milestone.due_on = due_on
        milestone.due_version += 1
        audit.record("milestone:re-dated", milestone, by=by)
        _milestone_changed(milestone)


def remove_milestone(milestone: Milestone, *, by: UUID) -> None:
    """Takes a step away; the audit keeps what it was."""
    audit.record("milestone:removed", milestone, by=by, title=milestone.title)
    db.session.delete(milestone)
    _milestone_changed(milestone)


def _milestone_changed(milestone: Milestone) -> None:
    db.session.flush()
    deadline.changed.send(deadline.Subject.MILESTONE, subject_id=milestone.id)


def _add_note(action: Action, text: str, by: UUID | None, *, is_from_email: bool = False) -> None:
    note = ProgressNote(
        action_id=action.id,
        author_id=by,
        at=clock.now(),
        text=text.strip(),
        claimed=action.claimed,
        percent=action.percent,
        is_from_email=is_from_email,
    )
    db.session.add(note)


def _require_reason(reason: str, words: str) -> None:
    if not reason.strip():
        raise FieldError("reason", words)
    if len(reason) > LONGEST_NOTE:
        raise FieldError("reason", f"Shorten the reason to {LONGEST_NOTE:,} characters or fewer.")


def _must_be_worked_on(action: Action) -> None:
    if action.is_closed:
        raise WrongState("This action is closed. Ask the lead to reopen it if it needs to change.")
    if action.is_waiting:
        raise WrongState("This action is waiting for a lead to accept it, so it cannot change now.")


def _must_be_waiting(action: Action) -> None:
    if not action.is_waiting:
        raise WrongState("This action is not waiting for acceptance any more.")


def _flush_and_tell(action: Action) -> None:
    db.session.flush()
    deadline.changed.send(deadline.Subject.ACTION, subject_id=action.id)
