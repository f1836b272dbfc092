"""Shows everything that was ever changed on one record, for whichever feature's page asks."""

from uuid import UUID

from flask import render_template, request

from portal.borough.activity.words import what_happened
from portal.borough.names import names_for
from portal.borough.news import lines_in_words
from portal.paging import Page, page_asked_for
from tenants.audit.queries import Wanted, changes, count_changes


def history_page(subject_id: UUID, noun: str, title: str, back: str) -> str:
    """The page about one record; `noun` is what it is ("action"), `back` is its own address."""
    wanted = Wanted(subject_id=subject_id)
    page = Page(page_asked_for(request.args.get("page")), count_changes(wanted))
    shown = changes(wanted, offset=page.offset, limit=page.size)
    names = names_for(shown)
    entries = [(each, what_happened(each), lines_in_words(each, names)) for each in shown]
    return render_template(
        "borough/activity/history.html", noun=noun, title=title, back=back, page=page, entries=entries
    )
