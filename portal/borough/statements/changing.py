"""The way of every page with a form about a statement or a part of it: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.guarded import GuardedForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.statements.models import Statement
from tenants.records.statements.queries import get_statement, get_statement_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=GuardedForm)
#: Reads the part of the statement that the page is about; held for a change when True.
Part = Callable[[Statement, bool], Any]


def change(
    statement_id: UUID,
    form: F,
    page: str,
    work: Callable[[Statement, F], object],
    done: str,
    *,
    part: Part = lambda statement, _is_held: statement,
    check: Callable[[Statement], None] = lambda _statement: None,
    offer: Callable[[Statement, F], None] = lambda _statement, _form: None,
    more: Callable[[Statement], dict[str, Any]] = lambda _statement: {},
    anchor: str | None = None,
    lands: Callable[[], str] | None = None,
) -> Answer:
    """The page with its form, or the statement (or where it `lands`) after `work` was done to it.

    `check` refuses whoever may not do it at all; `offer` fills in what can be chosen; `more` is what else
    the page shows.
    """
    if not form.is_submitted():
        found = get_statement(statement_id)
        check(found)
        return _page(found, part(found, False), form, page, offer, more)
    found = get_statement_to_change(statement_id)
    check(found)
    record = part(found, True)
    offer(found, form)
    status = attempt(form, lambda: _do(found, record, form, work))
    if status != DONE:
        found = get_statement(statement_id)
        return _page(found, part(found, False), form, page, offer, more), status
    flash(done)
    there = lands() if lands else ""
    return redirect(there or url_for("statements.statement", statement_id=statement_id, _anchor=anchor))


def _do(found: Statement, record: Any, form: F, work: Callable[[Statement, F], object]) -> None:
    if isinstance(form, VersionedForm):
        form.must_be_fresh(record)
    work(found, form)


def _page(
    found: Statement,
    record: Any,
    form: F,
    page: str,
    offer: Callable[[Statement, F], None],
    more: Callable[[Statement], dict[str, Any]],
) -> str:
    offer(found, form)
    if isinstance(form, VersionedForm):
        form.catch_up(record)
    values: dict[str, Any] = {"statement": found, "part": record, "form": form, **more(found)}
    return render_template(f"borough/statements/{page}.html", **values)
