"""Contracts as the lines of a list: every word of a row prepared, so that the template only places them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from tenants.dating import format_day
from tenants.records.contracts.lists import ListedContract
from tenants.records.contracts.pounds import pounds_words
from tenants.records.contracts.rules import STANDING_WORDS, Standing, standing, time_words
from tenants.records.suppliers.rules import NOT_TIERED, TIER_WORDS, Tier

#: The kind of a tag decides its colour; the words in it always say the same.
STANDING_KINDS: dict[Standing, str] = {
    Standing.TO_COME: "waiting",
    Standing.IN_FORCE: "done",
    Standing.ENDED: "quiet",
}
TIER_KINDS: dict[Tier, str] = {Tier.HIGH: "late", Tier.MEDIUM: "soon", Tier.LOW: "done"}
#: A re-let date is pointed out when it is this near.
NEAR = timedelta(days=183)


class ContractRow(NamedTuple):
    """One contract as the list shows it, in words."""

    href: str
    title: str
    about: str  # its reference and department
    supplier: str
    supplier_href: str
    tier: str
    tier_kind: str
    value: str
    annual: str  # "£100,000 a year", when that is not the same
    standing: str
    standing_kind: str
    ends: str
    ends_note: str
    relet: str
    relet_note: str
    is_relet_near: bool
    lacks: str
    is_over: bool
    invented: str


def contract_rows(
    found: Iterable[ListedContract], lacked: Mapping[UUID, int], *, house: str, today: date
) -> list[ContractRow]:
    """The rows in words; `house` is the tenant's part of an address."""
    return [_row(each, lacked.get(each.id, 0), f"/{house}", today) for each in found]


def _row(each: ListedContract, lacked: int, house: str, today: date) -> ContractRow:
    seen = standing(each.starts_on, each.ends_on, today)
    is_over = seen is Standing.ENDED
    relet_on = None if is_over else each.relet_on
    return ContractRow(
        href=f"{house}/contracts/{each.id}/",
        title=each.title,
        about=", ".join(filter(None, (each.reference, each.department))),
        supplier=each.supplier_title,
        supplier_href=f"{house}/suppliers/{each.supplier_id}/",
        tier=tier_words(each.tier),
        tier_kind=TIER_KINDS[Tier(each.tier)] if each.tier else "quiet",
        value=pounds_words(each.value) or "Not known",
        annual=annual_words(each.value, each.annual_value),
        standing=STANDING_WORDS[seen],
        standing_kind=STANDING_KINDS[seen],
        ends=ends_words(each.starts_on, each.ends_on, seen),
        ends_note=_ends_note(each.starts_on, each.ends_on, seen, today),
        relet=format_day(relet_on) if relet_on else "",
        relet_note=time_words(relet_on, today) if relet_on else "",
        is_relet_near=is_near(relet_on, today),
        lacks=lacks_words(lacked, seen),
        is_over=is_over,
        invented=f"{each.invented} invented" if each.invented else "",
    )


def tier_words(tier: str | None) -> str:
    """ "High risk", or that nobody has said yet."""
    return f"{TIER_WORDS[Tier(tier)]} risk" if tier else NOT_TIERED


def annual_words(value: int | None, annual_value: int | None) -> str:
    """What it costs a year; nothing when that is the whole value."""
    is_said = annual_value is not None and annual_value != value
    return f"{pounds_words(annual_value)} a year" if is_said else ""


def ends_words(starts_on: date | None, ends_on: date | None, seen: Standing) -> str:
    """The day that matters next: of its beginning while it is to come, else of its end."""
    if seen is Standing.TO_COME and starts_on:
        return f"Begins {format_day(starts_on)}"
    return format_day(ends_on) if ends_on else "No end date"


def _ends_note(starts_on: date | None, ends_on: date | None, seen: Standing, today: date) -> str:
    if seen is Standing.TO_COME and ends_on:
        return f"ends {format_day(ends_on)}"
    return time_words(ends_on, today) if ends_on else ""


def is_near(relet_on: date | None, today: date) -> bool:
    """Whether buying it anew has to be decided soon, or should have been."""
    return relet_on is not None and relet_on <= today + NEAR


def lacks_words(lacked: int, seen: Standing) -> str:
    """ "1 clause missing", "3 clauses missing", "1 clause was missing" once it is over, or nothing."""
    if not lacked:
        return ""
    clauses, were = ("clause", "was ") if lacked == 1 else ("clauses", "were ")
    return f"{lacked} {clauses} {were if seen is Standing.ENDED else ''}missing"


def when_words(starts_on: date | None, ends_on: date | None, seen: Standing, today: date) -> str:
    """ "ends 31 March 2028, in 4 months", "begins 1 April 2027", "ended 31 March 2026, 7 months ago"."""
    words, note = ends_words(starts_on, ends_on, seen), _ends_note(starts_on, ends_on, seen, today)
    said = {Standing.ENDED: "ended ", Standing.IN_FORCE: "ends " if ends_on else ""}.get(seen, "")
    plain = words if said else words[:1].lower() + words[1:]
    return ", ".join(filter(None, (f"{said}{plain}", note)))
