"""Door one for the counting standard: lets everybody count by an agreed edition, and takes one away again."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.standards.copies import StandardCopy
from tenants.records.standards.exits import publication
from tenants.records.standards.rules import must_not_have_begun
from tenants.scope import current_tenant
from workflows.published_standards.models import PublishedStandard


def publish(edition_id: UUID, *, by: UUID | None, today: date) -> PublishedStandard:
    """Puts a copy of an agreed edition in the square, where everybody counts by it from its own day on.

    The exit refuses one that is not agreed. WrongState when it stands there already, because entries are made
    by it; and when a later edition has begun, which this one would have come before.
    """
    copy = publication(edition_id)
    if _find(edition_id) is not None:
        raise WrongState("Everybody can count by this edition already.")
    _must_not_come_late(copy, today)
    standing = PublishedStandard(
        id=copy.id,
        publisher_id=current_tenant(),
        edition=copy.edition,
        key=copy.key,
        title=copy.title,
        changes=copy.changes,
        content=dict(copy.content),
        agreed_on=copy.agreed_on,
        valid_from=copy.valid_from,
    )
    db.session.add(standing)
    db.session.flush()  # before the audit, which need not hold all its words as well
    audit.record(
        "published-standard:published", standing, by=by, edition=copy.edition, valid_from=copy.valid_from
    )
    return standing


def withdraw(edition_id: UUID, *, by: UUID | None, today: date) -> None:
    """Takes the copy away before its first day; WrongState after that, or when no copy stands there."""
    standing = _find(edition_id)
    if standing is None:
        raise WrongState("Nobody can count by this edition any more: it is withdrawn already.")
    must_not_have_begun(standing.valid_from, today)
    audit.record("published-standard:withdrawn", standing, by=by, edition=standing.edition)
    db.session.delete(standing)
    db.session.flush()


def _must_not_come_late(copy: StandardCopy, today: date) -> None:
    later = select(PublishedStandard.edition).where(
        PublishedStandard.publisher_id == current_tenant(),
        PublishedStandard.edition > copy.edition,
        PublishedStandard.valid_from <= today,
    )
    if db.session.scalar(later.limit(1)) is not None:
        raise WrongState("Everybody counts by a later edition already. Start the next one instead.")


def _find(edition_id: UUID) -> PublishedStandard | None:
    """The tenant's copy, held until the transaction ends."""
    ours = PublishedStandard.publisher_id == current_tenant()
    wanted = select(PublishedStandard).where(ours, PublishedStandard.id == edition_id).with_for_update()
    return db.session.scalar(wanted.execution_options(populate_existing=True))
