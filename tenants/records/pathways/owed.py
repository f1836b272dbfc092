"""What a pathway makes somebody owe: an approval while it waits, and a review once it is followed."""

from datetime import date
from uuid import UUID

from tenants.guidance.queries import find_clock
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner, Task, owe, settle
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.rules import DAYS_TO_APPROVE
from tenants.working_days import add_working_days

REVIEW_CLOCK = "pathway-review"


def owe_approval(pathway: Pathway, *, by: UUID | None, today: date) -> None:
    """Any second person may approve it, so that the leads are told of it."""
    task = _task(Kind.PATHWAY_APPROVAL, pathway, f"Approve the pathway: {pathway.title}")
    owe(task, add_working_days(today, DAYS_TO_APPROVE), NOBODY, by=by)


def settle_approval(pathway: Pathway, *, by: UUID | None, because: str = "") -> None:
    """Nobody has to approve it any more."""
    settle(Kind.PATHWAY_APPROVAL, pathway.id, by=by, because=because[:300])


def owe_review(pathway: Pathway, starts_on: date, *, by: UUID | None, reason: str = "") -> None:
    """Its owner looks at it again when the clock says so; nothing without a clock."""
    found = find_clock(REVIEW_CLOCK, starts_on)
    if found is not None:
        task = _task(Kind.PATHWAY_REVIEW, pathway, f"Review the pathway: {pathway.title}")
        owe(task, found.rule.due_after(starts_on), Owner.of(pathway), by=by, reason=reason)


def settle_review(pathway: Pathway, *, by: UUID | None, because: str = "") -> None:
    """It is looked at, or, with a reason, need not be any more."""
    settle(Kind.PATHWAY_REVIEW, pathway.id, by=by, because=because[:300])


def tell_of_change(pathway: Pathway, *, by: UUID | None) -> None:
    """Gives an open review the pathway's new title and owner; its day stays."""
    found = find_obligation(Kind.PATHWAY_REVIEW, pathway.id)
    if found is not None and found.done_on is None:
        task = _task(Kind.PATHWAY_REVIEW, pathway, f"Review the pathway: {pathway.title}")
        owe(task, found.due_on, Owner.of(pathway), by=by, reason=found.reason)


def _task(kind: Kind, pathway: Pathway, title: str) -> Task:
    return Task(kind, pathway.id, title[:240], f"pathway/{pathway.id}/")
