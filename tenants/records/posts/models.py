"""Table of posts: the work belongs to the post, whoever holds it."""

from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned
from tenants.handling import PUBLISHABLE


class Post(TenantOwned, Base):
    """A post in the tenant's organisation; `holder_id` is None while it is vacant."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "title"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    holder_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Owned:
    """What a record with an owner has: a post of the tenant, or a person who owns it in person."""

    owner_post_id: Mapped[UUID | None]

    @declared_attr
    @classmethod
    def owner_person_id(cls) -> Mapped[UUID | None]:
        """The person who owns it in person; else `owner_post_id` says which post does."""
        return mapped_column(ForeignKey("person.id"))
