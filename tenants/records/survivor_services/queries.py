"""Reading the register of survivor services."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select

from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.database import db
from tenants.errors import NotFound
from tenants.guidance.queries import survivor_needs
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.rules import ServiceStatus

_NOT_FOUND = "We could not find that service in the register."


def services(*statuses: ServiceStatus) -> list[SurvivorService]:
    """The services that stand so, by name; all of them when nothing is named."""
    statement = select(SurvivorService).order_by(SurvivorService.title, SurvivorService.id)
    if statuses:
        statement = statement.where(SurvivorService.status.in_(statuses))
    return list(db.session.scalars(statement))


def get_service(service_id: UUID) -> SurvivorService:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    found = db.session.scalar(select(SurvivorService).where(SurvivorService.id == service_id))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def get_service_to_change(service_id: UUID) -> SurvivorService:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(SurvivorService).where(SurvivorService.id == service_id).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is None:
        raise NotFound(_NOT_FOUND)
    return found


def count_waiting_of(person_id: UUID) -> int:
    """How many of a person's suggestions nobody has decided on."""
    waiting = (
        select(func.count())
        .select_from(SurvivorService)
        .where(
            SurvivorService.suggested_by_id == person_id, SurvivorService.status == ServiceStatus.SUGGESTED
        )
    )
    return db.session.scalar(waiting) or 0


def counts_by_status() -> dict[ServiceStatus, int]:
    """How many services stand where, in order."""
    statement = select(SurvivorService.status, func.count()).group_by(SurvivorService.status)
    found = {ServiceStatus(status): count for status, count in db.session.execute(statement)}
    return {status: found.get(status, 0) for status in ServiceStatus}


def need_titles() -> dict[str, str]:
    """What survivors may need, by key and in order."""
    return {need.key: need.title for need in survivor_needs()}


def area_names() -> dict[str, str]:
    """The authorities in which a service may work, by slug and in order of name."""
    return {tenant.slug: tenant.name for tenant in tenants_of_kind(TenantKind.AUTHORITY)}


def in_words(keys: Collection[str], words: dict[str, str]) -> list[str]:
    """The words for keys, in the order of the words; a key that is gone is left out."""
    return [title for key, title in words.items() if key in keys]
