"""Door one for survivor services: publishes an approved one for everybody to read, and takes it down."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.exits import as_published, publication
from tenants.records.survivor_services.models import SurvivorService
from tenants.scope import current_tenant
from workflows.published_services.models import PublishedService
from workflows.published_services.values import as_values


def publish(service_id: UUID, *, by: UUID | None, today: date) -> PublishedService:
    """Puts a copy in the square, or renews the one there; the exit refuses what is not approved."""
    copy, published = publication(service_id), _ours(service_id)
    is_new = published is None
    if published is None:
        published = PublishedService(id=service_id, publisher_id=current_tenant(), published_on=today)
    before = published.content
    published.title, published.organisation = copy.title, copy.organisation
    published.content, published.verified_on = as_values(copy), copy.verified_on
    db.session.add(published)
    db.session.flush()  # before the audit, which need not hold all its words as well
    if before != published.content:
        audit.record(f"published-service:{'published' if is_new else 'renewed'}", published, by=by)
    return published


def take_down(service_id: UUID, *, by: UUID | None) -> None:
    """Deletes the copy; nothing of it stays in the square."""
    published = _ours(service_id)
    if published is None:
        return
    audit.record("published-service:taken-down", published, by=by)
    db.session.delete(published)
    db.session.flush()


def would_show(service: SurvivorService) -> ServiceCopy:
    """What everybody would read of it, for whoever decides on it."""
    return as_published(service)


def _ours(service_id: UUID) -> PublishedService | None:
    """The tenant's copy, held until the transaction ends."""
    ours = PublishedService.publisher_id == current_tenant()
    wanted = select(PublishedService).where(ours, PublishedService.id == service_id).with_for_update()
    return db.session.scalar(wanted.execution_options(populate_existing=True))
