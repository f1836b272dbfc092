"""Finding the supplier that a check is of, before the page with its form."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.borough.checks.result_forms import one_id
from tenants.errors import NotFound
from tenants.records.suppliers.queries import supplier_choices
from tenants.records.suppliers.search import close_names, find_one

LONGEST_WORDS = 100
_MOST = 20


def supplier_asked_for() -> UUID | None:
    """The supplier that the address names; None when it names none, NotFound when that is no id."""
    text = request.args.get("supplier", "").strip()
    found = one_id(text)
    if text and found is None:
        raise NotFound("We could not find that supplier.")
    return found


def choose_supplier(endpoint: str, name: str) -> str | Response:
    """The search box, the suppliers found, or straight on where there is only one that can be meant."""
    words = " ".join(request.args.get("words", "").split()).replace("\0", "")[:LONGEST_WORDS]
    kind = request.args.get("kind") or None
    one = find_one(words)
    if one is not None:
        return redirect(url_for(endpoint, supplier=one, kind=kind))
    found = supplier_choices(words, limit=_MOST)
    near = close_names(words) if words and not found else []
    return render_template(
        "borough/checks/choose_supplier.html",
        name=name,
        words=words,
        kind=kind,
        endpoint=endpoint,
        found=found,
        near=near,
        is_cut=len(found) == _MOST,
    )
