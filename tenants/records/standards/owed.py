"""What an edition of the counting standard makes somebody owe: a decision while it waits for agreement."""

from datetime import date
from uuid import UUID

from tenants.guidance.queries import find_clock
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Task, owe, settle
from tenants.records.standards.models import StandardEdition
from tenants.working_days import add_working_days

AGREEMENT_CLOCK = "standard-agreement"


def owe_agreement(edition: StandardEdition, *, by: UUID | None, today: date) -> None:
    """Any second person may agree it, so that those who lead are told of it; nothing without a clock."""
    due_on = _due_after(today)
    if due_on is not None:
        title = f"Decide about the counting standard: {edition.title}"[:240]
        task = Task(Kind.STANDARD_AGREEMENT, edition.id, title, f"counting-standard/{edition.id}/")
        owe(task, due_on, NOBODY, by=by)


def settle_agreement(edition: StandardEdition, *, by: UUID | None, because: str = "") -> None:
    """Nobody has to decide about it any more."""
    settle(Kind.STANDARD_AGREEMENT, edition.id, by=by, because=because[:300])


def _due_after(today: date) -> date | None:
    found = find_clock(AGREEMENT_CLOCK, today)
    if found is None:
        return None
    return add_working_days(today, found.days) if found.is_working_days else found.rule.due_after(today)
