"""Tables of the register: releases with their protected tables, and who gave figures for them.

Raw counts are never in it. Only `ReleaseProof` and `ReleaseDoubt` are near the truth, and the square cannot
read them.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.errors import ScopeError
from tenants.fence import AppendOnly
from tenants.scope import current_tenant
from workflows.register.rules import Method, Profile, ReleaseStatus


class ContributionReceipt(Base):
    """That a tenant gave, or left out, its figures of a measure for a period; never the figures."""

    __tablename__ = "contribution_receipt"

    giver_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"), primary_key=True)
    measure_key: Mapped[str] = mapped_column(String(40), primary_key=True)
    starts_on: Mapped[date] = mapped_column(primary_key=True)
    ends_on: Mapped[date]
    is_given: Mapped[bool]  # else it was left out
    is_by_default: Mapped[bool] = mapped_column(default=False)
    decided_on: Mapped[date]


class Release(Base):
    """One release of a quarter: drafted by one person, published by another, never edited afterwards."""

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("number"), Index(None, "profile", "starts_on"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    number: Mapped[int]  # its place in the chain of all releases
    period: Mapped[str] = mapped_column(String(12))  # 2025-26-q2
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    profile: Mapped[Profile] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(160))
    status: Mapped[ReleaseStatus] = mapped_column(String(12))
    vintage: Mapped[int] = mapped_column(default=1)  # 2: replaces the first release of the period
    cut_off_on: Mapped[date]  # figures that came later wait for the next vintage
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("release.id"))
    members_release_id: Mapped[UUID | None] = mapped_column(ForeignKey("release.id"))  # of the public's
    note: Mapped[str] = mapped_column(Text, default="")
    drafted_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    drafted_at: Mapped[datetime]
    approved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[datetime | None]
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))  # withdrawn or discarded
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str] = mapped_column(String(300), default="")
    #: SHA-256, hexadecimal: of the release before it in the chain, and of its own measures and tables.
    parent_hash: Mapped[str] = mapped_column(String(64), default="")
    content_hash: Mapped[str] = mapped_column(String(64), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ReleasedMeasure(AppendOnly, Base):
    """One measure in a release: how it was protected, what its codes mean, and whether it is proved."""

    __tablename__ = "released_measure"
    __table_args__ = (UniqueConstraint("release_id", "measure_key"), Index(None, "measure_key"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    release_id: Mapped[UUID] = mapped_column(ForeignKey("release.id"))
    measure_key: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    method: Mapped[Method] = mapped_column(String(1))
    unit: Mapped[str] = mapped_column(String(40))  # what is counted: "referrals"
    plan_version: Mapped[str] = mapped_column(String(40))
    #: The policy in plain values: threshold, base, minimum, dominance, …
    policy: Mapped[dict[str, Any]]
    #: [{"name", "title", "codes": [[code, words, level]]}], in the order of the tables' codes
    dimensions: Mapped[list[Any]]
    #: {"given": 31, "of": 33, "left_out": 1}
    coverage: Mapped[dict[str, Any]]
    limits: Mapped[list[Any]]  # sentences to show beside its figures
    #: How many cells, shown ones, attackers and witnesses, and the largest error; never how many are small.
    proof_counts: Mapped[dict[str, Any]]
    is_proved: Mapped[bool]
    base_hash: Mapped[str] = mapped_column(String(64))  # keyed: the truth cannot be guessed from it
    content_hash: Mapped[str] = mapped_column(String(64))
    certificate_hash: Mapped[str] = mapped_column(String(64), default="")


class ReleasedTable(AppendOnly, Base):
    """One protected table: every cell with its codes and its number, or the sign in place of it."""

    __tablename__ = "released_table"
    __table_args__ = (UniqueConstraint("measure_id", "key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    measure_id: Mapped[UUID] = mapped_column(ForeignKey("released_measure.id"))
    key: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    #: {dimension: [level, …]} as in workflows.releases.disclosure.tables.Table
    levels: Mapped[dict[str, Any]]
    #: [[[code or null, …], number or null, sign]]: a withheld number is absent, not hidden by the page.
    cells: Mapped[list[Any]]


class ReleaseProof(AppendOnly, Base):
    """The certificate of a measure in a release: whole-number tables near the truth, so few may read it."""

    __tablename__ = "release_proof"

    measure_id: Mapped[UUID] = mapped_column(ForeignKey("released_measure.id"), primary_key=True)
    seed: Mapped[str] = mapped_column(String(64))
    steps: Mapped[list[Any]] = mapped_column(default=list)  # [[[code, …], further multiples]] of method R
    witnesses: Mapped[list[Any]]  # workflows.releases.disclosure.certificate.Certificate.content()
    checked_at: Mapped[datetime]


class ReleaseDoubt(Base):
    """The sums that give a figure of a draft away: near the truth, so gone as soon as the draft is."""

    __tablename__ = "release_doubt"

    measure_id: Mapped[UUID] = mapped_column(ForeignKey("released_measure.id"), primary_key=True)
    sums: Mapped[list[Any]]


class OutsideFact(Base):
    """An exact figure that is known from elsewhere, so that every proof must reckon with it."""

    __tablename__ = "outside_fact"
    __table_args__ = (Index(None, "measure_key", "starts_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    measure_key: Mapped[str] = mapped_column(String(40))
    starts_on: Mapped[date]  # the quarter that it is about
    codes: Mapped[list[Any]]  # [[dimension, code], …]; a dimension that is not named is its total
    value: Mapped[int]
    source: Mapped[str] = mapped_column(String(300))
    known_since_on: Mapped[date]

    @property
    def title(self) -> str:
        """What it is called where changes are listed."""
        return f"{self.measure_key}, from {self.starts_on}"


class Coalition(Base):
    """Members who may put together what they know of themselves, such as a police command's boroughs."""

    __tablename__ = "coalition"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(120), unique=True)
    members: Mapped[list[Any]]  # slugs of tenants
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


@event.listens_for(ContributionReceipt, "before_insert")
@event.listens_for(ContributionReceipt, "before_update")
@event.listens_for(ContributionReceipt, "before_delete")
def _must_be_ours(_mapper: object, _connection: object, receipt: ContributionReceipt) -> None:
    """The network reads who gave, but only the giver writes it; PostgreSQL insists on it as well."""
    if receipt.giver_id != current_tenant():
        raise ScopeError("a tenant gives only its own figures")
