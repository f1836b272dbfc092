"""Collects what authorities gave, through their doors and in memory only, for the release of a quarter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.counts import Counts
from tenants.database import db
from tenants.records.contributions import exits
from tenants.scope import visit_each_tenant
from workflows.register.models import ContributionReceipt
from workflows.register.periods import Quarter
from workflows.releases.disclosure.tables import Base
from workflows.releases.geography import Place, places
from workflows.releases.measure_parts import Measure


@dataclass(frozen=True)
class Wanted:
    """A measure for a quarter: in which vintage, given until when, and of whom (None: of all)."""

    measure_key: str
    quarter: Quarter
    vintage: int = 1
    until: date | None = None
    givers: frozenset[str] | None = None


@dataclass(frozen=True)
class Collected:
    """What was given to a measure for a quarter, by the slugs of those who gave."""

    quarter: Quarter
    given: Mapping[str, Counts]

    @property
    def givers(self) -> tuple[str, ...]:
        """Who gave, in order."""
        return tuple(sorted(self.given))


def members() -> list[Tenant]:
    """Everybody who may contribute."""
    return tenants_of_kind(TenantKind.AUTHORITY)


def all_places() -> list[Place]:
    """Where each authority lies."""
    return places(members())


def collect(wanted: Sequence[Wanted]) -> dict[Wanted, Collected]:
    """All that is wanted, visiting every house once; the house that is open is left meanwhile."""
    slugs = {tenant.id: tenant.slug for tenant in members()}
    visited = visit_each_tenant(slugs, lambda tenant_id: _given(wanted, slugs[tenant_id]))
    by_slug = dict(zip(slugs.values(), visited, strict=True))
    return {
        each: Collected(each.quarter, {slug: found[each] for slug, found in by_slug.items() if each in found})
        for each in wanted
    }


def left_out(quarter: Quarter) -> dict[str, int]:
    """How many left each measure out for a quarter."""
    is_out = ContributionReceipt.is_given.is_(False)
    receipts = select(ContributionReceipt.measure_key).where(
        is_out, ContributionReceipt.starts_on == quarter.starts_on
    )
    found: dict[str, int] = {}
    for key in db.session.scalars(receipts):
        found[key] = found.get(key, 0) + 1
    return found


def base_of(measure: Measure, collected: Iterable[Collected]) -> Base:
    """The base table: a count for each authority, codes of the parts and quarter, in the plan's order."""
    base: dict[tuple[str, ...], int] = {}
    parts = tuple(part.name for part in measure.parts)
    for each in collected:
        for slug, counts in each.given.items():
            if counts.dimensions != parts:
                raise ValueError(f"{slug} divides {measure.key} by {counts.dimensions} and not by {parts}")
            for codes, number in counts.numbers.items():
                base[slug, *codes, each.quarter.key] = number
    return base


def _given(wanted: Sequence[Wanted], slug: str) -> dict[Wanted, Counts]:
    """What the open tenant gave of it."""
    found: dict[Wanted, Counts] = {}
    for each in wanted:
        if each.givers is None or slug in each.givers:
            counts = exits.contribution(
                each.measure_key, each.quarter.starts_on, vintage=each.vintage, until=each.until
            )
            if counts is not None:
                found[each] = counts
    return found
