"""The way of every page with a form about a review: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.errors import NotFound
from tenants.records.learning.models import Review
from tenants.records.learning.queries import get_review, get_review_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    review_id: UUID,
    form: F,
    page: str,
    work: Callable[[Review, F], object],
    done: str,
    *,
    check: Callable[[Review], object] = lambda _review: None,
    offer: Callable[[Review, F], None] = lambda _review, _form: None,
    more: Callable[[], dict[str, Any]] = dict,
    lands: Callable[[], str] | None = None,
) -> Answer:
    """The page with its form, or the review (or where it `lands`) after `work` was done to it.

    `check` refuses before the page is shown; `offer` fills in what can be chosen; `more` is what else the
    page shows.
    """
    if not form.is_submitted():
        found = get_review(review_id)
        check(found)
        offer(found, form)
        return _page(found, form, page, more())
    found = get_review_to_change(review_id)
    offer(found, form)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _again(review_id, form, page, offer, more), status
    flash(done)
    return redirect(lands() if lands else url_for("learning.review", review_id=review_id))


def _do(found: Review, form: F, work: Callable[[Review, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _again(
    review_id: UUID,
    form: F,
    page: str,
    offer: Callable[[Review, F], None],
    more: Callable[[], dict[str, Any]],
) -> str:
    """The page with what was typed; its part may have gone meanwhile, which the form says."""
    found = get_review(review_id)
    offer(found, form)
    try:
        shown = more()
    except NotFound:
        shown = {}
    return _page(found, form, page, shown)


def _page(found: Review, form: VersionedForm, page: str, more: dict[str, Any]) -> str:
    form.catch_up(found)
    return render_template(f"borough/learning/{page}.html", form=form, review=found, **more)
