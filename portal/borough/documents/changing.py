"""The way of every page with a form about one document: show it, try it, say what was done."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.forms.refusals import DONE, attempt
from portal.forms.versioned import VersionedForm
from tenants.records.documents.models import Document
from tenants.records.documents.queries import get_document, get_document_to_change

Answer = str | Response | tuple[str, int]
F = TypeVar("F", bound=VersionedForm)


def change(
    document_id: UUID,
    form: F,
    page: str,
    work: Callable[[Document, F], object],
    done: str,
    *,
    check: Callable[[Document], None] = lambda _document: None,
    offer: Callable[[Document, F], None] = lambda _document, _form: None,
    anchor: str | None = None,
) -> Answer:
    """The page with its form, or the document after `work` was done to it.

    `check` refuses whoever may not do it at all; `offer` fills in what can be chosen.
    """
    if not form.is_submitted():
        found = get_document(document_id)
        check(found)
        return _page(found, form, page, offer)
    found = get_document_to_change(document_id)
    check(found)
    offer(found, form)
    status = attempt(form, lambda: _do(found, form, work))
    if status != DONE:
        return _page(get_document(document_id), form, page, offer), status
    flash(done)
    return redirect(url_for("documents.document", document_id=document_id, _anchor=anchor))


def _do(found: Document, form: F, work: Callable[[Document, F], object]) -> None:
    form.must_be_fresh(found)
    work(found, form)


def _page(found: Document, form: F, page: str, offer: Callable[[Document, F], None]) -> str:
    offer(found, form)
    form.catch_up(found)
    values: dict[str, Any] = {"document": found, "form": form}
    return render_template(f"borough/documents/{page}.html", **values)
