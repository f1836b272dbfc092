"""The way of every page with a form about contracts: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm

Answer = str | Response | tuple[str, int]


def form_page(
    page: str,
    form: PortalForm,
    work: Callable[[], object],
    done: Callable[[], Response],
    *,
    offer: Callable[[], None] = lambda: None,
    shown: Callable[[], dict[str, Any]],
) -> Answer:
    """The page with its form, or what `done` answers after the work.

    `offer` fills in what can be chosen and `shown` what else the page shows; both are asked again after a
    refusal, when records must be read anew. The record named `record` is the one whose version is kept.
    """
    offer()
    status = attempt(form, work) if form.is_submitted() else 0
    if status == DONE:
        return done()
    offer()
    values = shown()
    if isinstance(form, VersionedForm) and values.get("record") is not None:
        form.catch_up(values["record"])
    html = render_template(f"borough/contracts/{page}.html", form=form, **values)
    return (html, status) if status else html


def to_contract(contract_id: UUID, words: str, anchor: str | None = None) -> Response:
    """To the contract's page, with what was done."""
    flash(words)
    return redirect(url_for("contracts.contract", contract_id=contract_id, _anchor=anchor))


def to_clauses(words: str) -> Response:
    """To the clauses of the council's contracts, with what was done."""
    flash(words)
    return redirect(url_for("contracts.clauses"))
