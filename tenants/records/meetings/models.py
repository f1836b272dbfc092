"""Tables of meetings: series, agenda items, papers, attendance, decisions, and the actions they made."""

from datetime import date, datetime, time
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.fence import TenantOwned, within
from tenants.handling import PUBLISHABLE
from tenants.records.meetings.rules import ItemKind, Presence, Purpose, Stage


class MeetingSeries(TenantOwned, Base):
    """A rhythm by which a board's meetings were planned."""

    __tablename__ = "meeting_series"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        Index(None, "tenant_id", "board_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(160))
    rule: Mapped[str] = mapped_column(String(120))  # RFC 5545, as tenants.recurrence reads it
    starts_on: Mapped[date]
    ended_on: Mapped[date | None]
    created_at: Mapped[datetime]


class Meeting(TenantOwned, Base):
    """One meeting of a board; its clocks are obligations, counted from `meets_on` by the board's rules."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("board_id", "board"),
        within("series_id", "meeting_series"),
        within("approved_at_id", "meeting"),
        Index(None, "tenant_id", "board_id", "meets_on"),
        Index(None, "tenant_id", "meets_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    series_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(160), info=PUBLISHABLE)
    meets_on: Mapped[date] = mapped_column(info=PUBLISHABLE)
    starts_at: Mapped[time] = mapped_column(info=PUBLISHABLE)  # London time of day
    ends_at: Mapped[time] = mapped_column(info=PUBLISHABLE)
    place: Mapped[str] = mapped_column(String(200), default="", info=PUBLISHABLE)
    url: Mapped[str] = mapped_column(String(2000), default="", info=PUBLISHABLE)  # to join from afar
    stage: Mapped[Stage] = mapped_column(String(20), info=PUBLISHABLE)
    agenda_published_on: Mapped[date | None]
    agenda_changed_on: Mapped[date | None]  # when it was last changed after it was published
    held_on: Mapped[date | None]
    minutes_circulated_on: Mapped[date | None]
    minutes_approved_on: Mapped[date | None]
    approved_at_id: Mapped[UUID | None]  # the meeting that approved the minutes
    cancelled_because: Mapped[str] = mapped_column(String(300), default="")
    reference_url: Mapped[str] = mapped_column(String(2000), default="")  # its page in the committee system
    sequence: Mapped[int] = mapped_column(default=0)  # of the calendar invitation; grows with each change
    #: What the demonstration invented here; empty in real life.
    invented: Mapped[str] = mapped_column(String(120), default="")
    version: Mapped[int] = mapped_column()
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}


class AgendaItem(TenantOwned, Base):
    """One item of a meeting's agenda, with the minute that was taken of it."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("meeting_id", "meeting"),
        within("carried_from_id", "agenda_item"),
        Index(None, "tenant_id", "meeting_id", "position"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(info=PUBLISHABLE)
    kind: Mapped[ItemKind] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(200), info=PUBLISHABLE)
    purpose: Mapped[Purpose] = mapped_column(String(12), info=PUBLISHABLE)
    presenter: Mapped[str] = mapped_column(String(160), default="")  # a post or an organisation
    minutes: Mapped[int | None]  # how long it may take
    details: Mapped[str] = mapped_column(Text, default="")  # what the meeting is asked
    minute: Mapped[str] = mapped_column(Text, default="", info=PUBLISHABLE)  # what was said and agreed
    carried_from_id: Mapped[UUID | None]  # the item of an earlier meeting that it continues
    is_to_carry: Mapped[bool] = mapped_column(default=False)  # goes on the next agenda
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Paper(TenantOwned, Base):
    """A paper for a meeting: a link or a file, for one item or for all of it."""

    __tablename__ = "paper"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        within("meeting_id", "meeting"),
        within("item_id", "agenda_item"),
        within("file_id", "stored_file"),
        Index(None, "tenant_id", "meeting_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID]
    item_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(2000), default="")
    file_id: Mapped[UUID | None]
    added_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime]


class Attendance(TenantOwned, Base):
    """How one seat was filled at one meeting; a guest has no seat and is named by organisation."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "meeting_id", "member_id"),
        within("meeting_id", "meeting"),
        within("member_id", "board_member"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    organisation: Mapped[str] = mapped_column(String(120))  # as it was on the day
    department: Mapped[str] = mapped_column(String(120), default="")
    who: Mapped[str] = mapped_column(String(160), default="")  # who came, or the deputy
    presence: Mapped[Presence] = mapped_column(String(10))

    @property
    def title(self) -> str:
        """The organisation and its department."""
        return ", ".join(part for part in (self.organisation, self.department) if part)


class Decision(TenantOwned, Base):
    """One decision of a board, in the register for ever."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "ref"),
        within("meeting_id", "meeting"),
        within("item_id", "agenda_item"),
        within("board_id", "board"),
        within("replaced_by_id", "decision"),
        Index(None, "tenant_id", "board_id", "decided_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    board_id: Mapped[UUID]
    meeting_id: Mapped[UUID]
    item_id: Mapped[UUID | None]
    ref: Mapped[str] = mapped_column(String(20), info=PUBLISHABLE)  # "D-2026-07"
    title: Mapped[str] = mapped_column(String(300), info=PUBLISHABLE)  # what was decided
    reasons: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[date] = mapped_column(info=PUBLISHABLE)
    reference_url: Mapped[str] = mapped_column(String(2000), default="")  # in the committee system
    replaced_by_id: Mapped[UUID | None]


class ItemAction(TenantOwned, Base):
    """An action of a plan that came out of an agenda item, traceable both ways."""

    __tablename__ = "item_action"
    __table_args__ = (
        within("item_id", "agenda_item"),
        within("action_id", "action"),
        Index(None, "tenant_id", "action_id"),
    )

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    action_id: Mapped[UUID] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
