"""Decides on survivor services, with the public copy always in step and whoever suggested one told."""

from datetime import date
from uuid import UUID

from tenants.records.obligations.service import Owner
from tenants.records.survivor_services import service as register
from tenants.records.survivor_services.details import ServiceDetails
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.rules import ServiceStatus
from workflows.notices.service import queue_letter
from workflows.published_services.service import publish, take_down
from workflows.settings import settings


def take_up(
    service: SurvivorService, *, by: UUID | None, today: date, verified_on: date | None = None
) -> None:
    """Takes it into the directory, where everybody reads it from now on."""
    is_first = service.status == ServiceStatus.SUGGESTED
    register.approve(service, by=by, today=today, verified_on=verified_on)
    publish(service.id, by=by, today=today)
    if is_first:
        address = f"{settings().base_url}/directory/services/{service.id}"
        _tell(service, by, "is in the directory", f"Everybody can find it now.\n\nRead it: {address}")


def turn_down(service: SurvivorService, because: str, *, by: UUID, today: date) -> None:
    """Does not take it into the directory, and says why."""
    register.decline(service, because, by=by, today=today)
    _tell(service, by, "was not taken up", f"The secretariat says why: {service.decided_because}")


def change(service: SurvivorService, details: ServiceDetails, owner: Owner, *, by: UUID, today: date) -> None:
    """Changes what is known of it; what everybody reads changes with it."""
    register.edit_service(service, details, owner, by=by)
    if service.status == ServiceStatus.APPROVED:
        publish(service.id, by=by, today=today)


def confirm(service: SurvivorService, *, by: UUID | None, today: date) -> None:
    """Says that somebody asked today and all is right; everybody reads the day."""
    register.verify(service, by=by, today=today)
    publish(service.id, by=by, today=today)


def end(service: SurvivorService, because: str, *, by: UUID, today: date) -> None:
    """Takes it out of the directory; nobody finds it there from now on."""
    register.end_service(service, because, by=by, today=today)
    take_down(service.id, by=by)


def _tell(service: SurvivorService, by: UUID | None, happened: str, words: str) -> None:
    """Whoever suggested it, unless they decided on it themselves."""
    if service.suggested_by_id is None or service.suggested_by_id == by:
        return
    queue_letter(
        service.suggested_by_id,
        f"{service.title} {happened}",
        f"You suggested the service {service.title} for the directory of survivor services. "
        f"It {happened}.\n\n{words}",
        dedupe_key=f"survivor-service/{service.id}/{service.status}",
    )
