"""Writing down a change in the same transaction as the change itself."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import inspect

from tenants import clock
from tenants.audit.models import AuditEntry, PortalEvent
from tenants.database import db

_QUIET = frozenset({"id", "tenant_id", "version", "updated_at"})
#: What the audit keeps instead of a value of a record that `is_hushed`: it changed, and that is all.
HUSHED = "…"


class Recorded(Protocol):
    """A record that can be audited: it has an id and a title."""

    id: Any

    @property
    def title(self) -> Any:
        """What it is called."""


def record(event: str, subject: Recorded, *, by: UUID | None, **extra: Any) -> None:
    """Writes who changed `subject`, with every changed column before and after.

    Call it after changing the record and before flushing: it reads the session's own history.
    `extra` adds values that are not columns, such as a reason. Of a model that says `is_hushed` no value is
    kept, because the audit outlives a record that is purged.
    """
    before, after = _changes(subject)
    if getattr(subject, "is_hushed", False):
        before, after = {}, _hushed(before, after)
    _write(event, subject, by, before, after | {key: _plain(value) for key, value in extra.items()})


def record_hushed(event: str, subject: Recorded, *, by: UUID | None) -> None:
    """The same without any value, for one record of a model that keeps its values otherwise."""
    _write(event, subject, by, {}, _hushed(*_changes(subject)))


def _hushed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys({**before, **after}, HUSHED)


def _write(
    event: str, subject: Recorded, by: UUID | None, before: dict[str, Any], after: dict[str, Any]
) -> None:
    entry = AuditEntry(
        at=clock.now(),
        by_id=by,
        event=event,
        subject_kind=type(subject).__name__.lower(),
        subject_id=_identity(subject),
        subject_title=str(subject.title)[:200],
        seen_version=getattr(subject, "version", None),
        before=before,
        after=after,
    )
    db.session.add(entry)


def note_portal_event(event: str, *, person_id: UUID | None = None, **about: Any) -> None:
    """Writes down something that concerns no tenant's record."""
    details = {key: _plain(value) for key, value in about.items()}
    db.session.add(PortalEvent(at=clock.now(), event=event, person_id=person_id, about=details))


def _identity(subject: Recorded) -> UUID:
    """The record's id, set now if the database has not been asked for one yet."""
    if subject.id is None:
        from uuid import uuid4

        subject.id = uuid4()
    return UUID(str(subject.id))


def _changes(subject: Recorded) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect(subject)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key in _QUIET or not history.has_changes():
            continue
        if history.deleted and history.deleted[0] is not None:
            before[attribute.key] = _plain(history.deleted[0])
        if history.added and history.added[0] is not None:
            after[attribute.key] = _plain(history.added[0])
    return before, after


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
