"""Reading the editions of the tenant's own pathway."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.rules import UNFINISHED, PathwayStatus

_NOT_FOUND = "We could not find that edition of the pathway."


def pathways() -> list[Pathway]:
    """Every edition, the newest first."""
    return list(db.session.scalars(select(Pathway).order_by(Pathway.edition.desc())))


def get_pathway(pathway_id: UUID) -> Pathway:
    """The tenant's edition; NotFound when there is none or it is another tenant's."""
    pathway = db.session.scalar(select(Pathway).where(Pathway.id == pathway_id))
    if pathway is None:
        raise NotFound(_NOT_FOUND)
    return pathway


def get_pathway_to_change(pathway_id: UUID) -> Pathway:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Pathway).where(Pathway.id == pathway_id).with_for_update()
    pathway = db.session.scalar(statement.execution_options(populate_existing=True))
    if pathway is None:
        raise NotFound(_NOT_FOUND)
    return pathway


def find_unfinished() -> Pathway | None:
    """The newest edition that somebody writes or that waits for approval, if there is one."""
    unfinished = select(Pathway).where(Pathway.status.in_(UNFINISHED))
    return db.session.scalar(unfinished.order_by(Pathway.edition.desc()).limit(1))


def find_followed(on: date) -> Pathway | None:
    """The edition that everybody follows on a day; None while the national pathway is."""
    followed = select(Pathway).where(Pathway.status == PathwayStatus.PUBLISHED, Pathway.valid_from <= on)
    return db.session.scalar(followed.order_by(*_LATEST_FIRST).limit(1))


def find_before(pathway: Pathway) -> Pathway | None:
    """The edition that was approved before this one, if there is one."""
    earlier = select(Pathway).where(
        Pathway.status == PathwayStatus.PUBLISHED, Pathway.edition < pathway.edition
    )
    return db.session.scalar(earlier.order_by(Pathway.edition.desc()).limit(1))


def find_latest() -> Pathway | None:
    """The edition that begins last of those approved, whether its day has come or not."""
    approved = select(Pathway).where(Pathway.status == PathwayStatus.PUBLISHED)
    return db.session.scalar(approved.order_by(*_LATEST_FIRST).limit(1))


_LATEST_FIRST = (Pathway.valid_from.desc(), Pathway.edition.desc())


def next_number() -> int:
    """The number of the edition that is started next."""
    return (db.session.scalar(select(func.max(Pathway.edition))) or 0) + 1
