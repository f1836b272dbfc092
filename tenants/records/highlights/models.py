"""Table of highlight reports."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within


class HighlightReport(TenantOwned, Base):
    """A report to a board for a period; a draft until it is made, and never changed after that."""

    __tablename__ = "highlight_report"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        Index(None, "tenant_id", "starts_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    #: tenants.records.highlights.sections.ReportSection as plain values: words that may be edited, and
    #: notes and tables as the figures stood on `figures_on`.
    sections: Mapped[list[dict[str, Any]]]
    figures_on: Mapped[date]  # the day on which the figures were taken
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime | None]  # None: still a draft
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}
