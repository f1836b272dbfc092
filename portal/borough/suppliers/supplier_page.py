"""Everything that the page of one supplier says, in words, so that its template only lays it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.access import may
from portal.borough.checks import about as checks
from portal.borough.contracts import about as contracts
from portal.borough.exclusions import about as exclusions
from portal.borough.follow_ups import about as follow_ups
from portal.borough.published_checks import about as published_checks
from portal.borough.registry import about as registry
from portal.borough.risk import about as risk
from portal.borough.suppliers.chain_lines import ChainView, chain_view
from portal.borough.suppliers.rows import tier_kind, tier_words, value_words
from portal.formatting import plural
from tenants.guidance.queries import sector_titles
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.obligations.queries import Owed
from tenants.records.plans.rules import lateness_words
from tenants.records.posts.queries import get_post
from tenants.records.suppliers.countries import country_name
from tenants.records.suppliers.figures import figures_by_supplier
from tenants.records.suppliers.models import Supplier, SupplierContact
from tenants.records.suppliers.owed import due_about
from tenants.records.suppliers.queries import (
    Choice,
    aliases_of,
    contacts_of,
    countries_of,
    get_supplier,
    owned_by,
    sectors_of,
)
from tenants.records.suppliers.risk_queries import high_risk_keys
from tenants.records.suppliers.rules import PRESENCE_WORDS, Presence

_COMPANIES_HOUSE = "https://find-and-update.company-information.service.gov.uk/company/"


@dataclass(frozen=True, slots=True)
class SectorLine:
    """A sector, and whether it is known for a high risk."""

    title: str
    is_high_risk: bool


@dataclass(frozen=True, slots=True)
class SupplierPage:
    """What the page says of a supplier; the parts of other features are views of their own."""

    supplier: Supplier
    register_href: str  # its page at Companies House
    tier: str
    tier_kind: str
    next_due: Owed | None
    next_note: str  # "3 working days late"
    is_late: bool
    more_due: int
    value: str
    contracts_count: str
    checked_on: date | None
    sectors: tuple[SectorLine, ...]
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    parent: Supplier | None
    children: tuple[Choice, ...]
    owner: str
    contacts: tuple[SupplierContact, ...]
    chain: ChainView
    parts: dict[str, Any]  # of other features, by the feature
    may_write: bool


def open_page(supplier_id: UUID, house: str, today: date) -> SupplierPage:
    """The page; NotFound when it is not the tenant's. `house` is the tenant's part of an address."""
    supplier, due = get_supplier(supplier_id), due_about(supplier_id)
    value, count, checked_on = figures_by_supplier([supplier_id], today)[supplier_id]
    return SupplierPage(
        supplier=supplier,
        register_href=f"{_COMPANIES_HOUSE}{supplier.company_number}" if supplier.company_number else "",
        tier=tier_words(supplier.tier),
        tier_kind=tier_kind(supplier.tier),
        next_due=due[0] if due else None,
        next_note=lateness_words(due[0].due_on, today) if due else "",
        is_late=bool(due) and due[0].due_on < today,
        more_due=max(0, len(due) - 1),
        value=value_words(value, count),
        contracts_count=plural(count, "contract") if count else "",
        checked_on=checked_on,
        sectors=_sectors(supplier_id, today),
        countries=_countries(countries_of(supplier_id)),
        aliases=tuple(aliases_of(supplier_id)),
        parent=get_supplier(supplier.parent_id) if supplier.parent_id else None,
        children=tuple(owned_by(supplier_id)),
        owner=_owner(supplier),
        contacts=tuple(contacts_of(supplier_id)),
        chain=chain_view(supplier_id, house),
        parts={name: feature.about_supplier(supplier, house, today) for name, feature in _FEATURES.items()},
        may_write=may(Permission.SUPPLIER_WRITE),
    )


#: The features with something to say of a supplier, by the name that the template knows them by.
_FEATURES: dict[str, Any] = {
    "risk": risk,
    "checks": checks,
    "follow_ups": follow_ups,
    "exclusions": exclusions,
    "contracts": contracts,
    "published_checks": published_checks,
    "registry": registry,
}


def _sectors(supplier_id: UUID, today: date) -> tuple[SectorLine, ...]:
    titles, high_risk = sector_titles(), high_risk_keys(today)
    return tuple(SectorLine(titles.get(key, key), key in high_risk) for key in sectors_of(supplier_id))


def _countries(found: Sequence[tuple[str, Presence]]) -> tuple[str, ...]:
    """Each country once, with what is done there: "Poland: based there, buys from there"."""
    ways: dict[str, list[str]] = {}
    for code, presence in found:
        ways.setdefault(country_name(code), []).append(PRESENCE_WORDS[presence].lower())
    return tuple(f"{name}: {', '.join(words)}" for name, words in sorted(ways.items()))


def _owner(supplier: Supplier) -> str:
    """Who answers for it in words; nothing when nobody in particular does."""
    if supplier.owner_post_id:
        post = get_post(supplier.owner_post_id)
        holder = names_of({post.holder_id}).get(post.holder_id, "") if post.holder_id else ""
        return f"{post.title} ({holder or 'vacant'})"
    person_id = supplier.owner_person_id
    return names_of({person_id}).get(person_id, "") if person_id else ""
