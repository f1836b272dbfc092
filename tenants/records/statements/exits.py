"""The doors of statements: what a published one shows to everybody, and counts for the network."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.counts import Counts, Period, tally
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.statements.copies import StatementCopy
from tenants.records.statements.copying import copy_of
from tenants.records.statements.models import Statement, StatementSection
from tenants.records.statements.queries import get_statement
from tenants.records.statements.rules import Area, Level, StatementStatus

#: Counted for every area of a tenant that has published none.
NO_STATEMENT = "none"


def publication(statement_id: UUID) -> StatementCopy:
    """The words of a statement that its council has published; WrongState for any other."""
    statement = get_statement(statement_id)
    if statement.status != StatementStatus.PUBLISHED:
        raise WrongState("This statement is not published, so nothing of it may leave the council.")
    return copy_of(statement)


def contribution(measure_key: str, period: Period, today: date) -> Counts:
    """At which level the tenant's newest published statement covers each area; none is a level too."""
    newest = select(Statement.id).where(Statement.status == StatementStatus.PUBLISHED)
    found = db.session.scalar(newest.order_by(Statement.year_ends_on.desc()).limit(1))
    columns = select(StatementSection.area, StatementSection.level)
    rows = db.session.execute(columns.where(StatementSection.statement_id == found)) if found else ()
    levels = {str(row.area): str(row.level) for row in rows}
    without = Level.ABSENT.value if found else NO_STATEMENT
    return tally(("section", "level"), ((area.value, levels.get(area.value, without)) for area in Area))
