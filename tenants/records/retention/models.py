"""Tables of a tenant's own periods of retention, and of what has been purged."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned
from tenants.records.retention.rules import Kept


class RetentionChoice(TenantOwned, Base):
    """A tenant keeps something longer or shorter than is usual, from a day to a day."""

    __tablename__ = "retention_choice"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), Index(None, "tenant_id", "kept"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kept: Mapped[Kept] = mapped_column(String(20))
    months: Mapped[int]
    because: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return f"How long {Kept(self.kept).value.replace('-', ' ')} are kept"


class Purge(TenantOwned, AppendOnly, Base):
    """That so many records were purged; nothing of what they said."""

    __tablename__ = "purge"
    __table_args__ = (Index(None, "tenant_id", "purged_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kept: Mapped[Kept] = mapped_column(String(20))
    before_on: Mapped[date]  # records of before this day
    records: Mapped[int]
    purged_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    purged_at: Mapped[datetime]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return f"Purge of {Kept(self.kept).value.replace('-', ' ')}"
