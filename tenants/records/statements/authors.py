"""Who wrote in a statement, so that somebody else has to record its approval."""

from tenants.editions.authors import Authors
from tenants.people.permissions import Permission
from tenants.records.statements.models import StatementAuthor

AUTHORS = Authors(
    StatementAuthor,
    "statement_id",
    Permission.STATEMENT_APPROVE,
    own_work="You started, wrote or sent this statement, so somebody else has to record its approval.",
    nobody="ask for a second lead to be added.",
)
