"""Tables of reviews, of what they found, and of lessons; there is no case in any of them."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.learning.rules import Grade, LessonStatus, ReviewKind, ReviewStatus
from tenants.records.posts.models import Owned


class Review(TenantOwned, Owned, Base):
    """A case review, dip sample or debrief: how much was looked at, how, and for how long."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("operation_id", "operation"),
        within("reception_id", "reception"),
        Index(None, "tenant_id", "held_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    kind: Mapped[ReviewKind] = mapped_column(String(12), info=COUNTABLE)
    status: Mapped[ReviewStatus] = mapped_column(String(10), info=COUNTABLE)
    held_on: Mapped[date] = mapped_column(info=COUNTABLE)
    period_words: Mapped[str] = mapped_column(String(120), default="")  # from when to when the work was done
    looked_at: Mapped[int | None] = mapped_column(info=COUNTABLE)  # how many
    looked_at_words: Mapped[str] = mapped_column(String(200), default="")  # of what: "referral forms"
    method: Mapped[str] = mapped_column(Text, default="")
    hours: Mapped[int | None] = mapped_column(info=COUNTABLE)
    operation_id: Mapped[UUID | None]
    reception_id: Mapped[UUID | None]
    agreed_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(300), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class ReviewFinding(TenantOwned, Base):
    """Something that a review found, with its grade."""

    __tablename__ = "review_finding"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("review_id", "review"),
        Index(None, "tenant_id", "review_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(500))
    grade: Mapped[Grade] = mapped_column(String(12), info=COUNTABLE)
    position: Mapped[int]


class Lesson(TenantOwned, Base):
    """What is to be done differently, under a theme; an action may have been made of it."""

    __tablename__ = "lesson"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("review_id", "review"),
        within("action_id", "action"),
        Index(None, "tenant_id", "review_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(500))
    theme_key: Mapped[str | None] = mapped_column(ForeignKey("theme.key"), info=COUNTABLE)
    status: Mapped[LessonStatus] = mapped_column(String(10), info=COUNTABLE)
    because: Mapped[str] = mapped_column(String(300), default="")  # why it counts as learned, or is not taken
    action_id: Mapped[UUID | None]
    position: Mapped[int]
