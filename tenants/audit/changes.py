"""What has been changed on one record since somebody last saw it."""

from uuid import UUID

from sqlalchemy import select

from tenants.audit.models import AuditEntry
from tenants.audit.queries import Change
from tenants.database import db
from tenants.people.models import Person


def changes_since(subject_id: UUID, seen_version: int) -> list[Change]:
    """Changes to the tenant's record that began at version `seen_version` or later, the oldest first."""
    statement = (
        select(AuditEntry, Person.name)
        .outerjoin(Person, Person.id == AuditEntry.by_id)
        .where(AuditEntry.subject_id == subject_id, AuditEntry.seen_version >= seen_version)
        .order_by(AuditEntry.at)
    )
    return [_change(entry, name) for entry, name in db.session.execute(statement)]


def _change(entry: AuditEntry, by_name: str | None) -> Change:
    return Change(
        at=entry.at,
        by_name=by_name,
        event=entry.event,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        subject_title=entry.subject_title,
        before=entry.before,
        after=entry.after,
    )
