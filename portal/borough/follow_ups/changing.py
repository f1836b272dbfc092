"""The way of every page with a form about one follow-up: show it, try it, say what was done."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.checks.follow_up_queries import get_follow_up, get_follow_up_to_change
from tenants.records.checks.models import FollowUp

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    follow_up_id: UUID,
    form: F,
    page: str,
    work: Callable[[FollowUp, F], object],
    done: str,
    *,
    check: Callable[[FollowUp], None] = lambda _follow_up: None,
    offer: Callable[[FollowUp, F], None] = lambda _follow_up, _form: None,
) -> Answer:
    """The page with its form, or the follow-up after `work` was done to it.

    `check` refuses whoever may not do it at all; `offer` fills in what can be chosen.
    """
    if not form.is_submitted():
        found = get_follow_up(follow_up_id)
        check(found)
        return _page(found, form, page, offer)
    found = get_follow_up_to_change(follow_up_id)
    check(found)
    offer(found, form)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _page(get_follow_up(follow_up_id), form, page, offer), status
    flash(done)
    return redirect(url_for("follow_ups.follow_up", follow_up_id=follow_up_id))


def _do(found: FollowUp, form: F, work: Callable[[FollowUp, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(found: FollowUp, form: F, page: str, offer: Callable[[FollowUp, F], None]) -> str:
    offer(found, form)
    form.catch_up(found)
    return render_template(f"borough/follow_ups/{page}.html", follow_up=found, form=form)
