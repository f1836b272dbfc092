"""The page that tells everything that was ever changed on one action."""

from uuid import UUID

from flask import render_template, request

from portal.access import requires
from portal.borough.actions.blueprint import actions
from portal.borough.activity.words import what_happened
from portal.borough.names import names_for
from portal.borough.news import lines_in_words
from portal.paging import Page, page_asked_for
from tenants.audit.queries import Wanted, changes, count_changes
from tenants.people.permissions import Permission
from tenants.records.plans.queries import get_action


@actions.get("/<uuid:action_id>/history")
@requires(Permission.PLAN_READ)
def history(action_id: UUID) -> str:
    """Every change of the action, newest first."""
    found = get_action(action_id)
    wanted = Wanted(subject_id=action_id)
    page = Page(page_asked_for(request.args.get("page")), count_changes(wanted))
    shown = changes(wanted, offset=page.offset, limit=page.size)
    names = names_for(shown)
    entries = [(each, what_happened(each), lines_in_words(each, names)) for each in shown]
    return render_template("borough/actions/history.html", action=found, page=page, entries=entries)
