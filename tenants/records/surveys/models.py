"""Tables of surveys, of whom each was sent to, and of answers that say nothing of who gave them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.posts.models import Owned
from tenants.records.surveys.rules import SurveyStatus


class Survey(TenantOwned, Owned, Base):
    """A set of questions to providers; they do not change once it is open."""

    __tablename__ = "survey"
    __table_args__ = (UniqueConstraint("tenant_id", "id"), within("owner_post_id", "post"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(160))
    introduction: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[SurveyStatus] = mapped_column(String(8), info=COUNTABLE)
    #: [{"key", "words", "help", "asked": rules.Asked, "choices": [words], "is_required": bool}] in order
    questions: Mapped[list[Any]] = mapped_column(default=list)
    opened_on: Mapped[date | None]
    closes_on: Mapped[date | None]  # the last day on which it can be answered
    closed_on: Mapped[date | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class SurveyInvitation(TenantOwned, Base):
    """An organisation that was asked; that it has answered is known, what it answered is not."""

    is_hushed = True  # the audit keeps no address: it outlives an invitation that is purged

    __tablename__ = "survey_invitation"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "survey_id", "email"),
        within("survey_id", "survey"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    survey_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(160))  # the organisation
    email: Mapped[str] = mapped_column(String(254))
    area: Mapped[str] = mapped_column(String(80), default="", info=COUNTABLE)
    round: Mapped[int] = mapped_column(default=1)  # raised by a new link, which makes the one before useless
    invited_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    answered_on: Mapped[date | None]


class SurveyAnswer(TenantOwned, Base):
    """One set of answers; its id and its day tell nobody which organisation gave it."""

    __tablename__ = "survey_answer"
    __table_args__ = (within("survey_id", "survey"), Index(None, "tenant_id", "survey_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    survey_id: Mapped[UUID]
    area: Mapped[str] = mapped_column(String(80), default="", info=COUNTABLE)
    answers: Mapped[dict[str, Any]]  # {question's key: a choice's place, places, true or false, or a number}
