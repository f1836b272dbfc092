"""The page that shows what would go out on a day to come."""

from datetime import date

from flask import render_template, request

from portal.access import current_belonging, requires
from portal.borough.chasing.blueprint import pages
from portal.borough.chasing.foreseen import Foreseen, foresee, nearest_working_day, next_monday
from tenants import clock
from tenants.errors import FieldError
from tenants.people.permissions import Permission
from tenants.working_days import add_working_days
from workflows.chasing.preview import FURTHEST


@pages.get("/preview")
@requires(Permission.CHASE_READ)
def preview() -> str:
    """Who would be told what on the day in the address. Looking writes nothing."""
    today = clock.today()
    on, notes = nearest_working_day(request.args.get("on", ""), today)
    foreseen, problem = _foresee(on, today)
    return render_template(
        "borough/chasing/preview.html",
        foreseen=foreseen,
        notes=[*notes, *problem],
        earlier=_within(add_working_days(foreseen.on, -1), today),
        later=_within(add_working_days(foreseen.on, 1), today),
    )


def _foresee(on: date, today: date) -> tuple[Foreseen, list[str]]:
    house = current_belonging().slug
    try:
        return foresee(on, today=today, house=house), []
    except FieldError as refusal:
        note = f"{refusal.words} This shows next Monday."
        return foresee(next_monday(today), today=today, house=house), [note]


def _within(day: date, today: date) -> date | None:
    """The day, if it can be worked out."""
    return day if today <= day <= today + FURTHEST else None
