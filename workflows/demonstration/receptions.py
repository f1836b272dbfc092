"""Loads templates for reception plans into a few houses, and one plan that was open and has closed."""

from datetime import date, timedelta

from tenants.records.obligations.service import Owner
from tenants.records.receptions import service
from tenants.records.receptions.details import Closing, ReceptionDetails
from tenants.records.receptions.models import Reception
from tenants.records.receptions.partners import PartnerDetails, add_partner, confirm_partner
from tenants.records.receptions.queries import partners_of
from tenants.records.receptions.rules import Presence, ReceptionKind
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry, by_tenant, read

_COSTS = ("places", "nights", "cost_per_night", "other_costs")
_WORDS = ("title", "aims", "venue", "paid_by", "note", "source")


def load_receptions(house: House, today: date) -> None:
    """Adds the templates and plans of the open house, if the data set has some for it."""
    found = read("receptions")
    if house.tenant.slug not in found["tenants"]:
        return
    owner = Owner(person_id=house.lead_id)
    templates = {entry["title"]: _template(entry, owner) for entry in found["templates"]}
    for entry in by_tenant("receptions", "plans").get(house.tenant.slug, []):
        _run(entry, templates[entry["template"]], owner, today)


def _template(entry: Entry, owner: Owner) -> Reception:
    template = service.make_template(_details(entry), owner, by=None, is_demonstration=True)
    for title, does, presence in entry["partners"]:
        add_partner(template, PartnerDetails(title, Presence(presence), does), by=None)
    return template


def _details(entry: Entry) -> ReceptionDetails:
    said = {name: entry[name] for name in (*_COSTS, *_WORDS)}
    return ReceptionDetails(kind=ReceptionKind(entry["kind"]), checklist=tuple(entry["checklist"]), **said)


def _run(entry: Entry, template: Reception, owner: Owner, today: date) -> None:
    """A plan from its start to its end: everybody confirmed, everything ready, and a debrief owed."""
    plan = _start(entry, template, owner)
    for partner in partners_of(plan.id):
        confirm_partner(plan, partner, True, by=None)
    service.tick_checklist(plan, range(len(plan.checklist)), by=None)
    opened_on = today - timedelta(days=entry["opened_days_ago"])
    service.open_reception(plan, opened_on, by=None, today=today)
    closing = Closing(
        closed_on=today - timedelta(days=entry["closed_days_ago"]),
        spoken_with=entry["spoken_with"],
        adults=entry["adults"],
        nights_used=entry["nights_used"],
        note=entry["note"],
    )
    service.close_reception(plan, closing, by=None, today=today)


def _start(entry: Entry, template: Reception, owner: Owner) -> Reception:
    said = service.details_of(template, title=entry["title"], operation_id=None)
    details = ReceptionDetails(
        **{name: getattr(said, name) for name in (*_COSTS, "kind", "aims", "venue", "paid_by", "checklist")},
        title=entry["title"],
        source=entry["source"],
    )
    return service.start_plan(details, owner, template=template, by=None, is_demonstration=True)
