"""The list of actions as HTML, kept until somebody asks for another one or something in it changes."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from flask import current_app
from markupsafe import Markup

from portal.borough.actions.filters import Asked
from portal.borough.actions.form import filter_form
from portal.borough.actions.headings import headings
from portal.borough.actions.row_html import rows_html
from portal.paging import Page
from tenants.records.plans.choices import Choices
from tenants.records.plans.lists import ListedAction

#: About a hundred kilobytes each.
MOST_KEPT = 128


class Listed(NamedTuple):
    """Everything that the list is made of."""

    asked: Asked
    notes: tuple[str, ...]
    sentence: str
    found: tuple[ListedAction, ...]
    page: Page
    choices: Choices
    house: str  # the tenant's part of an address
    today: date
    may_write: bool
    address: str  # as it was asked for: the links to other pages keep all of it


@lru_cache(maxsize=MOST_KEPT)
def list_html(listed: Listed) -> Markup:
    """The form and the table. Kept by every word that is in them, read anew from the reader's own tenant.

    So a list is never out of date, and nobody can be shown words that they did not just bring along.
    """
    template = current_app.jinja_env.get_template("borough/actions/list.html")
    html: Markup = template.module.listed(  # type: ignore[attr-defined]
        listed,
        rows=rows_html(listed.found, house=listed.house, today=listed.today, themes=listed.choices.themes),
        headings=headings(listed.asked),
        form=filter_form(listed.asked, listed.choices),
        has_invented=any(each.invented for each in listed.found),
    )
    return html
