"""What the end of a post's or a grant's money makes somebody owe: a decision, early enough."""

from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta

from tenants.records.obligations.ahead import decide_by
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.resources.models import Resource
from tenants.records.resources.rules import ResourceStatus

WARNING_CLOCK = "funding-warning"
_USUAL = relativedelta(months=6)  # where no rule is loaded


def owe_decision(resource: Resource, *, by: UUID | None, today: date, reason: str = "") -> None:
    """Its owner is to decide in time what comes after it; nothing is owed when no end is set."""
    if resource.status == ResourceStatus.ENDED:
        return
    if resource.ends_on is None:
        settle(Kind.FUNDING_END, resource.id, by=by, because="No end is set for it any more")
        return
    due_on = decide_by(WARNING_CLOCK, _USUAL, resource.ends_on, today)
    owe(_task(resource), due_on, Owner.of(resource), by=by, reason=reason)


def tell_of_change(resource: Resource, *, by: UUID | None) -> None:
    """Gives an open decision the resource's new title and owner; its day stays."""
    found = find_obligation(Kind.FUNDING_END, resource.id)
    if found is not None and found.done_on is None:
        owe(_task(resource), found.due_on, Owner.of(resource), by=by, reason=found.reason)


def settle_decision(resource: Resource, because: str, *, by: UUID | None) -> None:
    """It is decided, or there is nothing to decide any more."""
    settle(Kind.FUNDING_END, resource.id, by=by, because=because[:300])


def _task(resource: Resource) -> Task:
    ends = f"{resource.ends_on.day} {resource.ends_on:%B %Y}" if resource.ends_on else ""
    title = f"Decide what comes after “{resource.title}”, which ends on {ends}"[:240]
    return Task(Kind.FUNDING_END, resource.id, title, f"resources/{resource.id}/")
