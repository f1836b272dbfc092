"""Tables of the editions of the counting standard and of who wrote in them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.posts.models import Owned
from tenants.records.standards.rules import StandardStatus


class StandardEdition(TenantOwned, Owned, Base):
    """One edition; its fields are a tenants.counting.standard.Standard as plain values."""

    __tablename__ = "standard_edition"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "edition"),
        within("owner_post_id", "post"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    edition: Mapped[int] = mapped_column(info=PUBLISHABLE)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    changes: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)  # since the edition before
    status: Mapped[StandardStatus] = mapped_column(String(10), info=COUNTABLE)
    content: Mapped[dict[str, Any]] = mapped_column(info=PUBLISHABLE)
    valid_from: Mapped[date | None] = mapped_column(info=PUBLISHABLE)  # the first day that is counted by it
    sent_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime | None]
    sent_back_because: Mapped[str] = mapped_column(String(500), default="")
    agreed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    agreed_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class StandardAuthor(TenantOwned, AppendOnly, Base):
    """Somebody who wrote in an edition, and so may not agree it."""

    __tablename__ = "standard_author"
    __table_args__ = (within("edition_id", "standard_edition"),)

    edition_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
