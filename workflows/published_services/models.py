"""Table of the survivor services that everybody may read about."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, event
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.errors import ScopeError
from tenants.scope import current_tenant


class PublishedService(Base):
    """The public copy of an approved service; it is renewed in place, and its row goes when it ends."""

    __tablename__ = "published_service"

    id: Mapped[UUID] = mapped_column(primary_key=True)  # the service's own
    publisher_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    title: Mapped[str] = mapped_column(String(160))
    organisation: Mapped[str] = mapped_column(String(160))
    content: Mapped[dict[str, Any]]  # tenants.records.survivor_services.copies.ServiceCopy as plain values
    verified_on: Mapped[date | None]
    published_on: Mapped[date]


@event.listens_for(PublishedService, "before_insert")
@event.listens_for(PublishedService, "before_update")
@event.listens_for(PublishedService, "before_delete")
def _must_be_ours(_mapper: object, _connection: object, copy: PublishedService) -> None:
    """Everybody reads, but each tenant writes its own; PostgreSQL insists on it as well."""
    if copy.publisher_id != current_tenant():
        raise ScopeError("a service is published by its own tenant only")
