"""Reading exclusions, and the grounds in law that they rest on."""

from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import ExclusionGround
from tenants.records.checks.models import Exclusion

_NOT_FOUND = "We could not find that exclusion."


def get_exclusion(supplier_id: UUID, exclusion_id: UUID) -> Exclusion:
    """One exclusion of one supplier; NotFound otherwise."""
    wanted = (Exclusion.supplier_id == supplier_id, Exclusion.id == exclusion_id)
    found = db.session.scalar(select(Exclusion).where(*wanted))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def supplier_of(exclusion_id: UUID) -> UUID:
    """The supplier that an exclusion is about; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(Exclusion.supplier_id).where(Exclusion.id == exclusion_id))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def get_exclusion_to_change(supplier_id: UUID, exclusion_id: UUID) -> Exclusion:
    """The exclusion, held until the transaction ends, so that two changes cannot pass each other."""
    wanted = (Exclusion.supplier_id == supplier_id, Exclusion.id == exclusion_id)
    statement = select(Exclusion).where(*wanted).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def exclusions_of(supplier_id: UUID) -> list[Exclusion]:
    """Every exclusion that was considered for a supplier, the newest first."""
    statement = select(Exclusion).where(Exclusion.supplier_id == supplier_id)
    return list(db.session.scalars(statement.order_by(Exclusion.created_at.desc(), Exclusion.id)))


def get_ground(key: str) -> ExclusionGround:
    """A ground, in force or not; NotFound otherwise."""
    found = db.session.scalar(select(ExclusionGround).where(ExclusionGround.key == key))
    if found is None:
        raise NotFound("We could not find that ground.")
    return found
