"""Tables of action plans: plans, aims, actions with all that belongs to them, and recurring duties."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from tenants.database import Base
from tenants.dating import Dating, Precision
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.plans.rules import Claimed
from tenants.records.posts.models import Owned


class Plan(TenantOwned, Base):
    """An action plan for a period."""

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        Index(None, "tenant_id", "ends_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    theme_set_code: Mapped[str] = mapped_column(ForeignKey("theme_set.code"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    board_id: Mapped[UUID | None]  # the board that oversees it
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    aims: Mapped[list["Aim"]] = relationship(
        order_by="Aim.position", primaryjoin="Plan.id == foreign(Aim.plan_id)", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}


class Aim(TenantOwned, Base):
    """What a group of actions is for, under one theme of the plan."""

    __tablename__ = "aim"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("plan_id", "plan"),
        Index(None, "tenant_id", "plan_id", "position"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plan_id: Mapped[UUID]
    theme_key: Mapped[str] = mapped_column(ForeignKey("theme.key"), info=COUNTABLE)
    title: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]


class Work(Owned):
    """What an action and a recurring duty share: what is to be done, and who owns it."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    plan_id: Mapped[UUID]
    aim_id: Mapped[UUID]
    ref: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    partners: Mapped[str] = mapped_column(Text, default="")  # one organisation a line
    #: What the demonstration invented here ("date", "owner", …); empty in real life.
    invented: Mapped[str] = mapped_column(String(60), default="")
    chain_months: Mapped[int] = mapped_column(default=0)  # months after the other's date; negative: before
    chain_days: Mapped[int] = mapped_column(default=0)

    @declared_attr
    @classmethod
    def priority_code(cls) -> Mapped[str | None]:
        """The network priority it answers to, if any."""
        return mapped_column(ForeignKey("network_priority.code"), info=COUNTABLE)


class Duty(TenantOwned, Work, Base):
    """A recurring duty: a template that makes one dated action each time it falls due."""

    __tablename__ = "duty"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("plan_id", "plan"),
        within("aim_id", "aim"),
        within("owner_post_id", "post"),
        within("chained_to_id", "duty"),
        Index(None, "tenant_id", "plan_id"),
    )

    rule: Mapped[str] = mapped_column(String(120), default="")
    starts_on: Mapped[date]
    precision: Mapped[Precision] = mapped_column(String(10))
    months_from_completion: Mapped[int | None]
    chained_to_id: Mapped[UUID | None]
    ended_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class Action(TenantOwned, Work, Base):
    """One thing to be done, by one owner, by one date; closed when accepted or cancelled."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "duty_id", "occurrence_on"),
        within("plan_id", "plan"),
        within("aim_id", "aim"),
        within("owner_post_id", "post"),
        within("duty_id", "duty"),
        within("chained_to_id", "action"),
        within("board_id", "board"),
        Index(None, "tenant_id", "closed_on", "due_on"),
        Index(None, "tenant_id", "plan_id"),
        Index(None, "tenant_id", "owner_person_id", "owner_post_id"),
    )

    due_on: Mapped[date | None] = mapped_column(info=COUNTABLE)  # the last day of what the source gave
    due_precision: Mapped[Precision] = mapped_column(String(10))
    due_event: Mapped[str] = mapped_column(String(200), default="")
    due_version: Mapped[int] = mapped_column(default=1)
    claimed: Mapped[Claimed] = mapped_column(String(12), default=Claimed.NOT_STARTED, info=COUNTABLE)
    percent: Mapped[int] = mapped_column(default=0, info=COUNTABLE)
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    done_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    closed_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    board_id: Mapped[UUID | None]  # the board that asked for it; else its plan's board oversees it
    duty_id: Mapped[UUID | None]
    occurrence_on: Mapped[date | None]
    chained_to_id: Mapped[UUID | None]
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}

    @property
    def due(self) -> Dating:
        """When it is due, as exactly as its source said."""
        return Dating(self.due_on, Precision(self.due_precision), self.due_event)

    @property
    def is_closed(self) -> bool:
        """Whether it was accepted or cancelled."""
        return self.closed_on is not None

    @property
    def is_waiting(self) -> bool:
        """Whether its owner says it is done and nobody has accepted that yet."""
        return self.claimed == Claimed.DONE and not self.is_closed


class ActionTheme(TenantOwned, Base):
    """A further theme that an action serves, beside its aim's own."""

    __tablename__ = "action_theme"
    __table_args__ = (within("action_id", "action"), Index(None, "tenant_id", "theme_key"))

    action_id: Mapped[UUID] = mapped_column(primary_key=True)
    theme_key: Mapped[str] = mapped_column(ForeignKey("theme.key"), primary_key=True)


class ActionDate(TenantOwned, AppendOnly, Base):
    """One date that an action has had; version 1 is the original and none is ever removed."""

    __tablename__ = "action_date"
    __table_args__ = (within("action_id", "action"),)

    action_id: Mapped[UUID] = mapped_column(primary_key=True)
    due_version: Mapped[int] = mapped_column(primary_key=True)
    due_on: Mapped[date | None] = mapped_column(info=COUNTABLE)
    due_precision: Mapped[Precision] = mapped_column(String(10))
    due_event: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    set_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]

    @property
    def due(self) -> Dating:
        """The date, as exactly as it was given."""
        return Dating(self.due_on, Precision(self.due_precision), self.due_event)


class Milestone(TenantOwned, Base):
    """A step on the way to finishing an action, chased like the action itself when it has a date."""

    __tablename__ = "milestone"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("action_id", "action"),
        Index(None, "tenant_id", "action_id"),
        Index(None, "tenant_id", "done_on", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    action_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None]
    due_version: Mapped[int] = mapped_column(default=1)
    done_on: Mapped[date | None]
    position: Mapped[int]


class ProgressNote(TenantOwned, AppendOnly, Base):
    """What somebody said about an action, with what they said its status was; never edited."""

    __tablename__ = "progress_note"
    __table_args__ = (within("action_id", "action"), Index(None, "tenant_id", "action_id", "at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    action_id: Mapped[UUID]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    claimed: Mapped[Claimed] = mapped_column(String(12))
    percent: Mapped[int]
    is_from_email: Mapped[bool] = mapped_column(default=False)


class Evidence(TenantOwned, Base):
    """A link or a file that shows what was done."""

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("action_id", "action"),
        within("file_id", "stored_file"),
        Index(None, "tenant_id", "action_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    action_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(2000), default="")
    file_id: Mapped[UUID | None]
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]
