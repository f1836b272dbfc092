"""The page on which a published statement is withdrawn: everybody then reads that it was, and why."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.statement_papers.blueprint import statement_papers as pages
from portal.forms.fields import LongText
from portal.forms.guarded import GuardedForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import get_statement
from workflows.published_statements.queries import Edition, published_of
from workflows.published_statements.rules import LONGEST_REASON
from workflows.published_statements.service import withdraw as take_down

Answer = str | Response | tuple[str, int]


class WithdrawForm(GuardedForm):
    """Why it is withdrawn, for everybody to read."""

    reason = LongText(
        "Why is it withdrawn?",
        missing="Say why the statement is withdrawn",
        longest=LONGEST_REASON,
        rows=3,
        hint="Everybody who looks for the statement reads this.",
    )
    guarded = ("reason",)


@pages.route("/withdraw", methods=["GET", "POST"])
@requires(Permission.STATEMENT_APPROVE)
def withdraw(statement_id: UUID) -> Answer:
    """Asks why, and takes every edition of the year down; leads back when none stands."""
    found, form, status = get_statement(statement_id), WithdrawForm(), 200
    standing = _standing(found)
    if not standing:
        return _page_of(statement_id)
    if form.is_submitted():
        status = attempt(form, lambda: _take_down(found, form))
        if status == DONE:
            flash(
                "The statement is withdrawn. Its public page says so, and why; its words are gone from there."
            )
            return _page_of(statement_id)
        found = get_statement(statement_id)
    page = "borough/statement_papers/withdraw.html"
    return render_template(page, statement=found, form=form, editions=len(standing)), status


def _standing(statement: Statement) -> list[Edition]:
    return [
        each
        for each in published_of(statement.tenant_id)
        if each.year_ends_on == statement.year_ends_on and each.withdrawn_on is None
    ]


def _take_down(statement: Statement, form: WithdrawForm) -> None:
    by, today = current_person().id, clock.today()
    take_down(statement.year_ends_on, form.reason.data or "", by=by, today=today)


def _page_of(statement_id: UUID) -> Response:
    return redirect(url_for("statements.statement", statement_id=statement_id))
