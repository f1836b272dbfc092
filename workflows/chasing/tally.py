"""Counts how many reminders are in which state, for the sentence above the ledger."""

from datetime import date

from sqlalchemy import func, or_, select

from tenants.database import db
from workflows.chasing.models import Reminder, ReminderState

_UNSENT = (ReminderState.QUEUED, ReminderState.SENDING)


def tally_since(first_day: date) -> dict[ReminderState, int]:
    """How many reminders recorded from that day on are in each state; those not yet sent count at any age."""
    statement = (
        select(Reminder.state, func.count())
        .where(or_(Reminder.recorded_on >= first_day, Reminder.state.in_(_UNSENT)))
        .group_by(Reminder.state)
    )
    return {ReminderState(state): count for state, count in db.session.execute(statement)}
