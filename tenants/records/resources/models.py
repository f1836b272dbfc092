"""Tables of posts and money that carry the work, and of hand-overs."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.posts.models import Owned
from tenants.records.resources.rules import HandOverStatus, ResourceKind, ResourceStatus


class Resource(TenantOwned, Owned, Base):
    """A post, grant, budget or service that the work depends on; its end is owed a decision, early."""

    __tablename__ = "resource"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("post_id", "post"),
        Index(None, "tenant_id", "ends_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    kind: Mapped[ResourceKind] = mapped_column(String(10), info=COUNTABLE)
    status: Mapped[ResourceStatus] = mapped_column(String(10), info=COUNTABLE)
    post_id: Mapped[UUID | None]  # the post that it pays for, or that it is
    funder: Mapped[str] = mapped_column(String(160), default="")
    pounds_a_year: Mapped[int | None]  # None: not known
    percent_of_full_time: Mapped[int | None] = mapped_column(info=COUNTABLE)  # of a post
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None] = mapped_column(info=COUNTABLE)  # None: no end is set
    vacant_since_on: Mapped[date | None] = mapped_column(info=COUNTABLE)  # nobody holds the post
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class HandOver(TenantOwned, Base):
    """What somebody who leaves writes for whoever comes after them in a post."""

    __tablename__ = "hand_over"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("post_id", "post"),
        Index(None, "tenant_id", "post_id"),
    )
    is_hushed = True  # its notes are purged, so the audit keeps none of their words

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    post_id: Mapped[UUID]
    status: Mapped[HandOverStatus] = mapped_column(String(12))
    leaves_on: Mapped[date | None]
    from_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    to_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))  # who took it over
    #: {rules of resources.handing_over: words} for each part of the note
    words: Mapped[dict[str, Any]] = mapped_column(default=dict)
    handed_over_on: Mapped[date | None]
    taken_over_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}
