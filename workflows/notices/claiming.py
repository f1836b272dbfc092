"""Takes one message from the outbox for one sender, its words frozen before anything leaves."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from tenants.database import db
from tenants.people.models import Person
from workflows.notices.letters import Envelope, Letter
from workflows.notices.models import MessageKind, MessageState, OutboxMessage
from workflows.notices.office import Office
from workflows.notices.rules import LEASE, MOST_REPEATS, MOST_TRIES, message_id
from workflows.notices.settling import NOT_CONFIRMED, WhenSettled, find_in_state, put_back, settle
from workflows.problems import named

log = logging.getLogger(__name__)

#: Writes a digest's words for what is still open; None when nothing is left to say.
WriteDigest = Callable[[OutboxMessage], Letter | None]


@dataclass(frozen=True, slots=True)
class Claim:
    """One message taken up: with an envelope when it is to go out now, without when it came to its end."""

    key: UUID
    attempt: int
    state: MessageState
    envelope: Envelope | None


def claim_next(
    at: datetime, office: Office, write_digest: WriteDigest, when_settled: WhenSettled
) -> Claim | None:
    """Takes the message that has been due longest, and commits; None when none is due."""
    message = _next_due(at)
    if message is None:
        db.session.rollback()
        return None
    key, attempt = message.id, message.attempts
    try:
        claim = _take(message, at, office, write_digest)
        if claim.envelope is None:
            when_settled(message, claim.state)
        db.session.commit()
        return claim
    except Exception as error:  # one message that cannot be written must not hold up the others
        db.session.rollback()
        log.error("message %s could not be prepared (%s)", key.hex[:12], named(error))
        return _give_back(key, attempt, at, type(error).__name__, when_settled)


def _next_due(at: datetime) -> OutboxMessage | None:
    """Locks the row on PostgreSQL, passing over rows others hold; SQLite has one writer at a time anyway."""
    statement = (
        select(OutboxMessage)
        .where(_is_due(at))
        .order_by(OutboxMessage.next_try_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return db.session.scalar(statement)


def _is_due(at: datetime) -> ColumnElement[bool]:
    queued = and_(OutboxMessage.state == MessageState.QUEUED, OutboxMessage.next_try_at <= at)
    left_lying = and_(OutboxMessage.state == MessageState.SENDING, OutboxMessage.lease_until_at <= at)
    return or_(queued, left_lying)


def _take(message: OutboxMessage, at: datetime, office: Office, write_digest: WriteDigest) -> Claim:
    message.unconfirmed += message.state == MessageState.SENDING  # its sender was stopped half way
    person = _reader(message)
    if message.unconfirmed > MOST_REPEATS:
        return _end(message, MessageState.FAILED, at, NOT_CONFIRMED)
    if person is not None and not person.is_active:
        return _end(message, MessageState.WITHDRAWN, at, "The account is closed.")
    if message.kind == MessageKind.DIGEST and not message.body and not _write(message, write_digest):
        return _end(message, MessageState.WITHDRAWN, at, "Nothing was left to say.")
    message.state = MessageState.SENDING
    message.lease_until_at = at + LEASE
    message.attempts += 1
    return Claim(message.id, message.attempts, MessageState.SENDING, _envelope(message, person, office))


def _reader(message: OutboxMessage) -> Person | None:
    """The person it is for; None when it is for somebody outside."""
    if message.person_id is None:
        return None
    return db.session.get_one(Person, message.person_id, populate_existing=True)


def _write(message: OutboxMessage, write_digest: WriteDigest) -> bool:
    """Freezes the words in the row, so that a repeat after a crash is the very same message."""
    letter = write_digest(message)
    if letter is None:
        return False
    message.subject, message.body = letter.subject[:200], letter.body
    return True


def _end(message: OutboxMessage, state: MessageState, at: datetime, because: str) -> Claim:
    settle(message, state, at, because)
    return Claim(message.id, message.attempts, state, None)


def _envelope(message: OutboxMessage, person: Person | None, office: Office) -> Envelope:
    return Envelope(
        reference=message.id,
        message_id=message_id(message.id, office.base_url),
        day=message.day,
        written_at=message.created_at,
        sender=office.sender,
        to_name=person.name if person else message.to_name or "",
        to_address=person.email if person else message.to_address or "",
        letter=Letter(message.subject, message.body, message.calendar or ""),
    )


def _give_back(key: UUID, attempt: int, at: datetime, kind: str, when_settled: WhenSettled) -> Claim | None:
    """Counts a try that failed before anything left, so that it is not repeated for ever."""
    message = find_in_state(key, attempt, MessageState.QUEUED, MessageState.SENDING)
    if message is None:
        db.session.rollback()
        return None
    message.attempts += 1
    if message.attempts >= MOST_TRIES:
        settle(message, MessageState.FAILED, at, f"It could not be written ({kind}).")
        _tell_if_possible(message, when_settled)
    else:
        put_back(message, at, f"It could not be written ({kind}).")
    db.session.commit()
    return Claim(key, message.attempts, MessageState(message.state), None)


def _tell_if_possible(message: OutboxMessage, when_settled: WhenSettled) -> None:
    """What failed so often may be the telling itself: the message ends all the same."""
    try:
        with db.session.begin_nested():
            when_settled(message, MessageState.FAILED)
    except Exception as error:
        log.error("message %s: its end was not passed on (%s)", message.id.hex[:12], named(error))
