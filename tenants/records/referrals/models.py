"""Tables of the referral log: entries that can be counted, how they came in, and how the log is kept."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE


class Referral(TenantOwned, Base):
    """One referral with nobody in it; an empty text is a question that was not answered.

    Its options are keys of the counting standard `standard_key`. The audit keeps which columns changed, and
    never their values, so that a purged entry is gone.
    """

    __tablename__ = "referral"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("import_id", "referral_import"),
        Index(None, "tenant_id", "referred_on"),
        Index(None, "tenant_id", "key_hash"),
        Index(None, "tenant_id", "import_id"),
    )
    is_hushed = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    referred_on: Mapped[date] = mapped_column(
        info=COUNTABLE
    )  # the first of the month when only that is known
    is_month_only: Mapped[bool] = mapped_column(default=False, info=COUNTABLE)
    route: Mapped[str] = mapped_column(String(12), info=COUNTABLE)
    age_band: Mapped[str] = mapped_column(String(12), default="", info=COUNTABLE)
    is_turning_18: Mapped[bool] = mapped_column(default=False, info=COUNTABLE)  # within the next half year
    gender: Mapped[str] = mapped_column(String(20), default="", info=COUNTABLE)
    nationality_group: Mapped[str] = mapped_column(String(30), default="", info=COUNTABLE)
    place: Mapped[str] = mapped_column(String(20), default="", info=COUNTABLE)  # of exploitation
    responder_key: Mapped[str | None] = mapped_column(ForeignKey("first_responder.key"), info=COUNTABLE)
    service_key: Mapped[str | None] = mapped_column(ForeignKey("contact_service.key"), info=COUNTABLE)
    consent: Mapped[str] = mapped_column(String(20), default="", info=COUNTABLE)
    safeguarding: Mapped[str] = mapped_column(String(20), default="", info=COUNTABLE)
    guardian: Mapped[str] = mapped_column(String(20), default="", info=COUNTABLE)  # ICTG
    support_outside: Mapped[str] = mapped_column(String(20), default="", info=COUNTABLE)
    bridging_nights: Mapped[int | None] = mapped_column(info=COUNTABLE)  # None: not known; 0: none
    decision_maker: Mapped[str] = mapped_column(String(12), default="", info=COUNTABLE)
    reasonable_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    reasonable_outcome: Mapped[str] = mapped_column(String(12), default="", info=COUNTABLE)
    conclusive_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    conclusive_outcome: Mapped[str] = mapped_column(String(12), default="", info=COUNTABLE)
    reconsidered_stage: Mapped[str] = mapped_column(String(12), default="", info=COUNTABLE)
    reconsideration_asked_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    reconsidered_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    reconsidered_outcome: Mapped[str] = mapped_column(String(12), default="", info=COUNTABLE)
    note: Mapped[str] = mapped_column(String(300), default="")
    #: HMAC-SHA-256 of the council's own key for it, hexadecimal; only to find the same referral twice.
    key_hash: Mapped[str | None] = mapped_column(String(64))
    completeness: Mapped[int] = mapped_column(
        default=0, info=COUNTABLE
    )  # per cent, by the standard's weights
    standard_key: Mapped[str] = mapped_column(String(40), info=COUNTABLE)
    import_id: Mapped[UUID | None]
    logged_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}

    @property
    def title(self) -> str:
        """What lists, deadlines and the audit call it."""
        return f"Referral of {self.referred_on:%B %Y}"


class ReferralType(TenantOwned, Base):
    """One exploitation type of a referral; several may apply."""

    __tablename__ = "referral_type"
    __table_args__ = (within("referral_id", "referral"), Index(None, "tenant_id", "type_key"))

    referral_id: Mapped[UUID] = mapped_column(primary_key=True)
    type_key: Mapped[str] = mapped_column(String(30), primary_key=True, info=COUNTABLE)


class ReferralImport(TenantOwned, Base):
    """A spreadsheet of referrals that was read in, known by its content so that it is read in once only."""

    __tablename__ = "referral_import"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "digest"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))  # the file's name
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the bytes, hexadecimal
    rows: Mapped[int]
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class ReferralSettings(TenantOwned, Base):
    """How a tenant keeps its log: what it leaves out, and who is reminded of days to ask by."""

    __tablename__ = "referral_settings"
    __table_args__ = (UniqueConstraint("tenant_id"), within("owner_post_id", "post"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(40), default="Referral log settings")
    has_gender: Mapped[bool] = mapped_column(default=True)
    has_nationality: Mapped[bool] = mapped_column(default=True)
    owner_post_id: Mapped[UUID | None]
