"""The way of every page with a form about an edition of the standard: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.errors import NotFound
from tenants.records.standards.models import StandardEdition
from tenants.records.standards.queries import get_edition, get_edition_to_change
from tenants.records.standards.rules import StandardStatus, must_be_draft

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    edition_id: UUID,
    form: F,
    page: str,
    work: Callable[[StandardEdition, F], object],
    done: str,
    *,
    check: Callable[[StandardEdition], object] = lambda _edition: None,
    offer: Callable[[F], None] = lambda _form: None,
    more: Callable[[StandardEdition], dict[str, Any]] = lambda _edition: {},
    lands: Callable[[], str] | None = None,
) -> Answer:
    """The page with its form, or the edition (or where it `lands`) after `work` was done to it.

    `check` refuses before the page is shown; `offer` fills in what can be chosen; `more` is what else the
    page shows.
    """
    offer(form)
    if not form.is_submitted():
        found = get_edition(edition_id)
        check(found)
        return _page(found, form, page, more)
    found = get_edition_to_change(edition_id)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        offer(form)
        return _page(get_edition(edition_id), form, page, more), status
    flash(done)
    return redirect(lands() if lands else url_for("standards.edition", edition_id=edition_id))


def press(
    edition_id: UUID,
    work: Callable[[StandardEdition], object],
    done: str,
    lands: Callable[[], str] | None = None,
) -> Answer:
    """What a button without a page of its own does; a refusal is shown on a page with the same button."""
    return change(edition_id, VersionedForm(), "press", lambda found, _form: work(found), done, lands=lands)


def draft_only(edition: StandardEdition) -> None:
    """WrongState, with what to do first, for an edition whose fields cannot be changed."""
    must_be_draft(StandardStatus(edition.status))


def _do(found: StandardEdition, form: F, work: Callable[[StandardEdition, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(
    found: StandardEdition, form: F, page: str, more: Callable[[StandardEdition], dict[str, Any]]
) -> str:
    try:
        values = more(found)
    except NotFound:
        if not form.is_submitted():
            raise
        values = {}  # it has gone meanwhile: the form says so and keeps what was typed
    form.catch_up(found)
    return render_template(f"borough/standards/{page}.html", edition=found, form=form, **values)
