"""The letterbox of the register: somebody of any member suggests a service to the network."""

from datetime import date
from uuid import UUID

from tenants.authorities.models import TenantKind
from tenants.authorities.queries import tenants_of_kind
from tenants.errors import NotFound
from tenants.people.queries import leads_of
from tenants.records.survivor_services.details import ServiceDetails
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.service import suggest
from tenants.scope import tenant_scope
from workflows.notices.service import queue_letter
from workflows.settings import settings


def suggest_service(details: ServiceDetails, who: str, *, by: UUID, today: date) -> UUID:
    """Puts it before the secretariat, which is told by mail; `who` is the name and member of the person.

    To be called while no house is open: it opens the network's own. NotFound where there is no network.
    """
    network = next(iter(tenants_of_kind(TenantKind.NETWORK)), None)
    if network is None:
        raise NotFound("There is no network here that could take a suggestion.")
    network_id, slug = network.id, network.slug
    with tenant_scope(network_id):
        service = suggest(details, who, by=by, today=today)
        _tell_secretariat(service, network_id, slug)
        return service.id


def _tell_secretariat(service: SurvivorService, network_id: UUID, slug: str) -> None:
    address = f"{settings().base_url}/{slug}/services/{service.id}/"
    for person in leads_of(network_id):
        queue_letter(
            person.id,
            f"Suggested for the directory: {service.title}",
            f"{service.suggested_by_words} suggests a service for the directory of survivor services: "
            f"{service.title}, run by {service.organisation}.\n\nNobody sees it before it is approved.\n\n"
            f"Look at it and decide: {address}",
            dedupe_key=f"service-suggestion/{service.id}/{person.id}",
        )
