"""Table of posts: the work belongs to the post, whoever holds it."""

from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned


class Post(TenantOwned, Base):
    """A post in the tenant's organisation; `holder_id` is None while it is vacant."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "title"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    holder_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
