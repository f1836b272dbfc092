"""What a plan makes somebody owe: a debrief after it has closed."""

from datetime import date, timedelta
from uuid import UUID

from tenants.guidance.queries import find_clock
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.receptions.models import Reception
from tenants.working_days import add_working_days

CLOCK = "debrief"


def owe_debrief(reception: Reception, *, by: UUID | None) -> None:
    """A debrief so long after it closed as the rule in force on that day says; nothing without a rule."""
    due_on = debrief_due_on(reception.closed_on) if reception.closed_on else None
    if due_on is not None:
        owe(_task(reception), due_on, Owner.of(reception), by=by)


def debrief_due_on(closed_on: date) -> date | None:
    """The last day by the rule in force on the day of closing; None when there is no rule."""
    clock = find_clock(CLOCK, closed_on)
    if clock is None:
        return None
    if clock.is_working_days:
        return add_working_days(closed_on, clock.days)
    return closed_on + timedelta(days=clock.days)


def open_debrief_due_on(reception: Reception) -> date | None:
    """The day by which the debrief is owed, while it is."""
    found = find_obligation(Kind.DEBRIEF, reception.id)
    return found.due_on if found is not None and found.done_on is None else None


def settle_debrief(reception: Reception, *, by: UUID | None, because: str = "") -> None:
    """What was learned is written down, or, with a reason, nobody waits for it any more."""
    settle(Kind.DEBRIEF, reception.id, by=by, because=because)


def tell_of_change(reception: Reception, *, by: UUID | None) -> None:
    """Gives an open debrief the plan's new owner and name; its day stays."""
    due_on = open_debrief_due_on(reception)
    if due_on is not None:
        owe(_task(reception), due_on, Owner.of(reception), by=by)


def _task(reception: Reception) -> Task:
    title = f"Write down what was learned: {reception.title}"[:240]
    return Task(Kind.DEBRIEF, reception.id, title, f"receptions/{reception.id}/")
