"""Tables of boards with their offices, members, rules, terms of reference, reporting lines and notes."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.boards.rules import BoardKind, Life, Office, RhythmUnit


class Board(TenantOwned, Base):
    """A board, group, panel or forum of the tenant.

    With `shared_from_id` it is the tenant's own part of a board that another tenant edits: its words come
    from there, while its reporting lines, members and notes are the tenant's own.
    """

    __tablename__ = "board"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "shared_from_id"),
        Index(None, "tenant_id", "life"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    kind: Mapped[BoardKind] = mapped_column(String(20), info=PUBLISHABLE)
    life: Mapped[Life] = mapped_column(String(10), info=PUBLISHABLE)
    purpose: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)
    is_about_modern_slavery: Mapped[bool] = mapped_column(default=True, info=COUNTABLE)
    starts_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    ended_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    #: Why it is paused or ended; it leaves the house only once the board has ended.
    life_reason: Mapped[str] = mapped_column(String(300), default="", info=PUBLISHABLE)
    shared_from_id: Mapped[UUID | None]  # the board's id in the house of the tenant that edits it
    source: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    #: What the demonstration invented here ("meetings", "members", …); empty in real life.
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class BoardOffice(TenantOwned, Base):
    """Who holds one office of a board from a day to a day: a post, a person, or somebody named in words.

    Nobody at all is a vacancy, since `since_on`.
    """

    __tablename__ = "board_office"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        within("post_id", "post"),
        Index(None, "tenant_id", "board_id", "office"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    office: Mapped[Office] = mapped_column(String(12), info=PUBLISHABLE)
    post_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    #: A post of another organisation.
    words: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)
    since_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    until_on: Mapped[date | None]  # the last day; None: still

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it."""
        return not (self.post_id or self.person_id or self.words)


class BoardMember(TenantOwned, Base):
    """One seat on a board: an organisation, its department, and who usually comes."""

    __tablename__ = "board_member"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        Index(None, "tenant_id", "board_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    organisation: Mapped[str] = mapped_column(String(120), info=PUBLISHABLE)
    department: Mapped[str] = mapped_column(String(120), default="", info=PUBLISHABLE)
    role_words: Mapped[str] = mapped_column(String(120), default="", info=PUBLISHABLE)  # "Head of Licensing"
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    since_on: Mapped[date | None]
    until_on: Mapped[date | None]

    @property
    def title(self) -> str:
        """The organisation and its department, for lists and the audit."""
        return ", ".join(part for part in (self.organisation, self.department) if part)


class BoardRules(TenantOwned, Base):
    """How often a board meets and its clocks, in force from a day to a day; changed by adding another."""

    __tablename__ = "board_rules"
    __table_args__ = (within("board_id", "board"), UniqueConstraint("tenant_id", "board_id", "valid_from"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    valid_from: Mapped[date | None]  # None: as long as anybody knows
    valid_to: Mapped[date | None]
    every: Mapped[int | None] = mapped_column(info=PUBLISHABLE)  # None: no stated frequency
    unit: Mapped[RhythmUnit | None] = mapped_column(String(8), info=PUBLISHABLE)
    #: "regular", when that is all there is.
    frequency_words: Mapped[str] = mapped_column(String(80), default="", info=PUBLISHABLE)
    #: Calendar days before the meeting by which agenda and papers are out.
    agenda_days: Mapped[int] = mapped_column(info=PUBLISHABLE)
    #: Calendar days after the meeting by which minutes and actions are out.
    minutes_days: Mapped[int] = mapped_column(info=PUBLISHABLE)
    report_months: Mapped[str] = mapped_column(String(40), default="")  # "3,9": expects a highlight report
    source: Mapped[str] = mapped_column(String(200), default="")


class BoardTerms(TenantOwned, Base):
    """One version of a board's terms of reference."""

    __tablename__ = "board_terms"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        within("file_id", "stored_file"),
        Index(None, "tenant_id", "board_id", "agreed_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(60), info=PUBLISHABLE)  # the version: "2021/22", "3"
    agreed_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    text: Mapped[str] = mapped_column(Text, default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    file_id: Mapped[UUID | None]
    added_at: Mapped[datetime]


class ReportingLine(TenantOwned, Base):
    """One board reports to another of the tenant's boards, or to a body that is only named."""

    __tablename__ = "reporting_line"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        within("parent_id", "board"),
        Index(None, "tenant_id", "board_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    parent_id: Mapped[UUID | None]
    parent_words: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)
    #: "for Hammersmith and Fulham’s part".
    part: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)
    position: Mapped[int] = mapped_column(default=1)


class BoardNote(TenantOwned, AppendOnly, Base):
    """What the tenant notes about a board for itself; it never leaves the house."""

    __tablename__ = "board_note"
    __table_args__ = (within("board_id", "board"), Index(None, "tenant_id", "board_id", "at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
