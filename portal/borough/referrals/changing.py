"""The way of every page with a form about an entry: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.referrals.models import Referral
from tenants.records.referrals.queries import get_referral, get_referral_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    referral_id: UUID,
    form: F,
    page: str,
    work: Callable[[Referral, F], str],
    *,
    offer: Callable[[F, Referral], None] = lambda _form, _referral: None,
    is_gone: bool = False,
) -> Answer:
    """The page with its form, or the entry after `work` was done to it, which says what it did.

    `offer` fills in what can be chosen; afterwards an entry that `is_gone` has no page to go to.
    """
    offer(form, get_referral(referral_id))
    if not form.is_submitted():
        return _page(page, form, referral_id)
    found, done = get_referral_to_change(referral_id), list[str]()
    status = attempt(form, lambda: done.append(_do(found, form, work)))
    if status != DONE:
        offer(form, get_referral(referral_id))
        return _page(page, form, referral_id), status
    flash(done[0])
    if is_gone:
        return redirect(url_for("referrals.referrals"))
    return redirect(url_for("referrals.referral", referral_id=referral_id))


def _do(found: Referral, form: F, work: Callable[[Referral, F], str]) -> str:
    form.must_be_fresh(found)
    return work(found, form)


def _page(page: str, form: VersionedForm, referral_id: UUID) -> str:
    referral = get_referral(referral_id)
    form.catch_up(referral)
    values: dict[str, Any] = {"form": form, "referral": referral}
    return render_template(f"borough/referrals/{page}.html", **values)
