"""The rows of the register as HTML, kept from one page to the next."""

from collections.abc import Iterable
from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from portal.borough.suppliers.rows import supplier_row
from tenants.records.suppliers.lists import ListedSupplier

#: Pairs of a sector's key and title.
Sectors = tuple[tuple[str, str], ...]
#: About a kilobyte each: as many as a large council has suppliers.
MOST_KEPT = 8192


def rows_html(found: Iterable[ListedSupplier], *, house: str, sectors: Sectors) -> Markup:
    """The rows of a list's page; `house` is the tenant's part of an address."""
    titles = dict(sectors)
    rows = []
    for each in found:
        own = tuple((key, titles.get(key, key)) for key in each.sector_keys)
        rows.append(_row_html(each, house, own))
    return Markup().join(rows)


@lru_cache(maxsize=MOST_KEPT)
def _row_html(found: ListedSupplier, house: str, sectors: Sectors) -> Markup:
    """One row. Its key is every word that it is made of, read anew from the reader's own tenant each time.

    So a row is never out of date, and nobody can be shown words that they did not just bring along.
    """
    row = supplier_row(found, house=house, sectors=dict(sectors))
    template = current_app.jinja_env.get_template("borough/suppliers/row.html")
    html: Markup = template.module.row(row)  # type: ignore[attr-defined]
    return html
