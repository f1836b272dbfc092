"""Tables of the directory: published entries, what each is found by, and who looked."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, event
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.errors import ScopeError
from tenants.records.contacts.rules import Availability
from tenants.scope import current_tenant


class DirectoryEntry(Base):
    """The published copy of a contact; it is renewed in place, and its row goes when it is withdrawn."""

    __tablename__ = "directory_entry"
    __table_args__ = (Index(None, "service_key", "organisation"), Index(None, "organisation"))

    id: Mapped[UUID] = mapped_column(primary_key=True)  # the contact's own
    publisher_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"), index=True)
    service_key: Mapped[str] = mapped_column(ForeignKey("contact_service.key"))
    organisation: Mapped[str] = mapped_column(String(160))
    title: Mapped[str] = mapped_column(String(160))
    availability: Mapped[Availability] = mapped_column(String(12))
    #: The widest tenants.people.audiences.Audience that sees any of its fields, hence its heading.
    audience: Mapped[int]
    #: {rules.Field: words} of the fields that exactly this audience is the widest for.
    public_fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    members_fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    network_fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    is_vacant: Mapped[bool] = mapped_column(default=False)
    verified_on: Mapped[date | None]
    stale_since_on: Mapped[date | None]
    published_on: Mapped[date]
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class DirectoryCover(Base):
    """One authority that an entry answers for."""

    __tablename__ = "directory_cover"

    entry_id: Mapped[UUID] = mapped_column(
        ForeignKey("directory_entry.id", ondelete="CASCADE"), primary_key=True
    )
    authority_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"), primary_key=True, index=True)


class DirectoryWord(Base):
    """One word by which an entry is found, and who may find it by that; gone with the entry."""

    __tablename__ = "directory_word"
    __table_args__ = (Index(None, "word", "audience"), Index(None, "start", "word", "audience"))

    entry_id: Mapped[UUID] = mapped_column(
        ForeignKey("directory_entry.id", ondelete="CASCADE"), primary_key=True
    )
    word: Mapped[str] = mapped_column(String(60), primary_key=True)  # small letters, no accents
    start: Mapped[str] = mapped_column(String(3))  # its first letters, by which a misspelt word is looked for
    audience: Mapped[int]  # the widest that sees a field with this word


class LookUp(Base):
    """That somebody looked something up: never what they typed, which may be a person's name."""

    __tablename__ = "look_up"
    __table_args__ = (Index(None, "reader", "at"), Index(None, "at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    at: Mapped[datetime]
    reader: Mapped[str] = mapped_column(String(80))  # "person:<id>", or "address:<hash>" of a network address
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    audience: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))  # workflows.directory.rules.Looked
    service_key: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(String(200), default="")  # slugs of the authorities, by commas
    entry_id: Mapped[UUID | None]  # no reference: the entry may go, and this stays
    shown: Mapped[int] = mapped_column(default=0)  # how many entries


@event.listens_for(DirectoryEntry, "before_insert")
@event.listens_for(DirectoryEntry, "before_update")
@event.listens_for(DirectoryEntry, "before_delete")
def _must_be_ours(_mapper: object, _connection: object, entry: DirectoryEntry) -> None:
    """Everybody reads, but each tenant writes its own; PostgreSQL insists on it as well."""
    if entry.publisher_id != current_tenant():
        raise ScopeError("an entry is published by its own tenant only")
