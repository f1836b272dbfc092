"""Starts a statement with its six sections filled in."""

from datetime import date
from uuid import UUID

from tenants.records.obligations.service import Owner
from tenants.records.statements.details import StatementDetails
from tenants.records.statements.models import Statement
from tenants.records.statements.service import start_statement
from workflows.statements.filling import fill_in_everything


def start(details: StatementDetails, owner: Owner, *, by: UUID, today: date) -> Statement:
    """A draft about a year, with what the tenant holds written into its sections."""
    statement = start_statement(
        details.year_starts_on,
        details.year_ends_on,
        details.board_id,
        details.plan_id,
        owner,
        title=details.title,
        by=by,
    )
    fill_in_everything(statement, by=by, today=today)
    return statement
