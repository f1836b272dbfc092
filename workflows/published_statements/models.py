"""Table of the statements that tenants have published: what everybody may read, past years included."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint, event, inspect
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base
from tenants.errors import ScopeError
from tenants.scope import current_tenant

#: All that changes when an edition is withdrawn.
_CHANGED_BY_WITHDRAWING = {"title", "content", "withdrawn_on", "withdrawn_because"}


class PublishedStatement(Base):
    """A signed copy of one year's statement; an edition never changes, a correction is the next one."""

    __tablename__ = "published_statement"
    __table_args__ = (UniqueConstraint("authority_id", "year_ends_on", "edition"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    authority_id: Mapped[UUID] = mapped_column(ForeignKey("tenant.id"))
    year_starts_on: Mapped[date]
    year_ends_on: Mapped[date]
    edition: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(String(200))
    content: Mapped[dict[str, Any]]  # tenants.records.statements.copies.StatementCopy as plain values
    published_on: Mapped[date]
    published_at: Mapped[datetime]
    withdrawn_on: Mapped[date | None]  # its words are then emptied, and a page says that it was withdrawn
    withdrawn_because: Mapped[str] = mapped_column(String(300), default="")


@event.listens_for(PublishedStatement, "before_insert")
@event.listens_for(PublishedStatement, "before_update")
def _must_be_ours(_mapper: object, _connection: object, edition: PublishedStatement) -> None:
    """Everybody reads, but each tenant writes its own; PostgreSQL insists on both as well."""
    if edition.authority_id != current_tenant():
        raise ScopeError("a statement is published by its own authority only")


@event.listens_for(PublishedStatement, "before_update")
def _may_only_be_withdrawn(_mapper: object, _connection: object, edition: PublishedStatement) -> None:
    changed = {each.key for each in inspect(edition).attrs if each.history.has_changes()}
    is_withdrawing = edition.withdrawn_on is not None and not edition.content
    if changed and not (changed <= _CHANGED_BY_WITHDRAWING and is_withdrawing):
        raise ScopeError("an edition never changes; it can be withdrawn, or followed by the next one")


@event.listens_for(PublishedStatement, "before_delete")
def _may_not_be_deleted(_mapper: object, _connection: object, _edition: PublishedStatement) -> None:
    raise ScopeError("an edition is never deleted; it can be withdrawn")
