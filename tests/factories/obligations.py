"""Makes something that a borough owes by a day."""

from datetime import date
from uuid import UUID, uuid4

from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner, Task, owe

TITLE = "Review the strategy “Safe from harm”"


def make_obligation(due_on: date, owner: Owner = NOBODY, *, record_id: UUID | None = None) -> Obligation:
    """A review that is owed; to be called inside a tenant's scope."""
    record_id = record_id or uuid4()
    task = Task(Kind.DOCUMENT_REVIEW, record_id, TITLE, f"documents/{record_id}/")
    return owe(task, due_on, owner, by=None)
