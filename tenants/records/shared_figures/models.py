"""Table of the years whose figures a tenant shows to its viewers."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned


class SharedYear(TenantOwned, Base):
    """The figures of a closed year with small counts hidden; made once, because a second look would tell."""

    __tablename__ = "shared_year"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "starts_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(40))  # "2025/26"
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    threshold: Mapped[int]  # counts from 1 to one less are hidden
    #: [{"key", "title", "rows": [[words, count or None]], "total": count or None}]; None is hidden
    tables: Mapped[list[Any]]
    shared_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    shared_at: Mapped[datetime]
    withdrawn_on: Mapped[date | None]
