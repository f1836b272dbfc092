"""What figures that are ready make the leads owe: to look at a quarter before it goes by itself."""

from datetime import date
from uuid import UUID, uuid5

from tenants.guidance.queries import find_clock
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Task, owe, settle
from tenants.scope import current_tenant
from tenants.working_days import add_working_days

LOOK_CLOCK = "contribution"
#: So long there is to look when no clock is in force.
_USUAL_WORKING_DAYS = 10


def default_day(today: date) -> date:
    """The day on which what is prepared today goes by itself."""
    clock = find_clock(LOOK_CLOCK, today)
    if clock is None:
        return add_working_days(today, _USUAL_WORKING_DAYS)
    return add_working_days(today, clock.days) if clock.is_working_days else clock.rule.due_after(today)


def owe_look(starts_on: date, key: str, words: str, default_on: date) -> None:
    """One deadline for the whole quarter; any lead may look, and all of them are told."""
    title = f"Look at the figures that go to London: {words}"
    task = Task(Kind.CONTRIBUTION, _quarter_id(starts_on), title, f"contributions/{key}/")
    owe(task, default_on, NOBODY, by=None)


def settle_look(starts_on: date, *, by: UUID | None, because: str = "") -> None:
    """Everything of the quarter is decided."""
    settle(Kind.CONTRIBUTION, _quarter_id(starts_on), by=by, because=because)


def _quarter_id(starts_on: date) -> UUID:
    """A quarter is no record, so its deadline is known by the tenant and the first day."""
    return uuid5(current_tenant(), f"contribution {starts_on.isoformat()}")
