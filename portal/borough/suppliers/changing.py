"""The way of every page with a form about one supplier: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    supplier_id: UUID,
    form: F,
    page: str,
    work: Callable[[Supplier, F], object],
    done: str,
    *,
    offer: Callable[[Supplier, F], None] = lambda _supplier, _form: None,
    anchor: str | None = None,
    **values: Any,
) -> Answer:
    """The page with its form, or the supplier after `work` was done to it.

    `offer` fills in what can be chosen; `values` are for the page's template.
    """
    if not form.is_submitted():
        return _page(get_supplier(supplier_id), form, page, offer, values)
    found = get_supplier_to_change(supplier_id)
    offer(found, form)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _page(get_supplier(supplier_id), form, page, offer, values), status
    flash(done)
    return redirect(url_for("suppliers.supplier", supplier_id=supplier_id, _anchor=anchor))


def _do(found: Supplier, form: F, work: Callable[[Supplier, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(
    found: Supplier, form: F, page: str, offer: Callable[[Supplier, F], None], values: dict[str, Any]
) -> str:
    offer(found, form)
    form.catch_up(found)
    return render_template(f"borough/suppliers/{page}.html", supplier=found, form=form, **values)
