"""Which other records name an operation: reception plans and reviews."""

from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.learning.models import Review
from tenants.records.receptions.models import Reception


def receptions_of(operation_id: UUID) -> list[Reception]:
    """The plans that were made for it, by name."""
    statement = select(Reception).where(Reception.operation_id == operation_id)
    return list(db.session.scalars(statement.order_by(Reception.title)))


def reviews_of(operation_id: UUID) -> list[Review]:
    """The reviews that looked at it, newest first."""
    statement = select(Review).where(Review.operation_id == operation_id)
    return list(db.session.scalars(statement.order_by(Review.held_on.desc(), Review.title)))
