"""Which reviews look at a plan: its debriefs."""

from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.records.learning.models import Review


def reviews_of(reception_id: UUID) -> list[Review]:
    """The reviews that looked at it, newest first."""
    statement = select(Review).where(Review.reception_id == reception_id)
    return list(db.session.scalars(statement.order_by(Review.held_on.desc(), Review.title)))
