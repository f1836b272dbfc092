"""The way of every page with a form about one exclusion: show it, try it, say what was done."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.checks.exclusion_queries import get_exclusion, get_exclusion_to_change
from tenants.records.checks.models import Exclusion
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    supplier_id: UUID,
    exclusion_id: UUID,
    form: F,
    page: str,
    work: Callable[[Exclusion, Supplier, F], object],
    done: str,
    *,
    offer: Callable[[Exclusion, F], None] = lambda _exclusion, _form: None,
) -> Answer:
    """The page with its form, or the exclusion after `work` was done to it."""
    supplier = get_supplier(supplier_id)
    if not form.is_submitted():
        return _page(supplier, get_exclusion(supplier_id, exclusion_id), form, page, offer)
    found = get_exclusion_to_change(supplier_id, exclusion_id)
    offer(found, form)
    status = attempt(form, lambda: _do(found, supplier, form, work))
    if status != DONE:
        found, supplier = get_exclusion(supplier_id, exclusion_id), get_supplier(supplier_id)
        return _page(supplier, found, form, page, offer), status
    flash(done)
    return redirect(url_for("exclusions.exclusion", supplier_id=supplier_id, exclusion_id=exclusion_id))


def _do(
    found: Exclusion, supplier: Supplier, form: F, work: Callable[[Exclusion, Supplier, F], object]
) -> None:
    form.must_be_fresh(found)
    work(found, supplier, form)


def _page(
    supplier: Supplier, found: Exclusion, form: F, page: str, offer: Callable[[Exclusion, F], None]
) -> str:
    offer(found, form)
    form.catch_up(found)
    return render_template(f"borough/exclusions/{page}.html", supplier=supplier, exclusion=found, form=form)
