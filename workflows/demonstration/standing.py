"""Invents how the demonstration's actions stand: steps, notes, and what two people said at the end."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.records.plans.models import Action, ProgressNote
from tenants.records.plans.progress import add_milestone
from tenants.records.plans.rules import Claimed
from workflows.demonstration.labels import with_status
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry

_AT = time(10, 30, tzinfo=UTC)
#: What was said to be done this lately waits for its acceptance; anything older has been accepted.
_LATELY = timedelta(days=31)
_PLAN_IS_OVER = (
    "The plan’s period is over, and its source does not say what became of this. "
    "It is shown as done for the demonstration."
)


def tell_standing(action: Action, entry: Entry, house: House, today: date) -> None:
    """Adds the steps and notes of the data, and what its owner says of the action."""
    claimed = Claimed(entry.get("claimed_status", "not_started").replace("_", "-"))
    notes = entry.get("progress_notes", [])
    last = max((date.fromisoformat(note["written_on"]) for note in notes), default=None)
    _add_steps(action, entry, last or min(action.due_on or today, today))
    if claimed == Claimed.NOT_STARTED and not notes:
        return
    action.claimed, action.percent = claimed, entry["percent"]
    owner_id = house.holder_of(entry["owner_post"])
    said_on = last or min(action.due_on or today, today)
    if claimed == Claimed.DONE:
        _finish(action, owner_id, said_on, None if said_on > today - _LATELY else house.second_lead(owner_id))
    elif claimed == Claimed.CANCELLED:
        action.closed_by_id, action.closed_on = house.second_lead(owner_id), said_on
    for note in notes:
        _add_note(action, note["words"], house.holder_of(note["by_post"]), note["written_on"])
    _keep(action)


def close_with_plan(action: Action, entry: Entry, house: House, ends_on: date) -> None:
    """Closes a dated action of a plan whose period is over; what has no date goes on."""
    if action.due_on is None or action.is_closed:
        return
    owner_id = house.holder_of(entry["owner_post"])
    _finish(action, owner_id, action.due_on, house.second_lead(owner_id))
    action.closed_on = max(ends_on, action.due_on)
    action.invented = with_status(action.invented)
    _add_note(action, _PLAN_IS_OVER, None, action.closed_on.isoformat())
    _keep(action)


def tell_occurrences(house: House, today: date, first: int) -> None:
    """Tells how past occurrences went: accepted, waiting, late in either way; in turn, from `first` on."""
    past = select(Action).where(Action.duty_id.is_not(None), Action.due_on < today)
    for turn, action in enumerate(db.session.scalars(past.order_by(Action.ref)), start=first):
        _tell_occurrence(action, house, turn % 4)


def _tell_occurrence(action: Action, house: House, turn: int) -> None:
    titles = {post_id: title for title, post_id in house.post_ids.items()}
    assert action.owner_post_id and action.due_on  # noqa: S101 - duties here are owned by posts and dated
    owner_id = house.holder_of(titles[action.owner_post_id])
    if turn <= 1:
        _finish(action, owner_id, action.due_on, house.second_lead(owner_id) if turn == 0 else None)
    elif turn == 2:
        action.claimed, action.percent = Claimed.ON_TRACK, 80
    else:
        return
    action.invented = with_status(action.invented)
    _keep(action)


def _finish(action: Action, owner_id: UUID, done_on: date, accepter_id: UUID | None) -> None:
    action.claimed, action.percent = Claimed.DONE, 100
    action.done_by_id, action.done_on = owner_id, done_on
    if accepter_id:
        action.closed_by_id, action.closed_on = accepter_id, done_on + timedelta(days=3)


def _add_steps(action: Action, entry: Entry, reached_on: date) -> None:
    for position, step in enumerate(entry.get("milestones", []), start=1):
        due_on = date.fromisoformat(step["due_on"]) if step["due_on"] else None
        milestone = add_milestone(action, step["title"], due_on, by=None)
        milestone.position = position
        milestone.done_on = (due_on or reached_on) if step["is_done"] else None


def _add_note(action: Action, text: str, author_id: UUID | None, written_on: str) -> None:
    note = ProgressNote(
        action_id=action.id,
        author_id=author_id,
        at=datetime.combine(date.fromisoformat(written_on), _AT),
        text=text,
        claimed=action.claimed,
        percent=action.percent,
    )
    db.session.add(note)


def _keep(action: Action) -> None:
    audit.record("action:updated", action, by=None)
    db.session.flush()
