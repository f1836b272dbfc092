"""Tables of contracts, their clauses, and the registers that were read in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.posts.models import Owned


class Contract(TenantOwned, Owned, Base):
    """What the tenant buys from a supplier; its owner is the contract manager."""

    __tablename__ = "contract"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("supplier_id", "supplier"),
        within("import_id", "contract_import"),
        Index(
            "ix_contract_reference",
            "tenant_id",
            "reference",
            unique=True,
            sqlite_where=text("reference <> ''"),
            postgresql_where=text("reference <> ''"),
        ),
        Index(None, "tenant_id", "supplier_id"),
        Index(None, "tenant_id", "ends_on"),
        Index(None, "tenant_id", "relet_on"),
        Index(None, "tenant_id", "title"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    supplier_id: Mapped[UUID]
    reference: Mapped[str] = mapped_column(String(60), default="")  # the council's own
    title: Mapped[str] = mapped_column(String(300))
    search_words: Mapped[str] = mapped_column(Text, default="")  # title and reference, in small letters
    description: Mapped[str] = mapped_column(Text, default="")
    sector_key: Mapped[str | None] = mapped_column(ForeignKey("sector.key"), info=COUNTABLE)
    category_words: Mapped[str] = mapped_column(String(200), default="")  # as the council's register says
    department: Mapped[str] = mapped_column(String(160), default="")
    manager_words: Mapped[str] = mapped_column(String(160), default="")  # when no post or person is chosen
    value: Mapped[int | None] = mapped_column(BigInteger, info=COUNTABLE)  # whole pounds, over its life
    annual_value: Mapped[int | None] = mapped_column(BigInteger, info=COUNTABLE)  # rules.annual_value
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    extends_to_on: Mapped[date | None]  # the last day if every extension is used
    relet_on: Mapped[date | None]  # when buying it anew, or extending it, has to be decided
    import_id: Mapped[UUID | None]  # the register in which it was found last
    notes: Mapped[str] = mapped_column(Text, default="")
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class Clause(TenantOwned, Base):
    """A clause about modern slavery that contracts hold, such as a right to inspect."""

    __tablename__ = "clause"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), UniqueConstraint("tenant_id", "title"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    text: Mapped[str] = mapped_column(Text, default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    ended_on: Mapped[date | None]  # contracts that begin from then on are not asked for it
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ClauseRule(TenantOwned, Base):
    """From which value on a contract has to hold a clause, from a day to a day."""

    __tablename__ = "clause_rule"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), within("clause_id", "clause"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    clause_id: Mapped[UUID]
    min_value: Mapped[int] = mapped_column(BigInteger)  # whole pounds, over the contract's life
    sector_key: Mapped[str | None] = mapped_column(ForeignKey("sector.key"))  # None: every sector
    valid_from: Mapped[date | None]  # of contracts that begin from then on
    valid_to: Mapped[date | None]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "A clause’s threshold"


class ContractClause(TenantOwned, Base):
    """A clause that is in force in a contract."""

    __tablename__ = "contract_clause"
    __table_args__ = (within("contract_id", "contract"), within("clause_id", "clause"))

    contract_id: Mapped[UUID] = mapped_column(primary_key=True)
    clause_id: Mapped[UUID] = mapped_column(primary_key=True)
    since_on: Mapped[date | None]


class ContractImport(TenantOwned, Base):
    """A contract register that is being looked at, or was read in; the same bytes are read in once only."""

    __tablename__ = "contract_import"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        Index(None, "tenant_id", "digest"),
        Index(
            "ix_contract_import_recorded",
            "tenant_id",
            "digest",
            unique=True,
            sqlite_where=text("recorded_at IS NOT NULL"),
            postgresql_where=text("recorded_at IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))  # the file's name
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the bytes, hexadecimal
    #: The sheet while it is being looked at, as compressed JSON; emptied when it is recorded or given up.
    sheet: Mapped[bytes | None] = mapped_column(LargeBinary)
    headings: Mapped[list[Any]] = mapped_column(default=list)  # as they stand in the file
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict)  # column name → place of the heading
    #: What a person decided of each name that is not clear, by the key of the name: see matching.Answer
    choices: Mapped[dict[str, Any]] = mapped_column(default=dict)
    rows: Mapped[int] = mapped_column(default=0)
    contracts_added: Mapped[int] = mapped_column(default=0)
    contracts_changed: Mapped[int] = mapped_column(default=0)
    contracts_same: Mapped[int] = mapped_column(default=0)
    contracts_gone: Mapped[int] = mapped_column(default=0)  # in force, and no longer in the register
    suppliers_added: Mapped[int] = mapped_column(default=0)
    suppliers_matched: Mapped[int] = mapped_column(default=0)
    rows_left_out: Mapped[int] = mapped_column(default=0)
    #: The rows left out, for whoever corrects them later: [[row number, heading, found, why, cells], …]
    left_out: Mapped[list[Any]] = mapped_column(default=list)
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]
    recorded_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ColumnMapping(TenantOwned, Base):
    """Which heading of a register means which column, remembered for the next file with the same headings."""

    __tablename__ = "column_mapping"
    __table_args__ = (UniqueConstraint("tenant_id", "purpose", "digest"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    purpose: Mapped[str] = mapped_column(String(20))  # "contracts"
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the headings, hexadecimal
    headings: Mapped[list[Any]]
    mapping: Mapped[dict[str, Any]]
    used_at: Mapped[datetime]
