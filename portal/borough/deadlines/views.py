"""The page of everything that is due in a tenant, month by month."""

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta
from flask import render_template, request

from portal.access import current_belonging, requires
from portal.borough.deadlines.blueprint import pages
from portal.borough.deadlines.months import by_month, lines_of
from portal.borough.deadlines.rights import only_seen
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.obligations.queries import open_obligations
from tenants.records.plans.lists import ActionFilter, all_actions, open_milestones

#: How many months ahead the page can look.
SPANS = (3, 6, 12)


@pages.get("/")
@requires(Permission.PLAN_READ)
def deadlines() -> str:
    """What is late, and what is due within 3, 6 or 12 months."""
    today, house = clock.today(), current_belonging().slug
    months = _months_asked_for()
    until = today + relativedelta(months=months)
    dated = all_actions(replace(ActionFilter(), due_to=until), today)
    owed = only_seen(open_obligations(until=until))
    lines = lines_of(dated, open_milestones(until), owed, house=house, today=today)
    return render_template(
        "borough/deadlines/deadlines.html",
        today=today,
        until=until,
        months=months,
        spans=SPANS,
        total=len(lines),
        late=sum(line.is_late for line in lines),
        groups=list(by_month(lines)),
        has_invented=any("date" in line.invented for line in lines),
        later=_address_of_later(house, until),
    )


def _months_asked_for() -> int:
    asked = request.args.get("months", "")
    return next((span for span in SPANS if str(span) == asked), SPANS[0])


def _address_of_later(house: str, until: date) -> str:
    return f"/{house}/actions/?from={until}"
