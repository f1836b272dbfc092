"""Tables of contributions: frozen counts for a period, and which measures a tenant leaves out."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned
from tenants.handling import COUNTABLE
from tenants.records.contributions.rules import ContributionStatus


class Contribution(TenantOwned, Base):
    """What one tenant gives to one measure for one period: counts by codes, never changed once given.

    The audit keeps no values of it.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "measure_key", "starts_on", "vintage"),
        Index(None, "tenant_id", "status"),
    )
    is_hushed = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    measure_key: Mapped[str] = mapped_column(String(40))  # workflows.releases.measures
    title: Mapped[str] = mapped_column(String(200))  # the measure and the period in words
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    vintage: Mapped[int] = mapped_column(default=1)  # 2: counted again for a release that replaces the first
    status: Mapped[ContributionStatus] = mapped_column(String(10))
    dimensions: Mapped[list[Any]] = mapped_column(default=list, info=COUNTABLE)
    rows: Mapped[list[Any]] = mapped_column(default=list, info=COUNTABLE)  # tenants.counts.Counts.rows()
    digest: Mapped[str] = mapped_column(String(64), default="")  # SHA-256 of the rows as JSON
    prepared_on: Mapped[date]
    default_on: Mapped[date]  # the day on which it is given if nobody says anything
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    is_by_default: Mapped[bool] = mapped_column(default=False)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class MeasureChoice(TenantOwned, Base):
    """That a tenant leaves a measure out, or takes part again, from a day on; the newest counts."""

    __tablename__ = "measure_choice"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), Index(None, "tenant_id", "measure_key"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    measure_key: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    is_left_out: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(300), default="")
    since_on: Mapped[date]
    chosen_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
