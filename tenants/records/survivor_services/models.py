"""Table of the organisations that support survivors, on the fields of Open Referral UK."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.posts.models import Owned
from tenants.records.survivor_services.rules import Reach, ServiceStatus


class SurvivorService(TenantOwned, Owned, Base):
    """A service in the network's register: suggested, then approved by the secretariat, or not."""

    __tablename__ = "survivor_service"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        Index(None, "tenant_id", "status", "title"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)  # also of its public copy
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)  # service.name
    organisation: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)  # organization.name
    description: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)
    url: Mapped[str] = mapped_column(String(2000), default="", info=PUBLISHABLE)
    email: Mapped[str] = mapped_column(String(254), default="", info=PUBLISHABLE)
    phone: Mapped[str] = mapped_column(String(40), default="", info=PUBLISHABLE)
    hours: Mapped[str] = mapped_column(String(200), default="", info=PUBLISHABLE)  # schedule.description
    cost: Mapped[str] = mapped_column(String(120), default="", info=PUBLISHABLE)  # cost_option
    needs: Mapped[list[Any]] = mapped_column(default=list, info=PUBLISHABLE)  # keys of survivor_need
    minimum_age: Mapped[int | None] = mapped_column(info=PUBLISHABLE)
    maximum_age: Mapped[int | None] = mapped_column(info=PUBLISHABLE)
    genders: Mapped[list[Any]] = mapped_column(default=list, info=PUBLISHABLE)  # rules.Gender; none: all
    languages: Mapped[list[Any]] = mapped_column(default=list, info=PUBLISHABLE)  # names, as "Romanian"
    has_interpreters: Mapped[bool] = mapped_column(default=False, info=PUBLISHABLE)
    nrm: Mapped[list[Any]] = mapped_column(default=list, info=PUBLISHABLE)  # rules.NrmStatus; none: any
    reach: Mapped[Reach] = mapped_column(String(10), info=PUBLISHABLE)
    areas: Mapped[list[Any]] = mapped_column(default=list, info=PUBLISHABLE)  # slugs of authorities
    #: Of an office that anybody may go to. A refuge's stays here, whatever is entered.
    address: Mapped[str] = mapped_column(String(300), default="")
    is_refuge: Mapped[bool] = mapped_column(default=False)  # or its place is secret for another reason
    how_to_refer: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)
    may_refer_self: Mapped[bool] = mapped_column(default=False, info=PUBLISHABLE)
    capacity: Mapped[str] = mapped_column(String(300), default="", info=PUBLISHABLE)
    capacity_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    status: Mapped[ServiceStatus] = mapped_column(String(10), info=COUNTABLE)
    source: Mapped[str] = mapped_column(String(300), default="")
    suggested_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    suggested_by_words: Mapped[str] = mapped_column(String(200), default="")  # who, of which member
    suggested_at: Mapped[datetime]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_on: Mapped[date | None]
    decided_because: Mapped[str] = mapped_column(String(300), default="")
    verified_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)  # assured_date
    verified_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    is_demonstration: Mapped[bool] = mapped_column(default=False, info=PUBLISHABLE)
    version: Mapped[int] = mapped_column()
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}
