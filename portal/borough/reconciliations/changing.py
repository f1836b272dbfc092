"""The way of every page with a form about a comparison: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.borough.reconciliations.reading import ComparisonPage, open_comparison
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.counting.standard import Standard
from tenants.errors import WrongState
from tenants.records.reconciliations.models import Reconciliation
from tenants.records.reconciliations.queries import get_reconciliation, get_reconciliation_to_change
from tenants.records.reconciliations.rules import ReconciliationStatus
from workflows.published_standards.queries import standard_on

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    reconciliation_id: UUID,
    form: F,
    page: str,
    work: Callable[[Reconciliation, F], object],
    done: str,
    *,
    offer: Callable[[F, ComparisonPage], None] = lambda _form, _page: None,
    anchor: str = "",
) -> Answer:
    """The page with its form, or the comparison after `work` was done to it; `offer` fills in choices."""
    offer(form, open_comparison(reconciliation_id))
    if not form.is_submitted():
        open_only(get_reconciliation(reconciliation_id))
        return _page(reconciliation_id, form, page)
    found = get_reconciliation_to_change(reconciliation_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        offer(form, open_comparison(reconciliation_id))
        return _page(reconciliation_id, form, page), status
    flash(done)
    return redirect(
        url_for("reconciliations.reconciliation", reconciliation_id=reconciliation_id, _anchor=anchor or None)
    )


def press(reconciliation_id: UUID, work: Callable[[Reconciliation], object], done: str) -> Answer:
    """What a button without a page of its own does; a refusal is shown on a page with the same button."""
    return change(reconciliation_id, VersionedForm(), "press", lambda found, _form: work(found), done)


def open_only(found: Reconciliation) -> None:
    """WrongState, with what to do instead, for a comparison that is closed."""
    if found.status != ReconciliationStatus.OPEN:
        raise WrongState("This comparison is closed, so it stays as it is. Start another one.")


def standard_for(found: Reconciliation) -> Standard:
    """The standard whose types order its lines."""
    return standard_on(found.ends_on)


def _do(found: Reconciliation, form: F, work: Callable[[Reconciliation, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(reconciliation_id: UUID, form: VersionedForm, page: str) -> str:
    shown = open_comparison(reconciliation_id)
    form.catch_up(shown.found)
    values: dict[str, Any] = {"page": shown, "reconciliation": shown.found, "form": form}
    return render_template(f"borough/reconciliations/{page}.html", **values)
