"""Table of the editions of a tenant's own referral pathway."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.pathways.rules import PathwayStatus
from tenants.records.posts.models import Owned


class Pathway(TenantOwned, Owned, Base):
    """One edition; its steps are a tenants.pathways.steps.Pathway as plain values."""

    __tablename__ = "pathway"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "edition"),
        within("owner_post_id", "post"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    edition: Mapped[int] = mapped_column(info=PUBLISHABLE)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    status: Mapped[PathwayStatus] = mapped_column(String(10), info=COUNTABLE)
    content: Mapped[dict[str, Any]] = mapped_column(info=PUBLISHABLE)
    source: Mapped[str] = mapped_column(String(300), default="", info=PUBLISHABLE)
    caveat: Mapped[str] = mapped_column(String(1000), default="", info=PUBLISHABLE)
    sent_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime | None]
    approved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    approved_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    valid_from: Mapped[date | None] = mapped_column(info=PUBLISHABLE)  # the first day on which it is followed
    sent_back_because: Mapped[str] = mapped_column(String(500), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False, info=PUBLISHABLE)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class PathwayAuthor(TenantOwned, AppendOnly, Base):
    """Somebody who wrote in an edition, and so may not approve it."""

    __tablename__ = "pathway_author"
    __table_args__ = (within("pathway_id", "pathway"),)

    pathway_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
