"""Tables of directory entries and of reports that one is wrong."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import COUNTABLE, PUBLISHABLE
from tenants.records.contacts.rules import Availability, ContactState, Training
from tenants.records.posts.models import Owned


class Contact(TenantOwned, Owned, Base):
    """A post that others may need to reach; its owner is whoever confirms every quarter that it is right."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        Index(None, "tenant_id", "state", "service_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)  # also of its copy in the directory
    service_key: Mapped[str] = mapped_column(ForeignKey("contact_service.key"), info=PUBLISHABLE)
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)  # of the post
    organisation: Mapped[str] = mapped_column(String(160), default="", info=PUBLISHABLE)  # "": the tenant
    #: Slugs of the authorities that it answers for; none means the tenant itself.
    covers: Mapped[list[Any]] = mapped_column(default=list, info=PUBLISHABLE)
    holder: Mapped[str] = mapped_column(String(120), default="", info=PUBLISHABLE)
    holder_email: Mapped[str] = mapped_column(String(254), default="", info=PUBLISHABLE)
    deputy: Mapped[str] = mapped_column(String(120), default="", info=PUBLISHABLE)
    deputy_email: Mapped[str] = mapped_column(String(254), default="", info=PUBLISHABLE)
    mailbox: Mapped[str] = mapped_column(String(254), default="", info=PUBLISHABLE)
    phone: Mapped[str] = mapped_column(String(40), default="", info=PUBLISHABLE)
    availability: Mapped[Availability] = mapped_column(String(12), info=PUBLISHABLE)
    hours: Mapped[str] = mapped_column(String(200), default="", info=PUBLISHABLE)
    training: Mapped[Training] = mapped_column(String(10), info=PUBLISHABLE)
    trained_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    note: Mapped[str] = mapped_column(String(500), default="", info=PUBLISHABLE)
    #: {rules.Field: Audience as a number}; a field that is not in it is as usual.
    visibility: Mapped[dict[str, Any]] = mapped_column(default=dict)
    vacant_since_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    state: Mapped[ContactState] = mapped_column(String(10), info=COUNTABLE)
    published_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    verified_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)  # somebody said that it is right
    verified_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    verified_words: Mapped[str] = mapped_column(String(160), default="")  # who, when it was not a person here
    edited_at: Mapped[datetime]
    edited_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    stale_since_on: Mapped[date | None] = mapped_column(info=PUBLISHABLE)
    stale_because: Mapped[str] = mapped_column(String(300), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False, info=PUBLISHABLE)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class ContactReport(TenantOwned, Base):
    """Somebody says that an entry is wrong; the obligation about it is the owner's until it is settled."""

    __tablename__ = "contact_report"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("contact_id", "contact"),
        Index(None, "tenant_id", "contact_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    contact_id: Mapped[UUID]
    words: Mapped[str] = mapped_column(Text)
    reporter: Mapped[str] = mapped_column(String(254), default="")  # a name or address, only if they gave it
    reported_at: Mapped[datetime]
    settled_on: Mapped[date | None]
    settled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(String(300), default="")

    @property
    def title(self) -> str:
        """What the audit calls it."""
        return "A report that an entry is wrong"
