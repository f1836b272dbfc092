"""Tables of the tenants and the other names by which people know them."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.database import Base


class TenantKind(StrEnum):
    """What kind of member of the network a tenant is."""

    AUTHORITY = "authority"
    NETWORK = "network"
    PARTNER = "partner"


class Tenant(Base):
    """A member with a house of its own: a borough, the network itself, or a partner organisation."""

    __tablename__ = "tenant"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    official_name: Mapped[str] = mapped_column(String(160))
    kind: Mapped[TenantKind] = mapped_column(String(20))
    gss_code: Mapped[str | None] = mapped_column(String(9), unique=True)
    sub_region: Mapped[str | None] = mapped_column(String(40))
    police_bcu: Mapped[str | None] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(String(500), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    joined_on: Mapped[date | None]

    aliases: Mapped[list["TenantAlias"]] = relationship(order_by="TenantAlias.alias")


class TenantAlias(Base):
    """A name people really use for a tenant, such as RBKC or "B&D"."""

    __tablename__ = "tenant_alias"

    member_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"), primary_key=True)
    alias: Mapped[str] = mapped_column(String(60), primary_key=True)
