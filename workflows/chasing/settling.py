"""Writes into the ledger what became of the digest that carried its lines."""

from uuid import UUID

from sqlalchemy import select, update

from tenants import clock
from tenants.database import db
from tenants.people.models import Membership
from tenants.scope import in_each_tenant
from workflows.chasing.models import Reminder, ReminderState
from workflows.notices.models import MessageKind, MessageState, OutboxMessage

_BECAME = {
    MessageState.SENT: ReminderState.SENT,
    MessageState.FAILED: ReminderState.FAILED,
    MessageState.WITHDRAWN: ReminderState.WITHDRAWN,
}


def settle(message: OutboxMessage, state: MessageState) -> None:
    """Marks a digest's lines as sent, failed or withdrawn in every tenant, in the caller's transaction.

    Lines of tenants that the person has left meanwhile are included. No scope may be open.
    """
    if message.kind == MessageKind.DIGEST and message.person_id and state in _BECAME:
        in_each_tenant(_ever_joined(message.person_id), lambda _tenant_id: _settle(message, state))


def _ever_joined(person_id: UUID) -> list[UUID]:
    statement = select(Membership.member_of_id).where(Membership.person_id == person_id)
    return list(db.session.scalars(statement))


def _settle(message: OutboxMessage, state: MessageState) -> None:
    # What was sent is what was written down as sending; a line that came too late keeps waiting.
    unsettled = [ReminderState.SENDING]
    if state != MessageState.SENT:
        unsettled.append(ReminderState.QUEUED)
    carried = (
        Reminder.recipient_id == message.person_id,
        Reminder.digest_on == message.day,
        Reminder.state.in_(unsettled),
    )
    because = "" if state == MessageState.SENT else message.last_problem[:200]
    settled = {"state": _BECAME[state], "settled_at": clock.now(), "settled_because": because}
    statement = update(Reminder).where(*carried).values(settled)
    db.session.execute(statement.execution_options(synchronize_session=False))
