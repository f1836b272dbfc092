"""Reading what was changed in the open tenant."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.people.models import Person


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit; `by_name` is None when the portal itself did it."""

    at: datetime
    by_name: str | None
    event: str
    subject_kind: str
    subject_id: UUID
    subject_title: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes: None stands for all. `kind` is a subject kind, such as action or membership.

    `without` names the kinds of which nothing is told.
    """

    by_id: UUID | None = None
    kind: str | None = None
    subject_id: UUID | None = None
    without: tuple[str, ...] = ()


def changes(wanted: Wanted, *, offset: int = 0, limit: int = 25) -> list[Change]:
    """The changes asked for, newest first."""
    statement = (
        select(
            AuditEntry.at,
            Person.name.label("by_name"),
            AuditEntry.event,
            AuditEntry.subject_kind,
            AuditEntry.subject_id,
            AuditEntry.subject_title,
            AuditEntry.before,
            AuditEntry.after,
        )
        .outerjoin(Person, Person.id == AuditEntry.by_id)
        .order_by(AuditEntry.at.desc(), AuditEntry.id)
        .offset(offset)
        .limit(limit)
    )
    return [Change(*row) for row in db.session.execute(_only(statement, wanted))]


def count_changes(wanted: Wanted) -> int:
    """How many changes there are of those asked for."""
    return db.session.scalar(_only(select(func.count(AuditEntry.id)), wanted)) or 0


def people_who_changed_something() -> list[tuple[UUID, str]]:
    """Ids and names of everybody who ever changed something here, by name."""
    statement = (
        select(Person.id, Person.name)
        .join(AuditEntry, AuditEntry.by_id == Person.id)
        .distinct()
        .order_by(Person.name)
    )
    return [(row.id, row.name) for row in db.session.execute(statement)]


def kinds_changed() -> list[str]:
    """The kinds of record that were ever changed here, in order of the alphabet."""
    return list(
        db.session.scalars(select(AuditEntry.subject_kind).distinct().order_by(AuditEntry.subject_kind))
    )


def _only(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    """Narrows the statement to what is asked for."""
    asked = {
        AuditEntry.by_id: wanted.by_id,
        AuditEntry.subject_kind: wanted.kind,
        AuditEntry.subject_id: wanted.subject_id,
    }
    statement = statement.where(*(column == value for column, value in asked.items() if value is not None))
    return statement.where(AuditEntry.subject_kind.not_in(wanted.without)) if wanted.without else statement
