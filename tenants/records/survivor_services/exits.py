"""Door one: what the directory may show to everybody of a survivor service."""

from uuid import UUID

from tenants.errors import WrongState
from tenants.records.survivor_services.copies import ServiceCopy
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.queries import get_service
from tenants.records.survivor_services.rules import Gender, NrmStatus, Reach, ServiceStatus


def publication(service_id: UUID) -> ServiceCopy:
    """The words of an approved service; WrongState for any other."""
    service = get_service(service_id)
    if service.status != ServiceStatus.APPROVED:
        raise WrongState("This service is not approved, so nothing of it may be published.")
    return as_published(service)


def as_published(service: SurvivorService) -> ServiceCopy:
    """What everybody would read of it, for whoever decides on it; where a refuge is, nobody ever reads."""
    return ServiceCopy(
        id=service.id,
        title=service.title,
        organisation=service.organisation,
        description=service.description,
        url=service.url,
        email=service.email,
        phone=service.phone,
        hours=service.hours,
        cost=service.cost,
        needs=tuple(service.needs),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        genders=tuple(Gender(each) for each in service.genders),
        languages=tuple(service.languages),
        has_interpreters=service.has_interpreters,
        nrm=tuple(NrmStatus(each) for each in service.nrm),
        reach=Reach(service.reach),
        areas=tuple(service.areas) if service.reach == Reach.BOROUGHS else (),
        address="" if service.is_refuge else service.address,
        how_to_refer=service.how_to_refer,
        may_refer_self=service.may_refer_self,
        capacity=service.capacity,
        capacity_on=service.capacity_on,
        verified_on=service.verified_on,
        is_demonstration=service.is_demonstration,
    )
