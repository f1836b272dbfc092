"""Table of a tenant's own abbreviations."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned
from tenants.handling import PUBLISHABLE


class Term(TenantOwned, Base):
    """What an abbreviation stands for here; it comes before the one that everybody has."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "title"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(20), info=PUBLISHABLE)  # the abbreviation, as it is written
    words: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    explanation: Mapped[str] = mapped_column(String(500), default="", info=PUBLISHABLE)
    source: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column()
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}
