"""Loads the London data set into an empty portal."""

from datetime import date

from sqlalchemy import func, select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import WrongState
from tenants.frameworks.models import ThemeSet
from tenants.guidance.loading import load_guidance
from tenants.people.models import Person
from tenants.people.passwords import hash_password
from tenants.records.plans.duties import HORIZON, open_occurrences
from tenants.scope import tenant_scope
from workflows.demonstration.authorities import load_authorities, load_organisations
from workflows.demonstration.directory import load_directory
from workflows.demonstration.frameworks import load_frameworks
from workflows.demonstration.furnishing import furnish
from workflows.demonstration.ladders import give_ladder
from workflows.demonstration.partners import approve_domains
from workflows.demonstration.people import House, Roll, fill_posts, open_house
from workflows.demonstration.plans import load_plan
from workflows.demonstration.posts import posts_in
from workflows.demonstration.sources import Entry, plans_by_tenant, read
from workflows.demonstration.standing import tell_occurrences

#: From here on duties make their occurrences, so that the boards of September and 18 October 2026 are there.
_DUTIES_BEGIN_ON = date(2026, 9, 1)


def is_empty() -> bool:
    """Whether the portal has no member, nobody and no theme set."""
    counts = (select(func.count()).select_from(model) for model in (Tenant, Person, ThemeSet))
    return not any(db.session.scalar(count) for count in counts)


def load(today: date, password: str) -> str:
    """Loads everything in one transaction and commits it; says what there is now.

    Every account has `password`. WrongState when the portal is not empty.
    """
    if not is_empty():
        raise WrongState("The London data set goes into an empty portal, and this one has records already.")
    load_frameworks()
    load_guidance()
    roll = Roll(hash_password(password))
    plans = plans_by_tenant()
    houses = [
        _settle_authority(tenant, entry, plans[tenant.slug], roll, today, turn)
        for turn, (tenant, entry) in enumerate(load_authorities(today))
    ]
    network, *partners = load_organisations(today)
    houses.append(_settle_network(network, plans[network.slug], roll, today))
    furnished = furnish(houses, today)
    for partner in partners:
        with tenant_scope(partner.id):
            load_directory(open_house(partner, roll), today)
    with tenant_scope(network.id):
        approve_domains(partners, today)
    db.session.commit()
    members = f"33 authorities, LMSL, {len(partners)} partner organisations, {len(roll.made)} people"
    return f"Loaded {members}, {sum(map(len, plans.values()))} plans, {furnished}."


def _settle_authority(
    tenant: Tenant, entry: Entry, plans: list[Entry], roll: Roll, today: date, turn: int
) -> House:
    with tenant_scope(tenant.id):
        house = open_house(tenant, roll)
        fill_posts(house, posts_in(plans))
        holder_id = None
        if entry["escalation_held"] and entry["escalation_post"] not in house.post_ids:
            holder_id = roll.let_in_colleague(tenant)
        escalation_id = house.make_post(entry["escalation_post"], holder_id)
        give_ladder(escalation_id, today)
        _load_plans(house, plans, today, turn)
    return house


def _settle_network(tenant: Tenant, plans: list[Entry], roll: Roll, today: date) -> House:
    found = read("network_plan")
    with tenant_scope(tenant.id):
        house = open_house(tenant, roll)
        for title, role in found["posts"].items():
            house.make_post(title, house.accounts[role])
        for title in posts_in(plans):
            house.make_post(title, None)
        give_ladder(house.post_ids[found["escalation_post"]], today)
        _load_plans(house, plans, today, turn=1)
    return house


def _load_plans(house: House, plans: list[Entry], today: date, turn: int) -> None:
    for plan in plans:
        load_plan(plan, house, today)
    begin_on = _DUTIES_BEGIN_ON
    while begin_on < today:
        open_occurrences(begin_on)
        begin_on += HORIZON
    open_occurrences(today)
    tell_occurrences(house, today, turn)
