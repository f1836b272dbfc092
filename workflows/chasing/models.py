"""Tables of the ladder, the ledger of reminders, and what holds a reminder back."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned
from workflows.chasing.rules import Part


class Ladder(TenantOwned, Base):
    """How one tenant chases: whether it does, and to whom the last rungs go."""

    __tablename__ = "ladder"
    __table_args__ = (
        UniqueConstraint("tenant_id"),
        ForeignKeyConstraint(["tenant_id", "escalation_post_id"], ["post.tenant_id", "post.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(60), default="Reminder ladder")
    escalation_post_id: Mapped[UUID | None]  # the board's chair, or the lead's manager
    stopped_on: Mapped[date | None]
    stopped_because: Mapped[str] = mapped_column(String(300), default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Rung(TenantOwned, Base):
    """One step of the ladder, in force from a day to a day; changed by ending it and adding another."""

    __tablename__ = "rung"
    __table_args__ = (UniqueConstraint("tenant_id", "offset_days", "valid_from"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    offset_days: Mapped[int]  # working days after the due date; negative: before it
    tells_owner: Mapped[bool]
    tells_lead: Mapped[bool]
    tells_escalation: Mapped[bool]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  # the last day on which it was in force


class ReminderState(StrEnum):
    """What became of a reminder."""

    QUEUED = "queued"
    SENDING = "sending"  # written into a message that may be on the wire: too late to take back
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"


class Reminder(TenantOwned, Base):
    """One line of the ledger: this person is told this about this deadline, once for each date it has had."""

    __tablename__ = "reminder"
    __table_args__ = (Index(None, "tenant_id", "state", "digest_on"), Index(None, "tenant_id", "recorded_on"))

    #: First in the key, so that a tenant's lines lie together: a commit then touches only its own pages.
    tenant_id: Mapped[UUID] = mapped_column(
        ForeignKey("tenant.id"), primary_key=True, sort_order=-2, info={"fence": True}
    )
    subject_kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    rung: Mapped[int] = mapped_column(primary_key=True)  # the rung's offset in working days
    due_version: Mapped[int] = mapped_column(primary_key=True)
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    part: Mapped[Part] = mapped_column(String(12))
    covering_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))  # who is away, if anybody
    due_on: Mapped[date]
    recorded_on: Mapped[date]
    state: Mapped[ReminderState] = mapped_column(String(10))
    digest_on: Mapped[date | None]  # the day of the digest that carries it; None: not yet in one
    settled_at: Mapped[datetime | None]  # when it was sent, withdrawn or failed
    settled_because: Mapped[str] = mapped_column(String(200), default="")


class Absence(TenantOwned, Base):
    """Somebody is away, and who is told in their place."""

    __tablename__ = "absence"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), Index(None, "tenant_id", "person_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(60), default="Leave cover")
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    cover_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class Snooze(TenantOwned, Base):
    """No reminders about one subject until a day, with the reason."""

    __tablename__ = "snooze"
    __table_args__ = (UniqueConstraint("tenant_id", "subject_kind", "subject_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))
    subject_kind: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[UUID]
    until_on: Mapped[date]  # the first day on which reminders go out again
    reason: Mapped[str] = mapped_column(String(300))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))


class UsedLink(TenantOwned, Base):
    """An update link that was used, so that it works once only."""

    __tablename__ = "used_link"
    __table_args__ = (ForeignKeyConstraint(["tenant_id", "action_id"], ["action.tenant_id", "action.id"]),)

    action_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    digest_on: Mapped[date] = mapped_column(primary_key=True)
    used_at: Mapped[datetime]
