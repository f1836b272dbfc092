"""The register as HTML, kept until somebody asks for another list or something in it changes."""

from functools import lru_cache
from typing import NamedTuple

from flask import current_app
from markupsafe import Markup

from portal.borough.suppliers.filters import Asked
from portal.borough.suppliers.headings import headings
from portal.borough.suppliers.row_html import Sectors, rows_html
from portal.borough.suppliers.sentence import TIER_WORDS
from portal.paging import Page
from tenants.records.suppliers.lists import ListedSupplier
from tenants.records.suppliers.queries import Choice

#: About a hundred kilobytes each.
MOST_KEPT = 128

Option = tuple[str, str, bool]


class Listed(NamedTuple):
    """Everything that the list is made of."""

    asked: Asked
    notes: tuple[str, ...]
    sentence: str
    found: tuple[ListedSupplier, ...]
    close: tuple[Choice, ...]  # what might have been meant, when nothing was found
    page: Page
    sectors: Sectors
    house: str  # the tenant's part of an address
    may_write: bool
    address: str  # as it was asked for: the links to other pages keep all of it


@lru_cache(maxsize=MOST_KEPT)
def list_html(listed: Listed) -> Markup:
    """The form and the table. Kept by every word that is in them, read anew from the reader's own tenant.

    So a list is never out of date, and nobody can be shown words that they did not just bring along.
    """
    template = current_app.jinja_env.get_template("borough/suppliers/list.html")
    html: Markup = template.module.listed(  # type: ignore[attr-defined]
        listed,
        rows=rows_html(listed.found, house=listed.house, sectors=listed.sectors),
        headings=headings(listed.asked),
        tiers=_tiers(listed.asked),
        sectors=_sectors(listed),
        has_invented=any(each.invented for each in listed.found),
    )
    return html


def _tiers(asked: Asked) -> list[Option]:
    return [(tier.value, words, tier == asked.tier) for tier, words in TIER_WORDS.items()]


def _sectors(listed: Listed) -> list[Option]:
    return [(key, title, key == listed.asked.sector) for key, title in listed.sectors]
