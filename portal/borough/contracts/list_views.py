"""The page that lists a tenant's contracts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import current_belonging, requires
from portal.borough.contracts.blueprint import contracts as pages
from portal.borough.contracts.filters import Asked, has_empty, read, sort_words
from portal.borough.contracts.rows import contract_rows
from portal.borough.contracts.sentence import LACKS_WORDS, SHOWN_WORDS, TIER_WORDS, sentence
from portal.paging import Page
from tenants import clock
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.records.contracts.lacking import clauses_lacked
from tenants.records.contracts.lists import PAGE_SIZE, page_of_contracts
from tenants.records.contracts.pounds import pounds_words
from tenants.records.contracts.queries import departments
from tenants.records.suppliers.queries import find_suppliers_by_ids

Option = tuple[str, str, bool]
#: The columns and the order that a press on each asks for.
_HEADINGS = (
    ("Contract", "title"),
    ("Supplier", "supplier"),
    ("Value", "value"),
    ("Ends", "ends"),
    ("Re-let", "relet"),
    ("Clauses", ""),
)


@pages.get("/")
@requires(Permission.SUPPLIER_READ)
def contracts() -> str | Response:
    """The contracts that the address asks for, a page at a time."""
    today, args = clock.today(), request.args.to_dict()
    asked, notes = read(args, today)
    if has_empty(args) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    found, total = page_of_contracts(asked.wanted(), today, asked.page)
    page = Page(asked.page, total, PAGE_SIZE)
    sectors = sector_titles()
    supplier = find_suppliers_by_ids([asked.supplier] if asked.supplier else [])
    title = next((each.title for each in supplier.values()), "")
    rows = contract_rows(
        found, clauses_lacked([each.id for each in found]), house=current_belonging().slug, today=today
    )
    asked = replace(asked, page=page.number)
    return render_template(
        "borough/contracts/contracts.html",
        asked=asked,
        notes=notes,
        sentence=sentence(asked, total, sectors, title),
        rows=rows,
        page=page,
        headings=list(headings(asked)),
        sorted_by=sort_words(asked.sort, asked.is_descending),
        choices=_choices(asked, sectors),
        value_from=pounds_words(asked.value_from),
        value_to=pounds_words(asked.value_to),
        has_invented=any(row.invented for row in rows),
    )


def headings(asked: Asked) -> Iterable[tuple[str, str, str]]:
    """Each column's label, the address that sorts by it, and how the list is sorted by it now."""
    for label, sort in _HEADINGS:
        if not sort:
            yield label, "", ""
            continue
        is_sorted = asked.sort == sort
        query = asked.query(sort=sort, is_descending=is_sorted and not asked.is_descending, page=1)
        way = "descending" if asked.is_descending else "ascending"
        yield label, f"{request.path}?{query}".rstrip("?"), way if is_sorted else ""


def _choices(asked: Asked, sectors: Mapping[str, str]) -> dict[str, list[Option]]:
    """What each drop-down offers, and what is chosen in it."""
    return {
        "standing": _options(SHOWN_WORDS, asked.shown),
        "sector": _options(sectors, asked.sector),
        "department": _options({name: name for name in departments()}, asked.department),
        "tier": _options(TIER_WORDS, asked.tier),
        "lacks": _options(LACKS_WORDS, asked.lacks),
    }


def _options(named: Mapping[Any, str], chosen: object) -> list[Option]:
    return [(str(value), words, value == chosen) for value, words in named.items()]
