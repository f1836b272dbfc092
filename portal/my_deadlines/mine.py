"""What one person owns in every tenant they belong to, grouped with what is late first."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from portal.borough.actions.rows import ActionRow, action_rows
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.people.queries import Belonging
from tenants.records.obligations.queries import Owed, open_obligations
from tenants.records.plans.lists import ActionFilter, all_actions, open_milestones
from tenants.records.plans.rules import Claimed, Standing, lateness_words, standing
from tenants.scope import in_each_tenant

GROUPS: tuple[tuple[Standing, str], ...] = (
    (Standing.LATE, "Late"),
    (Standing.DUE_SOON, "Due soon"),
    (Standing.IN_TIME, "Later"),
    (Standing.WAITING, "Waiting for acceptance"),
    (Standing.UNDATED, "Without a date"),
)


class Entry(NamedTuple):
    """One action, step or other deadline of mine, with the tenant it belongs to."""

    standing: Standing
    due_on: date | None
    tenant: str
    href: str
    title: str
    part_of: str  # the action that a step belongs to
    due: str
    due_note: str
    claimed: str  # how an action stands; what else it is
    invented: str


class Group(NamedTuple):
    """A heading and what stands under it."""

    key: str
    title: str
    entries: list[Entry]


def houses_with_plans(belongings: Iterable[Belonging]) -> list[Belonging]:
    """Where the person may read plans."""
    return [each for each in belongings if each.may(Permission.PLAN_READ)]


def mine_everywhere(belongings: Iterable[Belonging], person_id: UUID, today: date) -> list[Entry]:
    """What the person has open in each of these tenants, in order of date."""
    houses = {each.tenant_id: each for each in belongings}
    found = in_each_tenant(houses, lambda tenant_id: _mine_in(houses[tenant_id], person_id, today))
    return sorted((entry for each in found for entry in each), key=_in_order)


def in_groups(entries: Iterable[Entry]) -> Iterator[Group]:
    """Late first; a group without anything in it is left out."""
    everything = list(entries)
    for kind, title in GROUPS:
        if chosen := [entry for entry in everything if entry.standing == kind]:
            yield Group(kind.value, title, chosen)


def _mine_in(house: Belonging, person_id: UUID, today: date) -> list[Entry]:
    found = all_actions(ActionFilter(owner_id=person_id), today)
    rows = action_rows(found, house=house.slug, today=today)
    actions = [_action(each, row, house, today) for each, row in zip(found, rows, strict=True)]
    steps = [_step(each, house, today) for each in open_milestones(owner_id=person_id)]
    owed = [_obligation(each, house, today) for each in open_obligations(owner_id=person_id)]
    return [*actions, *steps, *owed]


def _action(each: Any, row: ActionRow, house: Belonging, today: date) -> Entry:
    return Entry(
        standing=standing(Claimed(each.claimed), each.due_on, each.closed_on is not None, today),
        due_on=each.due_on,
        tenant=house.tenant_name,
        href=row.href,
        title=row.title,
        part_of="",
        due=row.state.due,
        due_note=row.state.due_note,
        claimed=row.state.claimed,
        invented=row.invented,
    )


def _step(each: Any, house: Belonging, today: date) -> Entry:
    return Entry(
        standing=standing(Claimed.NOT_STARTED, each.due_on, False, today),
        due_on=each.due_on,
        tenant=house.tenant_name,
        href=f"/{house.slug}/actions/{each.action_id}/",
        title=each.title,
        part_of=each.action_title,
        due=format_day(each.due_on),
        due_note=lateness_words(each.due_on, today),
        claimed="",
        invented="",
    )


def _obligation(each: Owed, house: Belonging, today: date) -> Entry:
    return Entry(
        standing=standing(Claimed.NOT_STARTED, each.due_on, False, today),
        due_on=each.due_on,
        tenant=house.tenant_name,
        href=f"/{house.slug}/{each.path}",
        title=each.title,
        part_of="",
        due=format_day(each.due_on),
        due_note=lateness_words(each.due_on, today),
        claimed=each.kind_words,
        invented="",
    )


def _in_order(entry: Entry) -> tuple[date, bool, str]:
    return entry.due_on or date.max, bool(entry.part_of), entry.title
