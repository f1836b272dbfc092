"""Tables of the approved domains of partner organisations and of the links mailed to their staff."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base


class ApprovedDomain(Base):
    """A mail domain whose people may sign in as a partner's members, from a day until it ends."""

    __tablename__ = "approved_domain"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    domain: Mapped[str] = mapped_column(String(253), unique=True)  # small letters, as "met.example"
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    approved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    since_on: Mapped[date]
    ended_on: Mapped[date | None]

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return self.domain


class MailedLink(Base):
    """A link with which somebody at an approved domain signs in, once; we hold only its hash."""

    __tablename__ = "mailed_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    mailed_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
