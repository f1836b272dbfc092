"""The supply chain of a supplier as the lines of two indented lists."""

from dataclasses import dataclass
from uuid import UUID

from portal.borough.suppliers.rows import tier_kind
from tenants.records.suppliers.chain import Branch, chain_of
from tenants.records.suppliers.countries import country_name
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import TIER_WORDS, Tier


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One company of the chain, with those beyond it."""

    title: str
    href: str  # empty for a name that is not in the register
    about: str  # "Provides night cleaners (workers); Poland"
    source: str
    tier: str
    tier_kind: str
    is_elsewhere: bool  # it stands in the list already, with those beyond it
    remove_href: str  # only for a step next to the supplier whose page it is
    lines: tuple["ChainLine", ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """Who supplies it, and whom it supplies."""

    supplied_by: tuple[ChainLine, ...]
    supplies: tuple[ChainLine, ...]
    is_cut: bool


def chain_view(supplier_id: UUID, house: str) -> ChainView:
    """The chain in words; `house` is the tenant's part of an address."""
    found, place = chain_of(supplier_id), f"/{house}/suppliers/"
    own = f"{place}{supplier_id}/chain/"
    return ChainView(
        supplied_by=tuple(_line(each, place, own) for each in found.supplied_by),
        supplies=tuple(_line(each, place, "") for each in found.supplies),
        is_cut=found.is_cut,
    )


def _line(branch: Branch, place: str, own: str) -> ChainLine:
    step, other = branch.step, branch.other
    tier = Tier(other.tier) if other and other.tier else None
    return ChainLine(
        title=branch.title,
        href=f"{place}{other.id}/" if other else "",
        about=_about(branch),
        source=step.source,
        tier=f"{TIER_WORDS[tier]} risk" if tier else "",
        tier_kind=tier_kind(tier),
        is_elsewhere=branch.is_elsewhere,
        remove_href=f"{own}{step.link_id}/remove" if own else "",
        lines=tuple(_line(each, place, "") for each in branch.branches),
    )


def _about(branch: Branch) -> str:
    step = branch.step
    workers = "workers" if step.is_labour else ""
    provides = f"{step.provides} ({workers})" if step.provides and workers else step.provides or workers
    country = country_name(step.country_code) if step.country_code else ""
    ended = "ended in the register" if _is_ended(branch.other) else ""
    said = "; ".join(filter(None, (provides, country, ended)))
    return said[:1].upper() + said[1:]


def _is_ended(other: Supplier | None) -> bool:
    return other is not None and other.ended_on is not None
