"""Suppliers as the lines of a list: every word of a row prepared, so that the template only places them."""

from collections.abc import Mapping
from typing import NamedTuple

from portal.formatting import plural
from tenants.dating import format_day
from tenants.records.contracts.pounds import pounds_words
from tenants.records.suppliers.lists import ListedSupplier
from tenants.records.suppliers.rules import NOT_TIERED, TIER_WORDS, Tier

#: The kind of a tag decides its colour; the words in it always say the same.
TIER_KINDS: dict[Tier, str] = {Tier.HIGH: "late", Tier.MEDIUM: "soon", Tier.LOW: "done"}


class SupplierRow(NamedTuple):
    """One supplier as the list shows it, in words."""

    href: str
    title: str
    number: str
    note: str  # "Ended 3 May 2026", "Known as somebody’s supplier only", or nothing
    sectors: str
    tier: str
    tier_kind: str
    tiered: str  # the day of the assessment
    value: str
    contracts: str
    checked: str
    is_invented: bool


def supplier_row(found: ListedSupplier, *, house: str, sectors: Mapping[str, str]) -> SupplierRow:
    """The row in words; `house` is the tenant's part of an address, `sectors` are titles by key."""
    return SupplierRow(
        href=f"/{house}/suppliers/{found.key}/",
        title=found.title,
        number=found.company_number,
        note=_note(found),
        sectors=", ".join(sectors.get(key, key) for key in found.sector_keys),
        tier=tier_words(found.tier),
        tier_kind=tier_kind(found.tier),
        tiered=format_day(found.tiered_on) if found.tier and found.tiered_on else "",
        value=value_words(found.value, found.contracts),
        contracts=plural(found.contracts, "contract") if found.contracts else "",
        checked=format_day(found.checked_on) if found.checked_on else "",
        is_invented=bool(found.invented),
    )


def tier_words(tier: str | None) -> str:
    """The tier's name, or that there is none yet."""
    return TIER_WORDS[Tier(tier)] if tier else NOT_TIERED


def tier_kind(tier: str | None) -> str:
    """The kind of tag for a tier."""
    return TIER_KINDS[Tier(tier)] if tier else "quiet"


def value_words(value: int | None, contracts: int) -> str:
    """What its contracts in force are worth a year."""
    if not contracts:
        return "No contract in force"
    return "Value not known" if value is None else f"{pounds_words(value)} a year"


def _note(found: ListedSupplier) -> str:
    if found.ended_on:
        return f"Ended {format_day(found.ended_on)}"
    return "" if found.is_direct else "Not ours: known as a supplier of others"
