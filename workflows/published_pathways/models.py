"""Table of the approved referral pathways that everybody may walk."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.errors import ScopeError
from tenants.scope import current_tenant


class PublishedPathway(Base):
    """The public copy of an approved edition, followed from its first day until the next one's."""

    __tablename__ = "published_pathway"
    __table_args__ = (UniqueConstraint("authority_id", "edition"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)  # the edition's own
    authority_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    edition: Mapped[int]
    title: Mapped[str] = mapped_column(String(160))
    content: Mapped[dict[str, Any]]  # tenants.pathways.steps.Pathway as plain values
    source: Mapped[str] = mapped_column(String(300), default="")
    caveat: Mapped[str] = mapped_column(String(1000), default="")
    approved_on: Mapped[date]
    valid_from: Mapped[date]
    is_demonstration: Mapped[bool] = mapped_column(default=False)


@event.listens_for(PublishedPathway, "before_insert")
@event.listens_for(PublishedPathway, "before_update")
@event.listens_for(PublishedPathway, "before_delete")
def _must_be_ours(_mapper: object, _connection: object, copy: PublishedPathway) -> None:
    """Everybody reads, but each tenant writes its own; PostgreSQL insists on it as well."""
    if copy.authority_id != current_tenant():
        raise ScopeError("a pathway is published by its own tenant only")
