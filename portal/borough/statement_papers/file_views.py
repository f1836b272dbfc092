"""A statement of the house as Word or PDF, marked as a draft until it is published."""

from uuid import UUID

from werkzeug.wrappers import Response

from portal.access import current_belonging, requires
from portal.borough.statement_papers.blueprint import statement_papers as pages
from portal.papers import send_pdf, send_word
from tenants.authorities.queries import get_tenant
from tenants.people.permissions import Permission
from tenants.records.statements.copying import copy_of
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import get_statement
from tenants.records.statements.rules import StatementStatus
from workflows.papers.content import Paper
from workflows.published_statements.paper import DRAFT, NOT_PUBLISHED, statement_paper
from workflows.published_statements.rules import year_label

_MARKINGS = {
    StatementStatus.DRAFT: DRAFT,
    StatementStatus.IN_REVIEW: DRAFT,
    StatementStatus.APPROVED: NOT_PUBLISHED,
    StatementStatus.SIGNED: NOT_PUBLISHED,
}


@pages.get("/paper.docx")
@requires(Permission.STATEMENT_READ)
def word(statement_id: UUID) -> Response:
    """The statement as it stands, as a Word document."""
    found = get_statement(statement_id)
    return send_word(_paper(found), _title(found))


@pages.get("/paper.pdf")
@requires(Permission.STATEMENT_READ)
def pdf(statement_id: UUID) -> Response:
    """The statement as it stands, as a PDF."""
    found = get_statement(statement_id)
    return send_pdf(_paper(found), _title(found))


def _paper(statement: Statement) -> Paper:
    is_published = statement.status == StatementStatus.PUBLISHED  # one being corrected is a draft again
    return statement_paper(
        copy_of(statement),
        get_tenant(current_belonging().tenant_id).official_name,
        marking=_MARKINGS.get(StatementStatus(statement.status), ""),
        is_demonstration=statement.is_demonstration,
        published_on=statement.published_on if is_published else None,
    )


def _title(statement: Statement) -> str:
    """ "Modern slavery statement 2025-26 Harrow draft"."""
    label = year_label(statement.year_starts_on, statement.year_ends_on)
    ending = "" if statement.status == StatementStatus.PUBLISHED else " draft"
    return f"Modern slavery statement {label} {current_belonging().tenant_name}{ending}"
