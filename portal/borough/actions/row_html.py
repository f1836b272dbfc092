"""The rows of the list of actions as HTML, kept from one page to the next."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from flask import current_app
from markupsafe import Markup

from portal.borough.actions.rows import action_rows
from tenants.records.plans.lists import ListedAction

#: About a kilobyte each.
MOST_KEPT = 8192


def rows_html(found: Iterable[ListedAction], *, house: str, today: date, themes: Mapping[str, str]) -> Markup:
    """The rows of a list's page; `house` is the tenant's part of an address."""
    return Markup().join([_row_html(each, house, today, themes.get(each.theme_key, "")) for each in found])


@lru_cache(maxsize=MOST_KEPT)
def _row_html(found: ListedAction, house: str, today: date, theme: str) -> Markup:
    """One row. Its key is every word that it is made of, read anew from the reader's own tenant each time.

    So a row is never out of date, and nobody can be shown words that they did not just bring along.
    """
    [row] = action_rows([found], house=house, today=today, themes={found.theme_key: theme})
    template = current_app.jinja_env.get_template("borough/actions/row.html")
    html: Markup = template.module.row(row)  # type: ignore[attr-defined]
    return html
