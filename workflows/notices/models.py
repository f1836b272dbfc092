"""Table of outgoing messages: a row first, its Message-ID fixed, sent afterwards."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base


class MessageKind(StrEnum):
    """A digest is written just before it is sent; a letter when it is queued."""

    DIGEST = "digest"
    LETTER = "letter"


class MessageState(StrEnum):
    """Where a message is on its way."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"


class OutboxMessage(Base):
    """One e-mail. `dedupe_key` makes a second one for the same purpose impossible."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index(None, "state", "next_try_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)  # also its Message-ID
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[MessageKind] = mapped_column(String(10))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    #: Of a letter to somebody outside, who is no person of the portal; emptied once settled.
    to_name: Mapped[str | None] = mapped_column(String(200))
    to_address: Mapped[str | None] = mapped_column(String(254))
    day: Mapped[date]
    subject: Mapped[str] = mapped_column(String(200), default="")
    body: Mapped[str] = mapped_column(Text, default="")  # emptied once sent: it holds a tenant's words
    #: An invitation (RFC 5545), emptied once sent.
    calendar: Mapped[str | None] = mapped_column(Text)
    state: Mapped[MessageState] = mapped_column(String(10), default=MessageState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    unconfirmed: Mapped[int] = mapped_column(default=0)  # tries that may have arrived without our hearing so
    next_try_at: Mapped[datetime]
    lease_until_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    last_problem: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime]
