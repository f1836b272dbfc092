"""Remembers who wrote in an edition of a pathway, so that somebody else has to approve it."""

from uuid import UUID

from tenants.database import db
from tenants.records.pathways.models import PathwayAuthor
from tenants.records.pathways.queries import authors_of


def note_author(pathway_id: UUID, by: UUID | None) -> None:
    """Once for each person; the portal itself is nobody."""
    if by is None or by in authors_of(pathway_id):
        return
    db.session.add(PathwayAuthor(pathway_id=pathway_id, person_id=by))
    db.session.flush()
