"""Door one: what an approved edition of a pathway may show to everybody."""

from uuid import UUID

from tenants.errors import WrongState
from tenants.pathways.steps import Pathway as Content
from tenants.records.pathways.copies import PathwayCopy
from tenants.records.pathways.queries import get_pathway
from tenants.records.pathways.rules import PathwayStatus


def publication(pathway_id: UUID) -> PathwayCopy:
    """The words of an edition that a second person approved; WrongState for any other."""
    pathway = get_pathway(pathway_id)
    is_approved = pathway.status == PathwayStatus.PUBLISHED
    if not is_approved or pathway.approved_on is None or pathway.valid_from is None:
        raise WrongState("This edition is not approved, so nothing of it may leave.")
    return PathwayCopy(
        id=pathway.id,
        edition=pathway.edition,
        title=pathway.title,
        content=Content.of(pathway.content).as_values(),
        source=pathway.source,
        caveat=pathway.caveat,
        approved_on=pathway.approved_on,
        valid_from=pathway.valid_from,
        is_demonstration=pathway.is_demonstration,
    )
