"""Tables of the square in which tenants say that they checked a company, and ask each other about it.

Neither is behind the fence. A published check does not say whose it is unless its tenant chose so: the
house keeps the row's id, and nothing in the square leads back to the house.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base


class PublishedCheck(Base):
    """That some authority checked a company: of which kind, and when."""

    __tablename__ = "published_check"
    __table_args__ = (Index(None, "company_number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    company_number: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(20))  # tenants.records.checks.rules.CheckKind
    done_on: Mapped[date]
    #: The same for every check that one authority publishes of one company, and for no other: a random number
    #: that the house keeps, so that authorities can be counted without being known.
    house_key: Mapped[UUID]
    authority_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("tenant.id")
    )  # only when it chose to be named
    outcome: Mapped[str | None] = mapped_column(String(12))  # only when it chose to say so
    published_at: Mapped[datetime]


class CheckEnquiry(Base):
    """A question to the authority behind a published check, passed on by the portal."""

    __tablename__ = "check_enquiry"
    __table_args__ = (Index(None, "published_check_id"), Index(None, "asked_by_tenant_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    published_check_id: Mapped[UUID]  # no key: the check may be taken back while the question stands
    company_number: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(20))
    done_on: Mapped[date]
    asked_by_tenant_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    passed_on_at: Mapped[datetime | None]  # when the house that published it found the question
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_tenant_id: Mapped[UUID | None] = mapped_column(ForeignKey("tenant.id"))
    answered_at: Mapped[datetime | None]
    is_declined: Mapped[bool] = mapped_column(default=False)
