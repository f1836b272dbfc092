"""The way of every page with a form about one check: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import get_check, get_check_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    check_id: UUID,
    form: F,
    page: str,
    work: Callable[[SupplierCheck, F], object],
    done: str,
    *,
    check: Callable[[SupplierCheck], None] = lambda _check: None,
    show: Callable[[SupplierCheck], dict[str, Any]] = lambda _check: {},
    anchor: str | None = None,
) -> Answer:
    """The page with its form, or the check's own page after `work` was done to it.

    `check` refuses where it cannot be done at all; `show` gives what else the page says.
    """
    if not form.is_submitted():
        found = get_check(check_id)
        check(found)
        return _page(found, form, page, show)
    found = get_check_to_change(check_id)
    check(found)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _page(get_check(check_id), form, page, show), status
    flash(done)
    return redirect(url_for("checks.check", check_id=check_id, _anchor=anchor))


def _do(found: SupplierCheck, form: F, work: Callable[[SupplierCheck, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(found: SupplierCheck, form: F, page: str, show: Callable[[SupplierCheck], dict[str, Any]]) -> str:
    form.catch_up(found)
    return render_template(f"borough/checks/{page}.html", check=found, form=form, **show(found))
