"""Door one for pathways: lets everybody walk an approved edition, and takes one away again."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.pathways.copies import PathwayCopy
from tenants.records.pathways.exits import publication
from tenants.scope import current_tenant
from workflows.published_pathways.models import PublishedPathway


def publish(pathway_id: UUID, *, by: UUID | None, today: date) -> PublishedPathway:
    """Puts a copy of an approved edition in the square, where it is followed from its own day on.

    Once more with the same edition renews the copy. The exit refuses one that is not approved; WrongState
    too when a later edition is followed already on `today`, which this one would have come before.
    """
    copy = publication(pathway_id)
    _must_not_come_late(copy, today)
    standing = _find(pathway_id) or PublishedPathway(id=copy.id, authority_id=current_tenant())
    is_new = standing not in db.session
    _write(copy, standing)
    db.session.add(standing)
    db.session.flush()  # before the audit, which need not hold all its words as well
    event = "published-pathway:published" if is_new else "published-pathway:renewed"
    audit.record(event, standing, by=by, edition=copy.edition, valid_from=copy.valid_from)
    return standing


def withdraw(pathway_id: UUID, *, by: UUID | None) -> None:
    """Takes the copy away; the edition before it, or the national pathway, is followed in its place.

    WrongState when no copy of it stands in the square.
    """
    standing = _find(pathway_id)
    if standing is None:
        raise WrongState("Nobody can walk this edition any more: it is withdrawn already.")
    audit.record("published-pathway:withdrawn", standing, by=by, edition=standing.edition)
    db.session.delete(standing)
    db.session.flush()


def _must_not_come_late(copy: PathwayCopy, today: date) -> None:
    later = select(PublishedPathway.edition).where(
        PublishedPathway.authority_id == current_tenant(),
        PublishedPathway.edition > copy.edition,
        PublishedPathway.valid_from <= today,
    )
    if db.session.scalar(later.limit(1)) is not None:
        raise WrongState("A later edition is followed already. Start the next one instead.")


def _find(pathway_id: UUID) -> PublishedPathway | None:
    """The tenant's copy, held until the transaction ends."""
    ours = PublishedPathway.authority_id == current_tenant()
    wanted = select(PublishedPathway).where(ours, PublishedPathway.id == pathway_id).with_for_update()
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def _write(copy: PathwayCopy, standing: PublishedPathway) -> None:
    standing.edition, standing.title, standing.content = copy.edition, copy.title, dict(copy.content)
    standing.source, standing.caveat = copy.source, copy.caveat
    standing.approved_on, standing.valid_from = copy.approved_on, copy.valid_from
    standing.is_demonstration = copy.is_demonstration
