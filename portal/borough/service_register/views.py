"""The pages on which the register is listed and read, with everything that was changed in it."""

from uuid import UUID

from flask import render_template, request, url_for

from portal.access import requires
from portal.borough.activity.history import history_page
from portal.borough.service_register.blueprint import service_register as pages
from portal.borough.service_register.reading import lines, page_of
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.survivor_services.queries import counts_by_status, get_service
from tenants.records.survivor_services.rules import STATUS_WORDS, ServiceStatus


@pages.get("/")
@requires(Permission.SERVICE_READ)
def services() -> str:
    """What waits for a decision and what is in the directory, or whatever else is asked for."""
    counts = counts_by_status()
    status = _status_asked_for(counts)
    return render_template(
        "borough/service_register/services.html",
        status=status,
        status_words=STATUS_WORDS,
        counts=counts,
        lines=lines(status, clock.today()),
    )


def _status_asked_for(counts: dict[ServiceStatus, int]) -> ServiceStatus:
    """The one in the address, else what waits for a decision, else the directory."""
    asked = request.args.get("status", "")
    if asked in set(ServiceStatus):
        return ServiceStatus(asked)
    return ServiceStatus.SUGGESTED if counts[ServiceStatus.SUGGESTED] else ServiceStatus.APPROVED


@pages.get("/<uuid:service_id>/")
@requires(Permission.SERVICE_READ)
def service(service_id: UUID) -> str:
    """One service: where it stands, what everybody reads of it, and what only the secretariat knows."""
    page = page_of(get_service(service_id), clock.today())
    return render_template("borough/service_register/service.html", page=page, service=page.service)


@pages.get("/<uuid:service_id>/history")
@requires(Permission.SERVICE_READ)
def history(service_id: UUID) -> str:
    """Every change of the service's record, newest first."""
    found = get_service(service_id)
    back = url_for("service_register.service", service_id=service_id)
    return history_page(service_id, "survivor service", found.title, back)
