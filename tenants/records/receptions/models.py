"""Tables of plans for reception centres and emergency accommodation, and of the partners in them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.posts.models import Owned
from tenants.records.receptions.rules import Presence, ReceptionKind, ReceptionStatus


class Reception(TenantOwned, Owned, Base):
    """A plan, or the template that plans start from; costs are whole pounds, None is not known."""

    __tablename__ = "reception"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("template_id", "reception"),
        within("operation_id", "operation"),
        Index(None, "tenant_id", "status"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    kind: Mapped[ReceptionKind] = mapped_column(String(20), info=COUNTABLE)
    status: Mapped[ReceptionStatus] = mapped_column(String(10), info=COUNTABLE)
    template_id: Mapped[UUID | None]  # the one it was started from
    operation_id: Mapped[UUID | None]
    aims: Mapped[str] = mapped_column(Text, default="")
    venue: Mapped[str] = mapped_column(String(300), default="")  # what it must have; never an address
    places: Mapped[int | None]
    nights: Mapped[int | None]  # for which it can be had
    cost_per_night: Mapped[int | None]
    other_costs: Mapped[int | None]
    paid_by: Mapped[str] = mapped_column(String(160), default="")
    #: What is to be ready, in order: {"words": …, "is_ready": …}.
    checklist: Mapped[list[Any]] = mapped_column(default=list)
    opened_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    closed_on: Mapped[date | None]
    spoken_with: Mapped[int | None] = mapped_column(info=COUNTABLE)  # people who were spoken with there
    adults: Mapped[int | None] = mapped_column(info=COUNTABLE)  # potential victims among them
    children: Mapped[int | None] = mapped_column(info=COUNTABLE)
    nights_used: Mapped[int | None] = mapped_column(info=COUNTABLE)
    cost: Mapped[int | None]  # what it came to
    note: Mapped[str] = mapped_column(String(500), default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class ReceptionPartner(TenantOwned, Base):
    """An organisation that is there or on call, and what it does."""

    __tablename__ = "reception_partner"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("reception_id", "reception"),
        Index(None, "tenant_id", "reception_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    reception_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(160))  # the organisation
    does: Mapped[str] = mapped_column(String(200), default="")
    presence: Mapped[Presence] = mapped_column(String(10))
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]
