"""Reading the survivor services that everybody may read about, whoever's scope is open and when none is."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.survivor_services.copies import ServiceCopy
from workflows.published_services.models import PublishedService
from workflows.published_services.values import as_copy


@dataclass(frozen=True, slots=True)
class Published:
    """A service that everybody may read about, and since when."""

    copy: ServiceCopy
    published_on: date

    @property
    def id(self) -> UUID:
        """The service's own."""
        return self.copy.id


def published_services() -> list[Published]:
    """Every service, by name."""
    found = db.session.execute(_columns().order_by(PublishedService.title, PublishedService.id))
    return [_published(row) for row in found]


def get_published(service_id: UUID) -> Published:
    """The service with this id; NotFound when nothing of it is public."""
    row = db.session.execute(_columns().where(PublishedService.id == service_id)).one_or_none()
    if row is None:
        raise NotFound("We could not find that service. It may have ended.")
    return _published(row)


def _columns() -> Select[*tuple[Any, ...]]:
    """Columns, so that no session keeps the record."""
    return select(PublishedService.content, PublishedService.published_on)


def _published(row: Any) -> Published:
    return Published(as_copy(row.content), row.published_on)
