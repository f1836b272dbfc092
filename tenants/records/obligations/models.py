"""Table of obligations: the one place in which every record but an action keeps its dates."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Owned


class Obligation(TenantOwned, Owned, Base):
    """One thing that somebody owes by a day; open until `done_on`."""

    __tablename__ = "obligation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "kind", "record_id"),
        within("owner_post_id", "post"),
        Index(None, "tenant_id", "done_on", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[Kind] = mapped_column(String(20))
    record_id: Mapped[UUID]  # of the board, meeting, document, check … that kind says
    title: Mapped[str] = mapped_column(String(240))  # what is to be done, in words
    path: Mapped[str] = mapped_column(String(120))  # the page where it is done, within the house
    due_on: Mapped[date]
    due_version: Mapped[int] = mapped_column(default=1)
    first_due_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(300), default="")  # why the date was last moved
    done_on: Mapped[date | None]
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}
