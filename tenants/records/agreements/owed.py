"""What an agreement makes somebody owe: looking at it again, and deciding before it runs out."""

from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta

from tenants.records.agreements.models import Agreement
from tenants.records.agreements.rules import AgreementStatus
from tenants.records.obligations.ahead import decide_by
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle

WARNING_CLOCK = "agreement-warning"
_USUAL = relativedelta(months=3)  # where no rule is loaded


def owe_review(agreement: Agreement, *, by: UUID | None, reason: str = "") -> None:
    """Its owner is to look at it by its day of review; of one that is not in force nobody asks."""
    if agreement.status == AgreementStatus.IN_FORCE and agreement.review_on is not None:
        task = _task(Kind.AGREEMENT_REVIEW, agreement)
        owe(task, agreement.review_on, Owner.of(agreement), by=by, reason=reason)


def owe_end(agreement: Agreement, *, by: UUID | None, today: date, reason: str = "") -> None:
    """Its owner is to decide in time what comes after it; nothing is owed when no end is set."""
    if agreement.status != AgreementStatus.IN_FORCE:
        return
    if agreement.ends_on is None:
        settle(Kind.AGREEMENT_END, agreement.id, by=by, because="No end is set for it any more")
        return
    due_on = decide_by(WARNING_CLOCK, _USUAL, agreement.ends_on, today)
    owe(_task(Kind.AGREEMENT_END, agreement), due_on, Owner.of(agreement), by=by, reason=reason)


def tell_of_change(agreement: Agreement, *, by: UUID | None) -> None:
    """Gives whatever is open the agreement's new title and owner; the days stay."""
    for kind in (Kind.AGREEMENT_REVIEW, Kind.AGREEMENT_END):
        found = find_obligation(kind, agreement.id)
        if found is not None and found.done_on is None:
            owe(_task(kind, agreement), found.due_on, Owner.of(agreement), by=by, reason=found.reason)


def settle_review(agreement: Agreement, *, by: UUID | None) -> None:
    """It has been looked at."""
    settle(Kind.AGREEMENT_REVIEW, agreement.id, by=by)


def settle_all(agreement: Agreement, because: str, *, by: UUID | None) -> None:
    """Nothing is owed about it any more."""
    for kind in (Kind.AGREEMENT_REVIEW, Kind.AGREEMENT_END):
        settle(kind, agreement.id, by=by, because=because[:300])


def _task(kind: Kind, agreement: Agreement) -> Task:
    return Task(kind, agreement.id, _title(kind, agreement)[:240], f"agreements/{agreement.id}/")


def _title(kind: Kind, agreement: Agreement) -> str:
    if kind == Kind.AGREEMENT_REVIEW:
        return f"Look at the agreement “{agreement.title}” again"
    return f"Renew the agreement “{agreement.title}” or let it end: it runs out on {_day(agreement.ends_on)}"


def _day(value: date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""
