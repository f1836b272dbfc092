"""Tables of charters taken on, what is done about each commitment, its evidence, and yearly reports."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.pledges.rules import Progress
from tenants.records.posts.models import Owned


class Pledge(TenantOwned, Owned, Base):
    """A charter that the tenant took on; the yearly report on it is an obligation."""

    __tablename__ = "pledge"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "charter_code"),
        within("owner_post_id", "post"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    charter_code: Mapped[str] = mapped_column(ForeignKey("charter.code"), info=PUBLISHABLE)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    adopted_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    adopted_by: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)  # "Full council"
    url: Mapped[str] = mapped_column(String(2000), default="", info=PUBLISHABLE)  # the decision
    ended_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(String(300), default="")
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class PledgeProgress(TenantOwned, Owned, Base):
    """How far the tenant has come with one commitment; a day to do it by is an obligation."""

    __tablename__ = "pledge_progress"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "pledge_id", "commitment_key"),
        within("owner_post_id", "post"),
        within("pledge_id", "pledge"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    pledge_id: Mapped[UUID]
    commitment_key: Mapped[str] = mapped_column(ForeignKey("commitment.key"), info=PUBLISHABLE)
    progress: Mapped[Progress] = mapped_column(String(12), info=COUNTABLE)
    words: Mapped[str] = mapped_column(Text, default="")  # what has been done
    reviewed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return f"Commitment {self.number}"

    @property
    def number(self) -> str:
        """Its number in the charter, which is the last part of its key."""
        return self.commitment_key.rpartition("/")[2]


class PledgeEvidence(TenantOwned, Base):
    """A link or a file that shows what was done about a commitment."""

    __tablename__ = "pledge_evidence"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("progress_id", "pledge_progress"),
        within("file_id", "stored_file"),
        Index(None, "tenant_id", "progress_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    progress_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(160))
    url: Mapped[str] = mapped_column(String(2000), default="")
    file_id: Mapped[UUID | None]
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class PledgeReport(TenantOwned, Base):
    """A yearly report on a charter, as it stood when it was made; never changed after that."""

    __tablename__ = "pledge_report"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("pledge_id", "pledge"),
        Index(None, "tenant_id", "pledge_id", "ends_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    pledge_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    #: reports.Reported as plain values, one for each commitment
    commitments: Mapped[list[Any]]
    summary: Mapped[str] = mapped_column(Text, default="")
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
