"""Which authority has somebody confirmed for which service, and where nobody is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from tenants.authorities.models import Tenant, TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.guidance.models import ContactService
from tenants.people.audiences import Audience
from workflows.directory.models import DirectoryCover, DirectoryEntry
from workflows.directory.tiles import TILES, Tile


class Covered(StrEnum):
    """How far an authority can be reached for a service, the best first."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"  # never, or too long ago
    VACANT = "vacant"
    NOBODY = "nobody"


COVERED_WORDS: dict[Covered, str] = {
    Covered.CONFIRMED: "Confirmed",
    Covered.UNCONFIRMED: "Not confirmed",
    Covered.VACANT: "Vacant",
    Covered.NOBODY: "Nobody named",
}
_ORDER = tuple(Covered)


def covered_by(*, is_vacant: bool, verified_on: date | None, stale_since_on: date | None) -> Covered:
    """What one entry is worth."""
    if is_vacant:
        return Covered.VACANT
    return Covered.CONFIRMED if verified_on and not stale_since_on else Covered.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Named:
    """An entry that answers for an authority."""

    entry_id: UUID
    title: str
    organisation: str
    verified_on: date | None
    stale_since_on: date | None
    covered: Covered


@dataclass(frozen=True, slots=True)
class ServiceCover:
    """One service in one authority, with its entries, the best first."""

    service: ContactService
    entries: tuple[Named, ...]

    @property
    def covered(self) -> Covered:
        """As its best entry."""
        return self.entries[0].covered if self.entries else Covered.NOBODY


@dataclass(frozen=True, slots=True)
class Place:
    """One authority: `services` in order, and where its square stands on the map, if it has one."""

    authority: Tenant
    tile: Tile | None
    services: tuple[ServiceCover, ...]

    @property
    def confirmed(self) -> int:
        """For how many of the services somebody is confirmed."""
        return sum(each.covered == Covered.CONFIRMED for each in self.services)

    @property
    def gaps(self) -> list[ServiceCover]:
        """The services without anybody confirmed."""
        return [each for each in self.services if each.covered != Covered.CONFIRMED]

    @property
    def covered(self) -> Covered:
        """Of one service its own; of several confirmed when all are, unconfirmed when some are."""
        if len(self.services) == 1:
            return self.services[0].covered
        if not self.gaps:
            return Covered.CONFIRMED
        return Covered.UNCONFIRMED if self.confirmed else Covered.NOBODY


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole of London for some services."""

    services: tuple[ContactService, ...]
    places: tuple[Place, ...]

    def total(self, service: ContactService) -> Counter[Covered]:
        """In how many authorities the service stands how."""
        at = self.services.index(service)
        return Counter(place.services[at].covered for place in self.places)


def coverage(services: Sequence[ContactService]) -> Coverage:
    """Every authority by name, for these services; what only a house itself sees covers nobody."""
    named = _named([service.key for service in services])
    places = [
        Place(
            authority,
            TILES.get(authority.slug),
            tuple(ServiceCover(each, tuple(named[authority.id, each.key])) for each in services),
        )
        for authority in tenants_of_kind(TenantKind.AUTHORITY)
    ]
    return Coverage(tuple(services), tuple(places))


def _named(service_keys: Iterable[str]) -> dict[tuple[UUID, str], list[Named]]:
    entry = DirectoryEntry
    statement = (
        select(DirectoryCover.authority_id, entry.service_key, entry.id, entry.title, entry.organisation)
        .add_columns(entry.is_vacant, entry.verified_on, entry.stale_since_on)
        .join(entry, entry.id == DirectoryCover.entry_id)
        .where(entry.service_key.in_(tuple(service_keys)), entry.audience <= Audience.NETWORK)
        .order_by(entry.organisation, entry.title, entry.id)
    )
    found: dict[tuple[UUID, str], list[Named]] = defaultdict(list)
    for row in db.session.execute(statement):
        dates = {"verified_on": row.verified_on, "stale_since_on": row.stale_since_on}
        covered = covered_by(is_vacant=row.is_vacant, **dates)
        named = Named(row.id, row.title, row.organisation, covered=covered, **dates)
        found[row.authority_id, row.service_key].append(named)
    for entries in found.values():
        entries.sort(key=lambda each: _ORDER.index(each.covered))
    return found
