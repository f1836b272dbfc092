"""What a charter makes somebody owe: its yearly report, and whatever a commitment is to be in place by."""

from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta

from tenants.guidance.queries import get_charter
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.pledges.models import Pledge, PledgeProgress
from tenants.records.pledges.queries import commitments_of, find_last_report
from tenants.records.pledges.rules import first_report_due_on


def owe_report(pledge: Pledge, *, by: UUID | None, today: date, reason: str = "") -> None:
    """The next report by the charter's own rule; nothing when the charter asks for none."""
    due_on = next_report_on(pledge, today)
    if due_on is not None:
        owe(_report_task(pledge), due_on, Owner.of(pledge), by=by, reason=reason)


def next_report_on(pledge: Pledge, today: date) -> date | None:
    """So many months after the last report's end, or after the charter was taken on."""
    months = get_charter(pledge.charter_code).report_months
    if not months:
        return None
    last = find_last_report(pledge.id)
    if last is not None:
        return last.ends_on + relativedelta(months=months)
    return first_report_due_on(pledge.adopted_on or today, months, today)


def tell_of_change(pledge: Pledge, *, by: UUID | None) -> None:
    """Gives an open report the charter's new owner; its day stays."""
    found = find_obligation(Kind.PLEDGE_REPORT, pledge.id)
    if found is not None and found.done_on is None:
        owe(_report_task(pledge), found.due_on, Owner.of(pledge), by=by, reason=found.reason)


def settle_report(pledge: Pledge, *, by: UUID | None) -> None:
    """The report that was owed is made."""
    settle(Kind.PLEDGE_REPORT, pledge.id, by=by)


def owe_commitment(
    pledge: Pledge, progress: PledgeProgress, due_on: date, *, by: UUID | None, reason: str = ""
) -> None:
    """Its owner is to have the commitment in place by a day."""
    title = f"Put commitment {progress.number} of the {pledge.title} in place"[:240]
    path = f"pledges/{pledge.id}/commitments/{progress.id}/"
    owe(Task(Kind.PLEDGE, progress.id, title, path), due_on, Owner.of(progress), by=by, reason=reason)


def commitment_due_on(progress_id: UUID) -> date | None:
    """The day by which it is to be in place, while that is owed."""
    found = find_obligation(Kind.PLEDGE, progress_id)
    return found.due_on if found is not None and found.done_on is None else None


def settle_commitment(progress: PledgeProgress, *, by: UUID | None, because: str = "") -> None:
    """It is in place, or, with a reason, there is no day for it any more."""
    settle(Kind.PLEDGE, progress.id, by=by, because=because)


def settle_all(pledge: Pledge, because: str, *, by: UUID | None) -> None:
    """Nothing is owed about the charter any more."""
    settle(Kind.PLEDGE_REPORT, pledge.id, by=by, because=because[:300])
    for each in commitments_of(pledge.id):
        settle_commitment(each.progress, by=by, because=because[:300])


def _report_task(pledge: Pledge) -> Task:
    title = f"Report on the {pledge.title}"[:240]
    return Task(Kind.PLEDGE_REPORT, pledge.id, title, f"pledges/{pledge.id}/")
