"""Looking into the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.people.models import Person
from workflows.notices.models import MessageKind, MessageState, OutboxMessage

#: To whom a settled letter went that was for nobody of the portal: its address is not kept.
OUTSIDE = "somebody outside"
WAITING = (MessageState.QUEUED, MessageState.SENDING)


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message of the outbox without its body."""

    id: UUID
    day: date
    kind: str
    to: str
    subject: str
    state: str
    attempts: int
    next_try_at: datetime
    settled_at: datetime | None
    last_problem: str


def messages(limit: int = 100, states: Iterable[MessageState] = ()) -> list[MessageLine]:
    """The newest messages first, only those in `states` when any are named."""
    wanted = list(states)
    statement = (
        select(OutboxMessage, Person.email)
        .outerjoin(Person, Person.id == OutboxMessage.person_id)
        .order_by(OutboxMessage.created_at.desc(), OutboxMessage.id)
        .limit(limit)
    )
    if wanted:
        statement = statement.where(OutboxMessage.state.in_(wanted))
    return [
        _line(message, email or message.to_address or OUTSIDE)
        for message, email in db.session.execute(statement)
    ]


def count_queued_digests(day: date) -> int:
    """How many people's digests of a day wait to be sent."""
    is_digest = (OutboxMessage.kind == MessageKind.DIGEST, OutboxMessage.day == day)
    statement = select(func.count()).where(*is_digest, OutboxMessage.state == MessageState.QUEUED)
    return db.session.scalar(statement) or 0


def oldest_queued_age(now: datetime) -> timedelta | None:
    """How long the message that has waited longest has been waiting; None when none waits."""
    statement = select(func.min(OutboxMessage.created_at)).where(OutboxMessage.state.in_(WAITING))
    oldest = db.session.scalar(statement)
    return None if oldest is None else now - oldest


def _line(message: OutboxMessage, email: str) -> MessageLine:
    return MessageLine(
        id=message.id,
        day=message.day,
        kind=message.kind,
        to=email,
        subject=message.subject,
        state=message.state,
        attempts=message.attempts,
        next_try_at=message.next_try_at,
        settled_at=message.settled_at,
        last_problem=message.last_problem,
    )
