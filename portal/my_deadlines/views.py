"""The page of what is due from the person signed in, across every tenant they belong to."""

from flask import Blueprint, render_template, url_for

from portal.access import current_person, signed_in
from portal.my_deadlines.mine import houses_with_plans, in_groups, mine_everywhere
from portal.navigation import front_door
from tenants import clock
from tenants.people.permissions import Permission
from tenants.people.queries import Belonging
from tenants.records.plans.rules import Standing

pages = Blueprint("my_deadlines", __name__, url_prefix="/my-deadlines")


@pages.get("/")
@signed_in
def deadlines() -> str:
    """What is mine, late first, with the tenant named on each line."""
    person, today = current_person(), clock.today()
    houses = houses_with_plans(person.belongings)
    entries = mine_everywhere(houses, person.id, today)
    return render_template(
        "my_deadlines/deadlines.html",
        groups=list(in_groups(entries)),
        total=len(entries),
        late=sum(entry.standing == Standing.LATE for entry in entries),
        houses=[(each.tenant_name, front_door(each)) for each in person.belongings],
        covers=[(each.tenant_name, _leave_of(each)) for each in houses if each.may(Permission.ACTION_UPDATE)],
        may_own=bool(houses),
        names_tenants=len(houses) > 1,
        has_invented=any("date" in entry.invented for entry in entries),
    )


def _leave_of(house: Belonging) -> str:
    return url_for("chasing.leave", slug=house.slug)
