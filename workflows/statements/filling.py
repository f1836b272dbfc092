"""Fills in the six sections of a statement from what the tenant holds, beside whatever was typed."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from tenants.records.statements.models import Statement, StatementSection
from tenants.records.statements.queries import get_section_to_change, get_statement, sections_of
from tenants.records.statements.rules import Area
from tenants.records.statements.sections import fill_in
from workflows.statements.due_diligence import due_diligence
from workflows.statements.effectiveness import effectiveness
from workflows.statements.policies import policies
from workflows.statements.risk import risk
from workflows.statements.structure import structure
from workflows.statements.training import training
from workflows.statements.year import Offered, Year

_FILLED_BY: dict[Area, Callable[[Year], Offered]] = {
    Area.STRUCTURE: structure,
    Area.POLICIES: policies,
    Area.DUE_DILIGENCE: due_diligence,
    Area.RISK: risk,
    Area.EFFECTIVENESS: effectiveness,
    Area.TRAINING: training,
}


def offer(statement: Statement, area: Area, today: date) -> Offered:
    """What the portal can say of an area with the figures of today, and what it would need to say more."""
    return _FILLED_BY[area](Year.of(statement, today))


def fill_in_again(section: StatementSection, *, by: UUID | None, today: date) -> None:
    """Takes one section's figures anew; words that somebody typed stay as they are."""
    statement = get_statement(section.statement_id)
    fill_in(section, offer(statement, Area(section.area), today).text, today, by=by)


def fill_in_everything(statement: Statement, *, by: UUID | None, today: date) -> None:
    """Takes the figures of all six sections anew; words that somebody typed stay as they are."""
    for section in sections_of(statement.id):
        fill_in_again(get_section_to_change(statement.id, section.id), by=by, today=today)
