"""Tables of what was changed: inside a tenant, and about the portal as a whole."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned


class AuditEntry(TenantOwned, AppendOnly, Base):
    """One change to one of a tenant's records: who, when, what, before and after."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "tenant_id", "at"), Index(None, "tenant_id", "subject_id", "at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    event: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[UUID]
    subject_title: Mapped[str] = mapped_column(String(200))
    seen_version: Mapped[int | None]  # the record's version before this change
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]


class PortalEvent(AppendOnly, Base):
    """Something that concerns the portal and no tenant's record: a sign-in, an invitation, a refusal."""

    __tablename__ = "portal_event"
    __table_args__ = (Index(None, "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    about: Mapped[dict[str, Any]]
