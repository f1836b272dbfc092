"""Reading the pathway that a place follows on a day: for everybody, whether a scope is open or not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from tenants.authorities.models import Tenant, TenantAlias, TenantKind
from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import Clock, PathwayGuidance
from tenants.guidance.queries import clocks_in_force, pathway_guidance
from tenants.pathways.resolving import clocks_named, resolve
from tenants.pathways.steps import Pathway
from workflows.published_pathways.models import PublishedPathway
from workflows.published_pathways.values import (
    ANY_PLACE,
    NATIONAL,
    ClockShown,
    Guidance,
    OwnEdition,
    Place,
    Shown,
)

_NOT_FOUND = "We could not find that place."


def places(on: date) -> list[Place]:
    """Every authority by name, and whoever else has a pathway of its own on the day."""
    with_own = set(db.session.scalars(select(PublishedPathway.authority_id).where(_begun(on))))
    aliases = _aliases()
    found = db.session.execute(select(Tenant.id, Tenant.slug, Tenant.name, Tenant.kind).order_by(Tenant.name))
    return [
        Place(row.slug, row.name, row.id in with_own, aliases.get(row.id, ()))
        for row in found
        if row.kind == TenantKind.AUTHORITY or row.id in with_own
    ]


def pathway_of(slug: str, on: date) -> Shown:
    """What the place follows on the day: its own approved pathway, or the national one.

    NotFound for a place without a pathway that is no authority, and before the first national edition.
    """
    if slug == NATIONAL:
        return national_pathway(on)
    row = db.session.execute(
        select(Tenant.id, Tenant.slug, Tenant.name, Tenant.kind).where(Tenant.slug == slug)
    ).one_or_none()
    own = _own(row.id, on) if row else None
    if row is None or (own is None and row.kind != TenantKind.AUTHORITY):
        raise NotFound(_NOT_FOUND)
    if own is None:
        return replace(national_pathway(on), place=Place(row.slug, row.name))
    return shown_pathway(
        Pathway.of(own.content), Place(row.slug, row.name, has_own=True), own.title, on, _edition(own)
    )


def national_pathway(on: date) -> Shown:
    """The national pathway on a day; NotFound before its first edition."""
    edition = pathway_guidance(on)
    return _shown(Pathway.of(edition.content), ANY_PLACE, edition.title, edition, on)


def shown_pathway(
    pathway: Pathway, place: Place, title: str, on: date, own: OwnEdition | None = None
) -> Shown:
    """A place's own pathway in its full words on a day, published or not: so a draft can be looked at."""
    return replace(_shown(pathway, place, title, pathway_guidance(on), on), own=own)


def _shown(pathway: Pathway, place: Place, title: str, edition: PathwayGuidance, on: date) -> Shown:
    national, clocks = Pathway.of(edition.content), clocks_in_force(on)
    lengths = {code: clock.length for code, clock in clocks.items()}
    named = clocks_named(pathway) | clocks_named(national)
    return Shown(
        place=place,
        title=title,
        pathway=resolve(pathway, national, lengths),
        guidance=_guidance(edition),
        clocks={code: _clock(clock) for code, clock in clocks.items() if code in named},
        on=on,
    )


def _own(authority_id: UUID, on: date) -> PublishedPathway | None:
    newest_first = (PublishedPathway.valid_from.desc(), PublishedPathway.edition.desc())
    theirs: Select[Any] = select(PublishedPathway).where(PublishedPathway.authority_id == authority_id)
    found: PublishedPathway | None = db.session.scalar(
        theirs.where(_begun(on)).order_by(*newest_first).limit(1)
    )
    return found


def _begun(on: date) -> Any:
    return PublishedPathway.valid_from <= on


def _edition(own: PublishedPathway) -> OwnEdition:
    return OwnEdition(
        own.edition, own.source, own.caveat, own.approved_on, own.valid_from, own.is_demonstration
    )


def _guidance(edition: PathwayGuidance) -> Guidance:
    return Guidance(
        title=edition.title,
        guidance=edition.guidance,
        issued_on=edition.issued_on,
        source=edition.source,
        note=edition.note,
        valid_from=edition.valid_from,
        valid_to=edition.valid_to,
    )


def _clock(clock: Clock) -> ClockShown:
    return ClockShown(clock.code, clock.title, clock.length, clock.source, clock.is_law)


def _aliases() -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for member_id, alias in db.session.execute(select(TenantAlias.member_id, TenantAlias.alias)):
        found[member_id] = (*found.get(member_id, ()), alias)
    return found
