"""Tables of agreements and of their parties."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.agreements.rules import AgreementKind, AgreementStatus
from tenants.records.posts.models import Owned


class Agreement(TenantOwned, Owned, Base):
    """An agreement with others; looking at it again, and its end, are obligations."""

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("document_id", "document"),
        Index(None, "tenant_id", "status", "review_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    kind: Mapped[AgreementKind] = mapped_column(String(12), info=COUNTABLE)
    status: Mapped[AgreementStatus] = mapped_column(String(10), info=COUNTABLE)
    scope: Mapped[str] = mapped_column(Text, default="")
    legal_basis: Mapped[str] = mapped_column(String(300), default="")
    signed_on: Mapped[date | None]
    review_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(String(300), default="")
    document_id: Mapped[UUID | None]
    url: Mapped[str] = mapped_column(String(2000), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class AgreementParty(TenantOwned, Base):
    """An organisation that is a party besides the tenant, and whether it has signed."""

    __tablename__ = "agreement_party"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("agreement_id", "agreement"),
        Index(None, "tenant_id", "agreement_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    agreement_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(160))  # the organisation
    signs_as: Mapped[str] = mapped_column(String(160), default="")  # the post that signs
    signed_on: Mapped[date | None]
    position: Mapped[int]
