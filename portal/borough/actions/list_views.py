"""The page that lists a tenant's actions."""

from dataclasses import replace

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, may, requires
from portal.borough.actions.blueprint import actions as pages
from portal.borough.actions.form import known_values
from portal.borough.actions.list_html import Listed, list_html
from portal.borough.actions.reading import has_empty, read, without_unknown
from portal.borough.actions.sentence import sentence
from portal.paging import Page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.plans.choices import find_choices
from tenants.records.plans.lists import PAGE_SIZE, page_of_actions


@pages.get("/")
@requires(Permission.PLAN_READ)
def actions() -> str | Response:
    """The actions that the address asks for, a page at a time."""
    today, me, args = clock.today(), current_person().id, request.args.to_dict(flat=False)
    asked, notes = read(args, today)
    if has_empty(args) and not notes:
        return redirect(f"{request.path}?{asked.query()}".rstrip("?"))
    choices = find_choices()
    asked, notes = without_unknown(asked, known_values(choices), notes)
    wanted = asked.wanted(me=me, today=today)
    found, total = page_of_actions(wanted, today, asked.page)
    page = Page(asked.page, total, PAGE_SIZE)
    listed = Listed(
        asked=replace(asked, page=page.number),
        notes=notes,
        sentence=sentence(asked, total, choices, me=me),
        found=tuple(found),
        page=page,
        choices=choices,
        house=current_belonging().slug,
        today=today,
        may_write=may(Permission.PLAN_WRITE),
        address=request.full_path,
    )
    return render_template("borough/actions/actions.html", content=list_html(listed))
