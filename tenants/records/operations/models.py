"""Tables of operations: who took part, what they were about, and what came of them in counts."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.operations.rules import AgencyKind, ArrestKind, OperationKind, Tagged


class Operation(TenantOwned, Base):
    """One operation, visit or piece of outreach; a count that is None is not known, 0 is none."""

    __tablename__ = "operation"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), Index(None, "tenant_id", "held_on"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    kind: Mapped[OperationKind] = mapped_column(String(12), info=COUNTABLE)
    held_on: Mapped[date] = mapped_column(info=COUNTABLE)
    ended_on: Mapped[date | None]  # when it took more than a day
    ward: Mapped[str] = mapped_column(String(80), default="")  # never an address
    visited: Mapped[int | None] = mapped_column(info=COUNTABLE)  # premises or firms
    adults: Mapped[int | None] = mapped_column(info=COUNTABLE)  # potential victims
    children: Mapped[int | None] = mapped_column(info=COUNTABLE)
    nrm: Mapped[int | None] = mapped_column(info=COUNTABLE)
    dtn: Mapped[int | None] = mapped_column(info=COUNTABLE)
    referrals: Mapped[int | None] = mapped_column(info=COUNTABLE)  # to safeguarding or other services
    closures: Mapped[int | None] = mapped_column(info=COUNTABLE)
    prohibitions: Mapped[int | None] = mapped_column(info=COUNTABLE)
    note: Mapped[str] = mapped_column(String(500), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class Agency(TenantOwned, Base):
    """An agency that takes part in a tenant's operations, by the name under which it is counted once."""

    __tablename__ = "agency"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "title"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[AgencyKind] = mapped_column(String(12), info=COUNTABLE)
    ended_on: Mapped[date | None]


class OperationAgency(TenantOwned, Base):
    """That an agency took part, and how many interventions it made."""

    __tablename__ = "operation_agency"
    __table_args__ = (
        within("operation_id", "operation"),
        within("agency_id", "agency"),
        Index(None, "tenant_id", "agency_id"),
    )

    operation_id: Mapped[UUID] = mapped_column(primary_key=True)
    agency_id: Mapped[UUID] = mapped_column(primary_key=True)
    interventions: Mapped[int | None] = mapped_column(info=COUNTABLE)


class OperationTag(TenantOwned, Base):
    """An exploitation type, a sector or a kind of premises that an operation was about; several may apply."""

    __tablename__ = "operation_tag"
    __table_args__ = (within("operation_id", "operation"), Index(None, "tenant_id", "tagged", "key"))

    operation_id: Mapped[UUID] = mapped_column(primary_key=True)
    tagged: Mapped[Tagged] = mapped_column(String(10), primary_key=True, info=COUNTABLE)
    key: Mapped[str] = mapped_column(String(40), primary_key=True, info=COUNTABLE)


class OperationArrest(TenantOwned, Base):
    """How many people were arrested for one kind of offence."""

    __tablename__ = "operation_arrest"
    __table_args__ = (within("operation_id", "operation"),)

    operation_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[ArrestKind] = mapped_column(String(12), primary_key=True, info=COUNTABLE)
    people: Mapped[int] = mapped_column(info=COUNTABLE)
