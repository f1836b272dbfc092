"""Loads the network's register of survivor services: in the directory, and suggested by members."""

from datetime import date, timedelta
from typing import Any

from tenants import clock
from tenants.authorities.models import TenantKind
from tenants.people.permissions import Role
from tenants.records.obligations.service import Owner
from tenants.records.survivor_services.details import ServiceDetails
from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach
from tenants.records.survivor_services.service import add_service, suggest
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, read
from workflows.published_services.keeping import take_up

_WORDS = (
    *("title", "organisation", "description", "url", "email", "phone", "hours", "cost", "address"),
    *("how_to_refer", "capacity", "source"),
)
_TRUTHS = ("has_interpreters", "is_refuge", "may_refer_self")


def load_survivor_services(house: House, today: date) -> None:
    """Adds the register to the network's house, which is open; nothing to any other."""
    if house.tenant.kind != TenantKind.NETWORK:
        return
    found = read("survivor_services")
    owner = _owner(house)
    for entry in found["services"]:
        service = add_service(_details(entry, today), owner, by=None, today=today)
        verified_on = _days_ago(entry.get("verified_days_ago"), today)
        take_up(service, by=None, today=today, verified_on=verified_on)
    for entry in found["suggestions"]:
        person = house.roll.made[entry["suggested_by"]]
        who = f"{person.name}, {entry['member']}"
        suggest(_details(entry, today), who, by=person.id, today=today)


def _owner(house: House) -> Owner:
    """The post that the secretariat holds, so that the register stays with it."""
    holder = house.accounts[Role.SECRETARIAT]
    held = (title for title, person_id in house.holders.items() if person_id == holder)
    return Owner(post_id=house.post_ids[next(held)])


def _details(entry: Entry, today: date) -> ServiceDetails:
    said: dict[str, Any] = {name: entry.get(name, "") for name in _WORDS}
    said |= {name: bool(entry.get(name)) for name in _TRUTHS}
    return ServiceDetails(
        **said,
        needs=tuple(entry["needs"]),
        minimum_age=entry.get("minimum_age"),
        maximum_age=entry.get("maximum_age"),
        genders=tuple(Gender(each) for each in entry.get("genders", ())),
        languages=tuple(entry.get("languages", ())),
        nrm=tuple(NrmStatus(each) for each in entry.get("nrm", ())),
        reach=Reach(entry["reach"]),
        areas=tuple(entry.get("areas", ())),
        capacity_on=_days_ago(entry.get("capacity_days_ago"), today),
        is_demonstration=entry["is_invented"],
    )


def _days_ago(days: int | None, today: date) -> date | None:
    """Some day of the past, even when the data are loaded for a day to come."""
    return None if days is None else min(today, clock.today()) - timedelta(days=days)
