"""Table of the agreed editions of the counting standard that everybody counts by."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.errors import ScopeError
from tenants.scope import current_tenant


class PublishedStandard(Base):
    """The public copy of an agreed edition, counted by from its first day until the next one's."""

    __tablename__ = "published_standard"
    __table_args__ = (UniqueConstraint("publisher_id", "edition"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)  # the edition's own
    publisher_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    edition: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))  # kept with every entry made under it
    title: Mapped[str] = mapped_column(String(160))
    changes: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[dict[str, Any]]  # tenants.counting.standard.Standard as plain values
    agreed_on: Mapped[date]
    valid_from: Mapped[date]


@event.listens_for(PublishedStandard, "before_insert")
@event.listens_for(PublishedStandard, "before_update")
@event.listens_for(PublishedStandard, "before_delete")
def _must_be_ours(_mapper: object, _connection: object, copy: PublishedStandard) -> None:
    """Everybody reads, but only its publisher writes; PostgreSQL insists on it as well."""
    if copy.publisher_id != current_tenant():
        raise ScopeError("a counting standard is published by its own tenant only")
