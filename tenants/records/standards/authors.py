"""Who wrote in an edition of the counting standard, so that somebody else has to agree it."""

from tenants.editions.authors import Authors
from tenants.people.permissions import Permission
from tenants.records.standards.models import StandardAuthor

AUTHORS = Authors(
    StandardAuthor,
    "edition_id",
    Permission.STANDARD_AGREE,
    own_work="You wrote in this edition or sent it, so somebody else has to agree it.",
    nobody="ask for a second member of the committee to be added.",
)
