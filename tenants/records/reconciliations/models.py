"""Tables of comparisons of the tenant's log with figures of others, line by line, and of the reasons."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.records.reconciliations.rules import Basis, Reason, ReconciliationStatus, Source


class Reconciliation(TenantOwned, Base):
    """One comparison over one period and one definition; closed ones do not change."""

    __tablename__ = "reconciliation"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), Index(None, "tenant_id", "starts_on"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    source: Mapped[Source] = mapped_column(String(12))
    source_words: Mapped[str] = mapped_column(String(300), default="")  # which publication, or whose letter
    source_code: Mapped[str] = mapped_column(String(40), default="")  # of a PublishedSource, if it is one
    published_on: Mapped[date | None]  # the vintage: figures are revised
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    basis: Mapped[Basis] = mapped_column(String(10))
    has_dtn: Mapped[bool] = mapped_column(default=False)  # whether their figures hold Duty to Notify
    status: Mapped[ReconciliationStatus] = mapped_column(String(8))
    note: Mapped[str] = mapped_column(Text, default="")
    counted_at: Mapped[datetime]  # when our side was last counted
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class ReconciliationLine(TenantOwned, Base):
    """Both counts of one category: an exploitation type and an age band, "" for all of them."""

    __tablename__ = "reconciliation_line"
    __table_args__ = (within("reconciliation_id", "reconciliation"),)

    reconciliation_id: Mapped[UUID] = mapped_column(primary_key=True)
    type_key: Mapped[str] = mapped_column(String(30), primary_key=True)
    age_band: Mapped[str] = mapped_column(String(12), primary_key=True)
    position: Mapped[int]
    ours: Mapped[int]
    theirs: Mapped[int | None]  # None: they do not say


class ReconciliationReason(TenantOwned, Base):
    """So many of a category's difference, and why; never which people."""

    __tablename__ = "reconciliation_reason"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("reconciliation_id", "reconciliation"),
        Index(None, "tenant_id", "reconciliation_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    reconciliation_id: Mapped[UUID]
    type_key: Mapped[str] = mapped_column(String(30), default="")
    age_band: Mapped[str] = mapped_column(String(12), default="")
    reason: Mapped[Reason] = mapped_column(String(20))
    people: Mapped[int]  # more than none: we count them and they do not; less: the other way round
    words: Mapped[str] = mapped_column(String(300), default="")
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "A reason for a difference"
