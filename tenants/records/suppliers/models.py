"""Tables of suppliers: names, sectors, countries, contacts, who supplies them, and their risk."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.posts.models import Owned
from tenants.records.suppliers.rules import Presence, RiskLevel, Tier


class Supplier(TenantOwned, Owned, Base):
    """A company that the tenant buys from, or one further up a supply chain that it wants to know about."""

    __tablename__ = "supplier"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("parent_id", "supplier"),
        Index(
            "ix_supplier_company_number",
            "tenant_id",
            "company_number",
            unique=True,
            sqlite_where=text("company_number <> ''"),
            postgresql_where=text("company_number <> ''"),
        ),
        Index(None, "tenant_id", "name_key"),
        Index(None, "tenant_id", "tier", "title"),
        Index(None, "tenant_id", "ended_on", "title", "id"),  # the plain list, and how long it is
        Index(None, "tenant_id", "parent_id"),
        Index(None, "tenant_id", "title"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))  # its name
    name_key: Mapped[str] = mapped_column(String(200))  # rules.name_key of it, by which names are compared
    company_number: Mapped[str] = mapped_column(String(8), default="", info=PUBLISHABLE)
    #: Everything that a search looks through, in small letters: name, aliases, number.
    search_words: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[UUID | None]
    parent_words: Mapped[str] = mapped_column(String(200), default="")  # a parent that is not in the register
    website: Mapped[str] = mapped_column(String(2000), default="")
    is_direct: Mapped[bool] = mapped_column(default=True)  # else only known as somebody's supplier
    is_small: Mapped[bool] = mapped_column(default=False)  # a small or medium-sized enterprise
    is_charity: Mapped[bool] = mapped_column(default=False)  # voluntary, community or social enterprise
    tier: Mapped[Tier | None] = mapped_column(String(8), info=COUNTABLE)  # of the newest assessment
    tiered_on: Mapped[date | None]
    #: By which the square tells that two published checks are of one authority, without naming it.
    square_key: Mapped[UUID | None]
    ended_on: Mapped[date | None]  # from then on the tenant buys nothing from it
    ended_because: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class SupplierAlias(TenantOwned, Base):
    """Another name by which a supplier is known: a trading name, an old name, a spelling in a register."""

    __tablename__ = "supplier_alias"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "supplier_id", "title"),
        within("supplier_id", "supplier"),
        Index(None, "tenant_id", "name_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(200))


class SupplierSector(TenantOwned, Base):
    """A sector that a supplier works in."""

    __tablename__ = "supplier_sector"
    __table_args__ = (
        within("supplier_id", "supplier"),
        Index(None, "tenant_id", "sector_key"),
        Index(None, "tenant_id", "supplier_id", "sector_key"),
    )

    supplier_id: Mapped[UUID] = mapped_column(primary_key=True)
    sector_key: Mapped[str] = mapped_column(ForeignKey("sector.key"), primary_key=True, info=COUNTABLE)


class SupplierCountry(TenantOwned, Base):
    """A country in which a supplier does something; `country_code` is of ISO 3166, two letters."""

    __tablename__ = "supplier_country"
    __table_args__ = (within("supplier_id", "supplier"), Index(None, "tenant_id", "country_code"))

    supplier_id: Mapped[UUID] = mapped_column(primary_key=True)
    country_code: Mapped[str] = mapped_column(String(2), primary_key=True)
    presence: Mapped[Presence] = mapped_column(String(8), primary_key=True)


class SupplierContact(TenantOwned, Base):
    """Somebody to write to at a supplier; never leaves the tenant."""

    __tablename__ = "supplier_contact"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("supplier_id", "supplier"),
        Index(None, "tenant_id", "supplier_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(120))  # the name, or "Compliance team"
    role_words: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    ended_on: Mapped[date | None]


class SupplyLink(TenantOwned, Base):
    """Who supplies a supplier, as far as known: one step further up the chain."""

    __tablename__ = "supply_link"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("customer_id", "supplier"),
        within("supplier_id", "supplier"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "supplier_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    customer_id: Mapped[UUID]  # the supplier that is supplied
    supplier_id: Mapped[UUID | None]  # who supplies it, when it is in the register
    words: Mapped[str] = mapped_column(String(200), default="")  # else its name, or "agencies, not named"
    provides: Mapped[str] = mapped_column(String(200), default="")
    is_labour: Mapped[bool] = mapped_column(default=False)  # it provides workers, not goods
    country_code: Mapped[str] = mapped_column(String(2), default="")
    source: Mapped[str] = mapped_column(String(300), default="")  # how we know
    noted_on: Mapped[date]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return self.words or "A step of a supply chain"


class RiskAssessment(TenantOwned, AppendOnly, Base):
    """What was judged of a supplier's risk on a day; the newest counts."""

    __tablename__ = "risk_assessment"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("supplier_id", "supplier"),
        Index(None, "tenant_id", "supplier_id", "assessed_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    framework_code: Mapped[str] = mapped_column(ForeignKey("risk_framework.code"))
    tier: Mapped[Tier] = mapped_column(String(8), info=COUNTABLE)
    proposed_tier: Mapped[Tier] = mapped_column(String(8))
    why_other: Mapped[str] = mapped_column(String(500), default="")  # why the tier is not what was proposed
    assessed_on: Mapped[date]
    assessed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "Risk assessment"


class RiskFinding(TenantOwned, AppendOnly, Base):
    """What was judged of one characteristic, and why."""

    __tablename__ = "risk_finding"
    __table_args__ = (within("assessment_id", "risk_assessment"),)

    assessment_id: Mapped[UUID] = mapped_column(primary_key=True)
    characteristic_key: Mapped[str] = mapped_column(ForeignKey("risk_characteristic.key"), primary_key=True)
    level: Mapped[RiskLevel] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(500), default="")


class SectorView(TenantOwned, Base):
    """The tenant's own view of a sector's risk, which counts before the published list; the newest counts."""

    __tablename__ = "sector_view"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "sector_key", "valid_from"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    sector_key: Mapped[str] = mapped_column(ForeignKey("sector.key"))
    is_high_risk: Mapped[bool | None]  # None: as the published list has it, from this day on
    why: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[date]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "Own view of a sector’s risk"


class RegistryReading(TenantOwned, Base):
    """A download of the Modern Slavery Statement Registry that was compared with the suppliers."""

    __tablename__ = "registry_reading"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "digest"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))  # the file's name
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256: the same file again is the same reading
    years: Mapped[list[Any]]  # whole numbers, in order
    rows: Mapped[int]
    matched: Mapped[int]  # suppliers with a statement in it
    read_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    read_at: Mapped[datetime]


class RegistryEntry(TenantOwned, Base):
    """A statement of a supplier found in a download of the Modern Slavery Statement Registry."""

    __tablename__ = "registry_entry"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "supplier_id", "year", "url"),
        within("supplier_id", "supplier"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    year: Mapped[int]  # of the statement, as the registry counts
    title: Mapped[str] = mapped_column(String(300))  # the organisation as the registry names it
    company_number: Mapped[str] = mapped_column(String(8), default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    is_by_number: Mapped[bool]  # else by a name that a person confirmed
    matched_on: Mapped[date]
    matched_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
