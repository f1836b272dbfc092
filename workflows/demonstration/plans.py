"""Loads plans: their aims, their actions as exactly dated as the source says, and their recurring duties."""

from datetime import date

from tenants.dating import Dating, Precision
from tenants.records.plans.details import Details
from tenants.records.plans.duties import add_duty
from tenants.records.plans.models import Action, Aim, Duty, Plan
from tenants.records.plans.rules import Chain
from tenants.records.plans.service import add_action, add_aim, create_plan, redate_action
from tenants.recurrence import Recurrence
from workflows.demonstration.frameworks import day
from workflows.demonstration.labels import label_of
from workflows.demonstration.people import House
from workflows.demonstration.sources import Entry
from workflows.demonstration.standing import close_with_plan, tell_standing

_WORKING_DATE = "The source gives only “{words}”. This working date is invented for the demonstration."


def load_plan(entry: Entry, house: House, today: date) -> Plan:
    """Adds one plan with everything in it to the open tenant, whose posts exist already."""
    period = entry["period"]
    plan = create_plan(
        entry["title"],
        entry["theme_set"],
        starts_on=day(period["starts_on"]),
        ends_on=day(period["ends_on"]),
        by=None,
        source=entry["source"],
        notes="\n".join([*entry["notes"], *([entry["basis"]] if "basis" in entry else [])]),
        is_demonstration=True,
    )
    aims = _add_aims(plan, entry)
    duties: dict[str, Duty] = {}
    for action in entry["actions"]:
        aim = aims[action["theme"], action["aim"]]
        if action["timing"]["kind"] == "duty":
            duties[action["ref"]] = _add_duty(aim, action, house, duties)
        else:
            _add_action(aim, action, house, plan, today)
    return plan


def _add_aims(plan: Plan, entry: Entry) -> dict[tuple[str, str], Aim]:
    aims: dict[tuple[str, str], Aim] = {}
    for action in entry["actions"]:
        key = action["theme"], action["aim"]
        if key not in aims:
            aims[key] = add_aim(plan, f"{entry['theme_set']}/{key[0]}", key[1], by=None)
    return aims


def _add_action(aim: Aim, entry: Entry, house: House, plan: Plan, today: date) -> Action:
    first = entry.get("source_timing") or entry["timing"]
    action = add_action(aim, _details(entry, aim, house), dating_of(first), by=None, ref=entry["ref"])
    if first is not entry["timing"]:
        reason = _WORKING_DATE.format(words=first["words"])
        redate_action(action, dating_of(entry["timing"]), reason, seen_version=action.version, by=None)
    tell_standing(action, entry, house, today)
    if plan.ends_on and plan.ends_on < today:
        close_with_plan(action, entry, house, plan.ends_on)
    return action


def _add_duty(aim: Aim, entry: Entry, house: House, duties: dict[str, Duty]) -> Duty:
    timing, chain = entry["timing"], entry.get("chain")
    rhythm = Recurrence(
        timing["rule"],
        date.fromisoformat(timing["starts_on"]),
        Precision(timing["precision"]),
        timing["every_months_from_completion"],
    )
    return add_duty(
        aim,
        _details(entry, aim, house),
        rhythm,
        by=None,
        ref=entry["ref"],
        chained_to=duties[chain["chained_to"]] if chain else None,
        chain=Chain(-chain["months_before"], 0) if chain else None,
    )


def _details(entry: Entry, aim: Aim, house: House) -> Details:
    theme_set = aim.theme_key.partition("/")[0]
    return Details(
        title=entry["title"],
        description=entry["description"],
        partners=tuple(entry["partners"]),
        owner_post_id=house.post_ids[entry["owner_post"]],
        priority_code=entry["network_priority"],
        theme_keys=tuple(f"{theme_set}/{theme}" for theme in entry["also_serves"]),
        invented=label_of(entry),
    )


def dating_of(timing: Entry) -> Dating:
    """When something is due, from what the data set says; a recurring duty has no date of its own."""
    match timing["kind"]:
        case "due":
            return Dating(date.fromisoformat(timing["due_on"]), Precision(timing["precision"]))
        case "event":
            return Dating.on_event(timing["words"])
        case "ongoing":
            return Dating.ongoing()
        case _:
            return Dating.unstated()
