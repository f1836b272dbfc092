"""The way of every page with a form about an agreement: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.guarded import GuardedForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.agreements.models import Agreement
from tenants.records.agreements.queries import get_agreement, get_agreement_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=GuardedForm)


def change_agreement(
    agreement_id: UUID,
    form: F,
    page: str,
    work: Callable[[Agreement, F], object],
    done: str,
    *,
    offer: Callable[[F], None] = lambda _form: None,
    about: Callable[[], dict[str, Any]] = dict,
) -> Answer:
    """The page with its form, or the agreement after `work` was done to it.

    `offer` fills in what can be chosen, `about` what else the page shows.
    """
    offer(form)
    if not form.is_submitted():
        return _page(page, form, agreement_id, about)
    found = get_agreement_to_change(agreement_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        offer(form)
        return _page(page, form, agreement_id, about), status
    flash(done)
    return redirect(url_for("agreements.agreement", agreement_id=agreement_id))


def _do(found: Agreement, form: F, work: Callable[[Agreement, F], object]) -> None:
    if isinstance(form, VersionedForm):
        form.must_be_fresh(found)
    work(found, form)


def _page(page: str, form: GuardedForm, agreement_id: UUID, about: Callable[[], dict[str, Any]]) -> str:
    agreement = get_agreement(agreement_id)
    if isinstance(form, VersionedForm):
        form.catch_up(agreement)
    return render_template(f"borough/agreements/{page}.html", form=form, agreement=agreement, **about())
