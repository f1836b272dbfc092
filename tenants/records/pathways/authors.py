"""Who wrote in an edition of a pathway, so that somebody else has to approve it."""

from tenants.editions.authors import Authors
from tenants.people.permissions import Permission
from tenants.records.pathways.models import PathwayAuthor

AUTHORS = Authors(
    PathwayAuthor,
    "pathway_id",
    Permission.PATHWAY_APPROVE,
    own_work="You wrote in this pathway or sent it, so somebody else has to approve it.",
    nobody="ask for a second lead to be added.",
)
