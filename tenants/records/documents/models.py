"""Tables of documents, their versions, and what a second person said when asked to approve one."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import AppendOnly, TenantOwned, within
from tenants.handling import COUNTABLE
from tenants.records.documents.rules import Answer, DocumentKind, DocumentStatus, ReviewRule
from tenants.records.posts.models import Owned


class Document(TenantOwned, Owned, Base):
    """A document of the tenant, or a partner's that it relies on; its dates to keep are obligations."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("owner_post_id", "post"),
        within("board_id", "board"),
        within("replaced_by_id", "document"),
        Index(None, "tenant_id", "status"),
        Index(None, "tenant_id", "kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    title: Mapped[str] = mapped_column(String(200))
    kind: Mapped[DocumentKind] = mapped_column(String(20), info=COUNTABLE)
    status: Mapped[DocumentStatus] = mapped_column(String(12), info=COUNTABLE)
    #: Whether a version is adopted and still stands, even while the next one is being written.
    is_in_force: Mapped[bool] = mapped_column(default=False, info=COUNTABLE)
    organisation: Mapped[str] = mapped_column(String(120), default="")  # whose it is, when not the tenant's
    version_label: Mapped[str] = mapped_column(String(20), default="")  # in force, or else the newest
    board_id: Mapped[UUID | None]  # the board that approves it
    audience: Mapped[str] = mapped_column(String(200), default="")
    languages: Mapped[str] = mapped_column(String(200), default="English")
    formats: Mapped[str] = mapped_column(String(200), default="")  # "Easy read, large print"
    url: Mapped[str] = mapped_column(String(2000), default="")  # where the version of that label can be read
    adopted_on: Mapped[date | None]
    published_on: Mapped[date | None]
    ends_on: Mapped[date | None]  # the last day of the period that it covers
    reviewed_on: Mapped[date | None]
    review_rule: Mapped[ReviewRule] = mapped_column(String(12))
    review_months: Mapped[int | None]
    replaced_by_id: Mapped[UUID | None]
    status_reason: Mapped[str] = mapped_column(String(300), default="")  # why it was withdrawn
    source: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    #: What the demonstration invented here ("owner", "date", …); empty in real life.
    invented: Mapped[str] = mapped_column(String(120), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class DocumentVersion(TenantOwned, AppendOnly, Base):
    """One version of a document as it was added: a file or a link, never changed afterwards."""

    __tablename__ = "document_version"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "document_id", "label"),
        within("document_id", "document"),
        within("file_id", "stored_file"),
        Index(None, "tenant_id", "document_id", "added_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    document_id: Mapped[UUID]
    label: Mapped[str] = mapped_column(String(20))
    what_changed: Mapped[str] = mapped_column(String(500), default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    file_id: Mapped[UUID | None]
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]

    @property
    def title(self) -> str:
        """The version's label, for the audit."""
        return f"Version {self.label}"


class Approval(TenantOwned, Base):
    """A document sent to a second person, and what they decided; never decided by whoever sent it."""

    __tablename__ = "approval"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("document_id", "document"),
        within("version_id", "document_version"),
        within("meeting_id", "meeting"),
        Index(None, "tenant_id", "document_id", "sent_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    document_id: Mapped[UUID]
    version_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(200))
    sent_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime]
    answer: Mapped[Answer] = mapped_column(String(10))
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    meeting_id: Mapped[UUID | None]  # the meeting that approved it
    meeting_words: Mapped[str] = mapped_column(String(200), default="")  # when it is not in the portal
    words: Mapped[str] = mapped_column(String(500), default="")  # why it was sent back, or a condition
