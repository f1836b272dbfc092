"""Remembers who wrote in an edition of the counting standard, so that somebody else has to agree it."""

from uuid import UUID

from tenants.database import db
from tenants.records.standards.models import StandardAuthor
from tenants.records.standards.queries import authors_of


def note_author(edition_id: UUID, by: UUID | None) -> None:
    """Once for each person; the portal itself is nobody."""
    if by is None or by in authors_of(edition_id):
        return
    db.session.add(StandardAuthor(edition_id=edition_id, person_id=by))
    db.session.flush()
