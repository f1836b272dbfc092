"""The way of every page with a form about a plan: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.receptions.models import Reception
from tenants.records.receptions.queries import get_reception, get_reception_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    reception_id: UUID,
    form: F,
    page: str,
    work: Callable[[Reception, F], object],
    done: str,
    *,
    offer: Callable[[F], None] = lambda _form: None,
    **values: Any,
) -> Answer:
    """The page with its form, or the plan after `work` was done to it; `offer` fills in what is chosen."""
    offer(form)
    if not form.is_submitted():
        return _page(page, form, reception_id, values)
    found = get_reception_to_change(reception_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        offer(form)
        return _page(page, form, reception_id, values), status
    flash(done)
    return redirect(url_for("receptions.reception", reception_id=reception_id))


def _do(found: Reception, form: F, work: Callable[[Reception, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(page: str, form: VersionedForm, reception_id: UUID, values: dict[str, Any]) -> str:
    found = get_reception(reception_id)
    form.catch_up(found)
    return render_template(f"borough/receptions/{page}.html", form=form, reception=found, **values)
