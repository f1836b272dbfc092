"""Tables of job runs and of which scheduler leads."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base


class JobRun(Base):
    """One run of a job for a day: when it began, when it ended, and what it did in words."""

    __tablename__ = "job_run"
    __table_args__ = (Index(None, "job", "for_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    job: Mapped[str] = mapped_column(String(40))
    for_on: Mapped[date]
    #: The period a scheduled run stands for, unique; a run by hand has none.
    period_key: Mapped[str | None] = mapped_column(String(80), unique=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    is_well: Mapped[bool | None]
    words: Mapped[str] = mapped_column(String(500), default="")


class Lease(Base):
    """Which scheduler leads, until when; on SQLite the only guard, on PostgreSQL beside an advisory lock."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(80))
    expires_at: Mapped[datetime]
