"""The page of one statement, its text read through, the comparison with last year, and its history."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import current_belonging, current_person, requires
from portal.borough.activity.history import history_page
from portal.borough.statements.blueprint import statements as pages
from portal.borough.statements.changing import Answer, change
from portal.borough.statements.detail_forms import StatementForm, typed_for
from portal.borough.statements.reading import open_page
from tenants import clock
from tenants.authorities.queries import get_tenant
from tenants.people.permissions import Permission
from tenants.records.statements.copying import copy_of
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import get_statement
from tenants.records.statements.rules import StatementStatus
from tenants.records.statements.service import edit_statement
from workflows.published_statements.paper import DRAFT, NOT_PUBLISHED, statement_paper

_MARKINGS = {
    StatementStatus.DRAFT: DRAFT,
    StatementStatus.IN_REVIEW: DRAFT,
    StatementStatus.PUBLISHED: "",
}


@pages.get("/<uuid:statement_id>/")
@requires(Permission.STATEMENT_READ)
def statement(statement_id: UUID) -> str:
    """Where a statement stands: its sections, its promises, its way."""
    today = clock.today()
    page = open_page(statement_id, today)
    return render_template(
        "borough/statements/statement.html",
        page=page,
        statement=page.line.statement,
        today=today,
    )


@pages.get("/<uuid:statement_id>/read")
@requires(Permission.STATEMENT_READ)
def read(statement_id: UUID) -> str:
    """The whole text as it stands now."""
    found = get_statement(statement_id)
    organisation = get_tenant(current_belonging().tenant_id).official_name
    return render_template(
        "borough/statements/read.html",
        statement=found,
        paper=statement_paper(
            copy_of(found),
            organisation,
            marking=_MARKINGS.get(StatementStatus(found.status), NOT_PUBLISHED),
            is_demonstration=found.is_demonstration,
        ),
    )


@pages.get("/<uuid:statement_id>/promises/")
@requires(Permission.STATEMENT_READ)
def promises(statement_id: UUID) -> str:
    """What was promised last year, what was done, and what is promised now."""
    page = open_page(statement_id, clock.today())
    return render_template("borough/statements/promises.html", page=page, statement=page.line.statement)


@pages.get("/<uuid:statement_id>/history")
@requires(Permission.STATEMENT_READ)
def history(statement_id: UUID) -> str:
    """Every change of what the statement is about, newest first."""
    found = get_statement(statement_id)
    back = url_for("statements.statement", statement_id=statement_id)
    return history_page(statement_id, "statement", found.title, back)


@pages.route("/<uuid:statement_id>/edit", methods=["GET", "POST"])
@requires(Permission.STATEMENT_WRITE)
def edit(statement_id: UUID) -> Answer:
    """Changes the year, the board, the plan or the owner."""
    form = StatementForm(data=typed_for(get_statement(statement_id)))
    done = "Your changes are saved."
    return change(statement_id, form, "edit", _edit, done, offer=lambda _found, form: form.offer())


def _edit(found: Statement, form: StatementForm) -> None:
    edit_statement(found, form.details(), form.owner.owner, by=current_person().id)
