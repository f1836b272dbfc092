"""Records what became of a message: sent, put back, or given up."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from workflows.notices.delivery import MayHaveArrived, NotDelivered, Refused
from workflows.notices.models import MessageKind, MessageState, OutboxMessage
from workflows.notices.rules import MOST_REPEATS, MOST_TRIES, pause_after

#: Told of every message that comes to its end, in the same transaction.
WhenSettled = Callable[[OutboxMessage, MessageState], None]

NOT_CONFIRMED = "It was sent several times and never confirmed: please look whether it arrived."


def settle(message: OutboxMessage, state: MessageState, at: datetime, because: str = "") -> None:
    """Ends a message's way; its words go, because they are a tenant's, and so does an address outside."""
    message.state = state
    message.settled_at = at
    message.lease_until_at = None
    message.last_problem = because[:300]
    message.body, message.calendar = "", None
    message.to_name = message.to_address = None


def put_back(message: OutboxMessage, at: datetime, because: str) -> None:
    """Queues a message once more after a pause; a digest that cannot have arrived is written anew by then."""
    message.state = MessageState.QUEUED
    message.lease_until_at = None
    message.last_problem = because[:300]
    message.next_try_at = at + pause_after(message.attempts, message.id)
    if message.kind == MessageKind.DIGEST and not message.unconfirmed:
        message.subject = message.body = ""


def record_outcome(
    key: UUID, attempt: int, problem: NotDelivered | None, at: datetime, when_settled: WhenSettled
) -> MessageState | None:
    """Writes down how one attempt ended, and commits; None when another sender has taken it up since."""
    message = find_in_state(key, attempt, MessageState.SENDING)
    if message is None:
        db.session.rollback()
        return None
    _apply(message, problem, at)
    if message.settled_at:
        when_settled(message, MessageState(message.state))
    db.session.commit()
    return MessageState(message.state)


def find_in_state(key: UUID, attempt: int, *states: MessageState) -> OutboxMessage | None:
    """The message, locked, as long as nobody has begun another attempt."""
    wanted = (
        OutboxMessage.id == key,
        OutboxMessage.attempts == attempt,
        OutboxMessage.state.in_(states),
    )
    statement = select(OutboxMessage).where(*wanted).with_for_update()
    return db.session.scalar(statement.execution_options(populate_existing=True))


def _apply(message: OutboxMessage, problem: NotDelivered | None, at: datetime) -> None:
    if problem is None:
        settle(message, MessageState.SENT, at)
        return
    message.unconfirmed += isinstance(problem, MayHaveArrived)
    if isinstance(problem, Refused) or message.attempts >= MOST_TRIES:
        settle(message, MessageState.FAILED, at, problem.words)
    elif message.unconfirmed > MOST_REPEATS:
        settle(message, MessageState.FAILED, at, NOT_CONFIRMED)
    else:
        put_back(message, at, problem.words)
