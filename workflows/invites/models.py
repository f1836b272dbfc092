"""Table of calendar invitations to meetings."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from workflows.invites.rules import Method


class MeetingInvite(TenantOwned, Base):
    """Who was last told what about a meeting; `sequence` is the meeting's at that time."""

    __tablename__ = "meeting_invite"
    __table_args__ = (
        UniqueConstraint("tenant_id", "meeting_id", "person_id"),
        within("meeting_id", "meeting"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    sequence: Mapped[int]
    method: Mapped[Method] = mapped_column(String(8))
    sent_at: Mapped[datetime]
