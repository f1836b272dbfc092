"""Tables of the tenant's own statements: their sections, the steps they took, and what they promised."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.posts.models import Owned
from tenants.records.statements.rules import AREA_WORDS, Area, Kept, Level, StatementStatus, Step


class Statement(TenantOwned, Owned, Base):
    """The statement of one year; once published it is never changed, and the next year's is another."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "year_ends_on"),
        within("owner_post_id", "post"),
        within("board_id", "board"),
        within("meeting_id", "meeting"),
        within("plan_id", "plan"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200), info=PUBLISHABLE)
    year_starts_on: Mapped[date] = mapped_column(info=PUBLISHABLE)
    year_ends_on: Mapped[date] = mapped_column(info=PUBLISHABLE)
    status: Mapped[StatementStatus] = mapped_column(String(12), info=COUNTABLE)
    guidance_code: Mapped[str] = mapped_column(ForeignKey("statement_guidance.code"), info=PUBLISHABLE)
    introduction: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)
    board_id: Mapped[UUID | None]  # the board that approves it
    plan_id: Mapped[UUID | None]  # the action plan that its promises go into
    started_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    sent_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    approved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))  # who recorded the approval
    approved_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    meeting_id: Mapped[UUID | None]  # of the board that approved it
    meeting_words: Mapped[str] = mapped_column(String(200), default="")  # when it is not in the portal
    signed_by: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)
    signed_role: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)
    signed_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    published_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    home_page_url: Mapped[str] = mapped_column(String(2000), default="", info=PUBLISHABLE)
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class StatementSection(TenantOwned, Base):
    """One of the six areas in a statement."""

    __tablename__ = "statement_section"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "statement_id", "area"),
        within("statement_id", "statement"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    statement_id: Mapped[UUID]
    area: Mapped[Area] = mapped_column(String(20), info=PUBLISHABLE)
    text: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)
    #: What the portal filled in, and when: the text as it was offered, so that a page can say what changed.
    filled_in: Mapped[str] = mapped_column(Text, default="")
    filled_on: Mapped[date | None]
    level: Mapped[Level] = mapped_column(String(8), info=COUNTABLE)  # rules.level_reached of what is met
    #: {criterion key: where the section says it}; a criterion that is not in it is not met.
    met: Mapped[dict[str, Any]] = mapped_column(default=dict)
    edited_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column()
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return f"Section “{AREA_WORDS[Area(self.area)]}”"


class StatementAuthor(TenantOwned, Base):
    """Somebody who wrote in a statement, and so may not approve it."""

    __tablename__ = "statement_author"
    __table_args__ = (within("statement_id", "statement"),)

    statement_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)


class StatementStep(TenantOwned, AppendOnly, Base):
    """Something that happened to a statement on its way, and who did it."""

    __tablename__ = "statement_step"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("statement_id", "statement"),
        Index(None, "tenant_id", "statement_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    statement_id: Mapped[UUID]
    step: Mapped[Step] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return self.step


class StatementPromise(TenantOwned, Owned, Base):
    """What a statement promises for the next year: an action does it, the next statement answers."""

    __tablename__ = "statement_promise"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("statement_id", "statement"),
        within("action_id", "action"),
        within("owner_post_id", "post"),
        Index(None, "tenant_id", "statement_id", "position"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    statement_id: Mapped[UUID]
    position: Mapped[int]
    area: Mapped[Area] = mapped_column(String(20), info=PUBLISHABLE)
    title: Mapped[str] = mapped_column(String(200), info=PUBLISHABLE)
    due_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    action_id: Mapped[UUID | None]
    kept: Mapped[Kept] = mapped_column(String(8), info=PUBLISHABLE)
    outcome: Mapped[str] = mapped_column(String(500), default="", info=PUBLISHABLE)  # what was done
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
