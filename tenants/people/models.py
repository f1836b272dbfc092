"""Tables of people, their memberships, their sign-ins and the counters that stop guessing."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base


class Person(Base):
    """Somebody who works with the network. Never a victim or a survivor."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Membership(Base):
    """One person's role in one tenant, from a day until it ends."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("person_id", "member_of_id"), Index(None, "member_of_id", "role"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    member_of_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    role: Mapped[str] = mapped_column(String(20))
    since_on: Mapped[date]
    ended_on: Mapped[date | None]


class SignIn(Base):
    """A server-side session: the browser holds a random token, we hold only its hash."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInCounter(Base):
    """How often a sign-in failed lately, for one e-mail address or one network address (both hashed)."""

    __tablename__ = "sign_in_counter"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    failures: Mapped[int]
    counting_since_at: Mapped[datetime]
