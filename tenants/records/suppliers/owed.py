"""What is due about a supplier: its open checks, follow-ups and notices, the next one first."""

from uuid import UUID

from sqlalchemy import select, union_all

from tenants.database import db
from tenants.records.checks.models import Exclusion, FollowUp, SupplierCheck
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import Owed, obligations_about


def due_about(supplier_id: UUID) -> list[Owed]:
    """Everything about it that is still owed, the earliest first."""
    records = union_all(
        *(
            select(model.id).where(model.supplier_id == supplier_id)
            for model in (SupplierCheck, FollowUp, Exclusion)
        )
    )
    wanted = Obligation.record_id.in_(records), Obligation.done_on.is_(None)
    open_ids = list(db.session.scalars(select(Obligation.record_id).where(*wanted)))
    if not open_ids:
        return []
    return [each for each in obligations_about(open_ids) if each.done_on is None]
