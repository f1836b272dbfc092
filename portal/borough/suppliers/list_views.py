"""The page that lists a tenant's suppliers, and leads straight to the one that somebody looks for."""

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, may, requires
from portal.borough.suppliers.blueprint import suppliers as pages
from portal.borough.suppliers.filters import Asked, has_empty, read
from portal.borough.suppliers.list_html import Listed, list_html
from portal.borough.suppliers.sentence import sentence
from portal.paging import Page
from tenants import clock
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.suppliers.lists import PAGE_SIZE, page_of_suppliers
from tenants.records.suppliers.search import close_names, find_one


@pages.get("/")
@requires(Permission.SUPPLIER_READ)
def suppliers() -> str | Response:
    """The suppliers that the address asks for, a page at a time; the one that is meant, if it is one."""
    sectors, args = sector_titles(), request.args.to_dict()
    asked, notes = read(args, sectors.keys())
    meant = find_one(asked.words) if asked.is_only_a_search() and not notes else None
    if meant is not None:
        return redirect(url_for("suppliers.supplier", supplier_id=meant, searched=asked.words))
    if has_empty(args) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    return _page(asked, notes, tuple(sectors.items()))


def _page(asked: Asked, notes: tuple[str, ...], sectors: tuple[tuple[str, str], ...]) -> str:
    found, total = page_of_suppliers(asked.wanted(), clock.today(), asked.page)
    page = Page(asked.page, total, PAGE_SIZE)
    listed = Listed(
        asked=replace(asked, page=page.number),
        notes=notes,
        sentence=sentence(asked, total, dict(sectors)),
        found=tuple(found),
        close=tuple(close_names(asked.words)) if asked.words and not total else (),
        page=page,
        sectors=sectors,
        house=current_belonging().slug,
        may_write=may(Permission.SUPPLIER_WRITE),
        address=request.full_path,
    )
    return render_template("borough/suppliers/suppliers.html", content=list_html(listed), total=total)
