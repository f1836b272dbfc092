"""The way of every page with a form about a resource or a hand-over: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.borough.resources.rights import must_be_able_to_write_on
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.resources.models import HandOver, Resource
from tenants.records.resources.queries import (
    get_hand_over,
    get_hand_over_to_change,
    get_resource,
    get_resource_to_change,
)

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change_resource(
    resource_id: UUID,
    form: F,
    page: str,
    work: Callable[[Resource, F], object],
    done: str,
    *,
    offer: Callable[[F], None] = lambda _form: None,
) -> Answer:
    """The page with its form, or the resource after `work` was done; `offer` fills in what is chosen."""
    offer(form)
    if not form.is_submitted():
        return _page(page, form, resource=get_resource(resource_id))
    found = get_resource_to_change(resource_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        offer(form)
        return _page(page, form, resource=get_resource(resource_id)), status
    flash(done)
    return redirect(url_for("resources.resource", resource_id=resource_id))


def change_hand_over(
    hand_over_id: UUID,
    form: F,
    page: str,
    work: Callable[[HandOver, F], object],
    done: str,
    *,
    is_for_writers: bool = True,
) -> Answer:
    """The same about a hand-over; NotAllowed for whoever may not write on it, unless it is for others."""
    if is_for_writers:
        must_be_able_to_write_on(get_hand_over(hand_over_id))
    if not form.is_submitted():
        return _page(page, form, hand_over=get_hand_over(hand_over_id))
    found = get_hand_over_to_change(hand_over_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _page(page, form, hand_over=get_hand_over(hand_over_id)), status
    flash(done)
    return redirect(url_for("resources.hand_over", hand_over_id=hand_over_id))


def _do(found: Any, form: F, work: Callable[[Any, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(page: str, form: VersionedForm, **about: Any) -> str:
    (record,) = about.values()
    form.catch_up(record)
    return render_template(f"borough/resources/{page}.html", form=form, **about)
