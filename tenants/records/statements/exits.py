"""Door one: what a published statement may show to everybody."""

from uuid import UUID

from tenants.errors import WrongState
from tenants.records.statements.copies import StatementCopy
from tenants.records.statements.copying import copy_of
from tenants.records.statements.queries import get_statement
from tenants.records.statements.rules import StatementStatus


def publication(statement_id: UUID) -> StatementCopy:
    """The words of a statement that its council has published; WrongState for any other."""
    statement = get_statement(statement_id)
    if statement.status != StatementStatus.PUBLISHED:
        raise WrongState("This statement is not published, so nothing of it may leave the council.")
    return copy_of(statement)
