"""Puts reminders into digests: one for each person and day, never a second, never an empty one."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import Date, bindparam, or_, select, tuple_, update

from tenants import clock
from tenants.database import db
from workflows.chasing.models import Reminder, ReminderState
from workflows.notices.models import MessageKind, MessageState, OutboxMessage
from workflows.notices.rules import digest_key
from workflows.notices.service import queue_digests

_ON_ITS_WAY = (MessageState.QUEUED, MessageState.SENDING)
_UNSENT = (ReminderState.QUEUED, ReminderState.SENDING)
#: People asked for in one statement: the databases limit how many values one may carry.
_AT_ONCE = 2000


def give_up_untried_digests(today: date) -> None:
    """Withdraws digests of earlier days that nobody has tried to send; their lines go into a newer one."""
    untried = (
        OutboxMessage.kind == MessageKind.DIGEST,
        OutboxMessage.state == MessageState.QUEUED,
        OutboxMessage.attempts == 0,
        OutboxMessage.day < today,
    )
    settled = {
        "state": MessageState.WITHDRAWN,
        "settled_at": clock.now(),
        "last_problem": "Its lines went into the digest of a later day.",
    }
    db.session.execute(update(OutboxMessage).where(*untried).values(settled))


def people_held(today: date) -> frozenset[UUID]:
    """People whose digest of an earlier day was tried and may still arrive: they get no other till then."""
    statement = select(OutboxMessage.person_id).where(
        OutboxMessage.state.in_(_ON_ITS_WAY),
        OutboxMessage.kind == MessageKind.DIGEST,
        OutboxMessage.day < today,
    )
    return frozenset(filter(None, db.session.scalars(statement)))


def people_open_for(person_ids: Collection[UUID], day: date) -> set[UUID]:
    """Those of the people whose digest of the day has not gone out: there is none yet, or it is queued.

    A queued one is held until this transaction ends, so that it cannot go out without what is being added.
    """
    states = _digest_states({(person_id, day) for person_id in person_ids}, is_held=True)
    return {one for one in person_ids if states.get((one, day), MessageState.QUEUED) == MessageState.QUEUED}


def free_stranded() -> None:
    """Makes reminders whose digest came to nothing free for the next one."""
    found = db.session.execute(_IN_A_DIGEST).all()
    states = _digest_states({(row.recipient_id, row.digest_on) for row in found})
    stranded = {
        (row.recipient_id, row.digest_on)
        for row in found
        if _is_stranded(row.state, states.get((row.recipient_id, row.digest_on)))
    }
    if stranded:
        _free(stranded)


_IN_A_DIGEST = (
    select(Reminder.recipient_id, Reminder.digest_on, Reminder.state)
    .where(Reminder.state.in_(_UNSENT), Reminder.digest_on.is_not(None))
    .distinct()
)


def _is_stranded(reminder: str, digest: MessageState | None) -> bool:
    """A line already written into a message counts as told unless the message was withdrawn."""
    if digest in (None, MessageState.WITHDRAWN):
        return True
    return reminder == ReminderState.QUEUED and digest not in _ON_ITS_WAY


def _free(stranded: Collection[tuple[UUID, date]]) -> None:
    chosen = tuple_(Reminder.recipient_id, Reminder.digest_on).in_(stranded)
    statement = update(Reminder).where(Reminder.state.in_(_UNSENT), chosen)
    freed = statement.values(digest_on=None, state=ReminderState.QUEUED)
    db.session.execute(freed.execution_options(synchronize_session=False))


def gather_digests(today: date, open_for: Collection[UUID], *, has_new_lines: bool) -> None:
    """Queues today's digest for everybody in the open tenant with a reminder to go out.

    Reminders for somebody whose digest of today has gone out already wait for tomorrow's. Without new lines
    those that are in a digest came with it, and nothing is queued for them again.
    """
    rows = db.session.execute(_QUEUED_FOR, {"today": today}).all()
    carried = {row.recipient_id for row in rows if row.digest_on}
    loose = {row.recipient_id for row in rows if not row.digest_on}
    ready = loose.intersection(open_for)
    _gather_loose(ready, today)
    queue_digests(sorted(carried | ready if has_new_lines else ready), today)


_QUEUED_FOR = (
    select(Reminder.recipient_id, Reminder.digest_on)
    .where(
        Reminder.state == ReminderState.QUEUED,
        or_(Reminder.digest_on == bindparam("today", type_=Date()), Reminder.digest_on.is_(None)),
    )
    .distinct()
)


def _gather_loose(person_ids: Collection[UUID], today: date) -> None:
    """Puts these people's reminders that are in no digest yet into today's."""
    if person_ids:
        loose = (Reminder.state == ReminderState.QUEUED, Reminder.digest_on.is_(None))
        statement = update(Reminder).where(*loose, Reminder.recipient_id.in_(person_ids))
        gathered = statement.values(digest_on=today)
        db.session.execute(gathered.execution_options(synchronize_session=False))


def _digest_states(
    wanted: Collection[tuple[UUID, date]], *, is_held: bool = False
) -> dict[tuple[UUID, date], MessageState]:
    """What became of the digests of these people and days; those never queued are missing."""
    keys = sorted(digest_key(person_id, day) for person_id, day in wanted)
    found: dict[tuple[UUID, date], MessageState] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = {"keys": keys[start : start + _AT_ONCE]}
        rows = db.session.execute(_HELD_DIGESTS if is_held else _DIGESTS, some)
        found |= {(row.person_id, row.day): MessageState(row.state) for row in rows}
    return found


_DIGESTS = select(OutboxMessage.person_id, OutboxMessage.day, OutboxMessage.state).where(
    OutboxMessage.dedupe_key.in_(bindparam("keys", expanding=True))
)
_HELD_DIGESTS = _DIGESTS.with_for_update()
