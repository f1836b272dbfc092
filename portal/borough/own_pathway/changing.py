"""The way of every page with a form about an edition of the pathway: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.errors import NotFound
from tenants.records.pathways.models import Pathway
from tenants.records.pathways.queries import get_pathway, get_pathway_to_change
from tenants.records.pathways.rules import PathwayStatus, must_be_draft

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    pathway_id: UUID,
    form: F,
    page: str,
    work: Callable[[Pathway, F], object],
    done: str,
    *,
    check: Callable[[Pathway], object] = lambda _pathway: None,
    offer: Callable[[Pathway, F], None] = lambda _pathway, _form: None,
    more: Callable[[Pathway], dict[str, Any]] = lambda _pathway: {},
    lands: Callable[[], str] | None = None,
) -> Answer:
    """The page with its form, or the edition (or where it `lands`) after `work` was done to it.

    `check` refuses before the page is shown; `offer` fills in what can be chosen; `more` is what else the
    page shows.
    """
    if not form.is_submitted():
        found = get_pathway(pathway_id)
        check(found)
        return _page(found, form, page, offer, more)
    found = get_pathway_to_change(pathway_id)
    offer(found, form)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _page(get_pathway(pathway_id), form, page, offer, more), status
    flash(done)
    return redirect(lands() if lands else url_for("own_pathway.pathway", pathway_id=pathway_id))


def press(
    pathway_id: UUID, work: Callable[[Pathway], object], done: str, lands: Callable[[], str] | None = None
) -> Answer:
    """What a button without a page of its own does; a refusal is shown on a page with the same button."""
    return change(pathway_id, VersionedForm(), "press", lambda found, _form: work(found), done, lands=lands)


def draft_only(pathway: Pathway) -> None:
    """WrongState, with what to do first, for an edition whose steps cannot be changed."""
    must_be_draft(PathwayStatus(pathway.status))


def _do(found: Pathway, form: F, work: Callable[[Pathway, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(
    found: Pathway,
    form: F,
    page: str,
    offer: Callable[[Pathway, F], None],
    more: Callable[[Pathway], dict[str, Any]],
) -> str:
    try:
        offer(found, form)
        values = more(found)
    except NotFound:
        if not form.is_submitted():
            raise
        values = {}  # the step has gone meanwhile: the form says so and keeps what was typed
    form.catch_up(found)
    return render_template(f"borough/own_pathway/{page}.html", pathway=found, form=form, **values)
