"""Takes back reminders that nobody has sent yet once they are no longer right, with the reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, bindparam, exists, func, select, tuple_, update

from tenants import clock, deadline
from tenants.database import db
from tenants.deadline import Subject
from workflows.chasing.circumstances import circumstances_on
from workflows.chasing.models import Reminder, ReminderState
from workflows.chasing.rules import Standing, why_withdrawn
from workflows.chasing.selection import Question, Selection

#: Lines changed in one statement: the databases limit how many values one may carry.
_AT_ONCE = 500


class _Key(NamedTuple):
    """What names a line of the ledger."""

    subject_kind: str
    subject_id: UUID
    rung: int
    due_version: int
    recipient_id: UUID


_KEY = tuple(getattr(Reminder, name) for name in _Key._fields)


def withdraw_stale(
    selection: Selection,
    *,
    subject_id: UUID | None = None,
    recipient_id: UUID | None = None,
    is_writing: bool = False,
) -> int:
    """Withdraws every unsent reminder that would not be recorded as things are now; returns how many.

    It can be narrowed to one deadline or one recipient. A line already written into a message stays, for it
    may be on the wire, except when that message is being written anew (`is_writing`).
    """
    states = [ReminderState.QUEUED, *([ReminderState.SENDING] if is_writing else [])]
    named = {"subject_id": subject_id, "recipient_id": recipient_id}
    narrowed = {name: one for name, one in named.items() if one}
    rows = selection.ask(_no_longer_right, *narrowed, states=states, **narrowed)
    keys = [_Key(*row) for row in rows]
    for reason, withdrawn in _by_reason(selection, keys).items():
        settled = {"settled_at": clock.now(), "settled_because": reason}
        _change(withdrawn, {"state": ReminderState.WITHDRAWN, **settled})
    return len(keys)


@cache
def _no_longer_right(question: Question, *narrowed: str) -> CompoundSelect[*tuple[Any, ...]]:
    now, route = question.deadline.c, question.route.c
    key = (now.subject_kind, now.subject_id, now.rung, now.due_version, route.recipient_id)
    right = question.told(*key)
    held = select(*_KEY).where(Reminder.state.in_(bindparam("states", expanding=True)))
    for name in narrowed:
        place = _Key._fields.index(name)
        right = right.where(key[place] == bindparam(name))
        held = held.where(_KEY[place] == bindparam(name))
    return held.except_(right)


def _by_reason(selection: Selection, keys: list[_Key]) -> dict[str, list[_Key]]:
    """The keys of reminders that are no longer right, by the words that say why."""
    grouped: defaultdict[str, list[_Key]] = defaultdict(list)
    for chunk in _chunks(keys):
        now = _as_things_are(selection, {key.subject_id for key in chunk})
        for key in chunk:
            standing = now.get(key.subject_id)
            reason = why_withdrawn(key.rung, key.due_version, standing, selection.here.is_stopped)
            grouped[reason].append(key)
    return grouped


def _as_things_are(selection: Selection, subject_ids: set[UUID]) -> dict[UUID, Standing]:
    rows = selection.ask(_standings, subject_ids=sorted(subject_ids))
    return {row[0]: Standing(row[1], row[2], bool(row[3])) for row in rows}


@cache
def _standings(question: Question) -> Select[*tuple[Any, ...]]:
    now = question.deadline.c
    columns = (now.subject_id, now.due_version, now.rung, question.is_snoozed())
    return select(*columns).where(now.subject_id.in_(bindparam("subject_ids", expanding=True)))


def bring_back(selection: Selection) -> int:
    """Queues again what was withdrawn unsent and is right after all; returns how many lines.

    A pause that ends, work that is sent back, an owner who returns: the line's key is taken, so nothing new
    could be recorded for it, and without this somebody would never be told.
    """
    keys = [_Key(*row) for row in selection.ask(_wrongly_withdrawn)]
    queued = {"state": ReminderState.QUEUED, "digest_on": None, "recorded_on": selection.here.today}
    _change(keys, {**queued, "settled_at": None, "settled_because": ""})
    return len(keys)


@cache
def _wrongly_withdrawn(question: Question) -> Select[*tuple[Any, ...]]:
    rightly_told = question.told(*_KEY).join(Reminder, question.is_reminder())
    return rightly_told.where(Reminder.state == ReminderState.WITHDRAWN)


def _change(keys: Sequence[_Key], values: dict[str, Any]) -> None:
    for chunk in _chunks(keys):
        statement = update(Reminder).where(tuple_(*_KEY).in_(chunk)).values(values)
        db.session.execute(statement.execution_options(synchronize_session=False))


def _chunks(keys: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


_CHANGEABLE = (ReminderState.QUEUED, ReminderState.SENDING, ReminderState.WITHDRAWN)
# One look into the index for each state, however long the ledger is.
_IN_STATE = select(*(exists().where(Reminder.state == state).label(state.value) for state in _CHANGEABLE))


def changeable_states() -> set[ReminderState]:
    """In which states the open tenant has reminders, of those in which they can still change."""
    found = db.session.execute(_IN_STATE).one()
    return {state for state, is_found in zip(_CHANGEABLE, found, strict=True) if is_found}


@deadline.changed.connect
def reconsider(sender: Subject, subject_id: UUID) -> None:
    """Withdraws what is queued about a deadline that has just moved, closed or changed hands."""
    about = (Reminder.subject_kind == sender.value, Reminder.subject_id == subject_id)
    queued = (*about, Reminder.state == ReminderState.QUEUED)
    recorded_on = db.session.scalar(select(func.max(Reminder.recorded_on)).where(*queued))
    if recorded_on is not None:
        # A day that was chased ahead of time stays valid: its reminders are judged by that day.
        here = circumstances_on(max(recorded_on, clock.today()))
        withdraw_stale(Selection(here), subject_id=subject_id)
