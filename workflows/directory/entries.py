"""Reads entries of the directory, each with only what the reader's audience may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.models import ContactService
from tenants.people.audiences import Audience
from tenants.records.contacts.rules import Availability, Field
from workflows.directory.models import DirectoryCover, DirectoryEntry
from workflows.directory.values import COLUMNS


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as one audience sees it; `fields` has only what that audience may see."""

    id: UUID
    publisher_name: str
    organisation: str
    title: str
    service_key: str
    service_title: str
    covers: tuple[str, ...]  # names of authorities, in order
    availability: Availability
    fields: Mapping[Field, str]
    is_vacant: bool
    verified_on: date | None
    stale_since_on: date | None
    is_demonstration: bool

    @property
    def other_publisher(self) -> str:
        """Who published it, unless its organisation says so: a council may name another one there."""
        return "" if self.organisation.startswith(self.publisher_name) else self.publisher_name


_ENTRIES = (
    select(
        DirectoryEntry.id,
        DirectoryEntry.organisation,
        DirectoryEntry.title,
        DirectoryEntry.service_key,
        DirectoryEntry.availability,
        DirectoryEntry.public_fields,
        DirectoryEntry.members_fields,
        DirectoryEntry.network_fields,
        DirectoryEntry.is_vacant,
        DirectoryEntry.verified_on,
        DirectoryEntry.stale_since_on,
        DirectoryEntry.is_demonstration,
        Tenant.name.label("publisher_name"),
        ContactService.title.label("service_title"),
    )
    .join(Tenant, Tenant.id == DirectoryEntry.publisher_id)
    .join(ContactService, ContactService.key == DirectoryEntry.service_key)
    .where(DirectoryEntry.audience <= bindparam("audience"))
)


def get_entry(entry_id: UUID, audience: Audience) -> EntryView:
    """The entry with this id; NotFound when there is none, or nothing of it is for the audience."""
    found = entries_with([entry_id], audience)
    if not found:
        raise NotFound("We could not find that contact. It may have been taken out of the directory.")
    return found[0]


def entries_with(ids: Iterable[UUID], audience: Audience) -> list[EntryView]:
    """Those of the entries that the audience may see, in the order of the ids."""
    wanted = list(ids)
    views = _views(_WITH_IDS, audience, {"ids": wanted}) if wanted else []
    found = {each.id: each for each in views}
    return [found[each] for each in wanted if each in found]


def entries_for(authority_slug: str | None, service_key: str | None, audience: Audience) -> list[EntryView]:
    """What there is for a place and a service, either of which may be any, by organisation and service."""
    statement = _ENTRIES.order_by(
        DirectoryEntry.organisation, ContactService.position, DirectoryEntry.title, DirectoryEntry.id
    )
    if service_key is not None:
        statement = statement.where(DirectoryEntry.service_key == service_key)
    if authority_slug is not None:
        place = select(Tenant.id).where(Tenant.slug == authority_slug).scalar_subquery()
        covered = select(DirectoryCover.entry_id).where(DirectoryCover.authority_id == place)
        statement = statement.where(DirectoryEntry.id.in_(covered))
    return _views(statement, audience)


_WITH_IDS = _ENTRIES.where(DirectoryEntry.id.in_(bindparam("ids", expanding=True)))
_COVERS = (
    select(DirectoryCover.entry_id, Tenant.name)
    .join(Tenant, Tenant.id == DirectoryCover.authority_id)
    .where(DirectoryCover.entry_id.in_(bindparam("ids", expanding=True)))
    .order_by(Tenant.name)
)


def _views(
    statement: Select[*tuple[Any, ...]], audience: Audience, given: Mapping[str, Any] | None = None
) -> list[EntryView]:
    rows = db.session.execute(statement, {"audience": int(audience), **(given or {})}).all()
    covers = _covers_of([row.id for row in rows])
    return [_view(row, tuple(covers.get(row.id, ())), audience) for row in rows]


def _covers_of(ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for entry_id, name in db.session.execute(_COVERS, {"ids": ids}) if ids else ():
        found.setdefault(entry_id, []).append(name)
    return found


def _view(row: Any, covers: tuple[str, ...], audience: Audience) -> EntryView:
    return EntryView(
        id=row.id,
        publisher_name=row.publisher_name,
        organisation=row.organisation,
        title=row.title,
        service_key=row.service_key,
        service_title=row.service_title,
        covers=covers,
        availability=Availability(row.availability),
        fields=_fields(row, audience),
        is_vacant=row.is_vacant,
        verified_on=row.verified_on,
        stale_since_on=row.stale_since_on,
        is_demonstration=row.is_demonstration,
    )


def _fields(row: Any, audience: Audience) -> dict[Field, str]:
    """What the audience sees, in the order of Field."""
    seen = {
        key: words
        for widest, column in COLUMNS.items()
        if widest <= audience
        for key, words in getattr(row, column).items()
    }
    return {field: seen[field.value] for field in Field if seen.get(field.value)}
