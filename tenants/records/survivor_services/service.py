"""Suggesting a survivor service, deciding on it, keeping it right, and ending it."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.service import NOBODY, Owner, must_be_ours
from tenants.records.survivor_services.details import LONGEST_NOTE, ServiceDetails
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.owed import (
    owe_check,
    owe_decision,
    settle_check,
    settle_decision,
    tell_of_change,
)
from tenants.records.survivor_services.queries import area_names, count_waiting_of, need_titles
from tenants.records.survivor_services.rules import ServiceStatus

MOST_WAITING = 10  # suggestions of one person that nobody has decided on


def suggest(details: ServiceDetails, who: str, *, by: UUID, today: date) -> SurvivorService:
    """Somebody of a member suggests a service; `who` says who, of which member.

    WrongState when too many of theirs still wait.
    """
    if count_waiting_of(by) >= MOST_WAITING:
        raise WrongState(
            f"{MOST_WAITING} of your suggestions still wait. The secretariat decides on those first: "
            "please come back when you have heard from it."
        )
    service = _new(details, NOBODY)
    service.suggested_by_id, service.suggested_by_words = by, who[:200]
    audit.record("survivor-service:suggested", service, by=by)
    db.session.flush()
    owe_decision(service, by=by, today=today)
    return service


def add_service(details: ServiceDetails, owner: Owner, *, by: UUID | None, today: date) -> SurvivorService:
    """The secretariat's own suggestion: nobody reads it before somebody has looked at it and approved it."""
    must_be_ours(owner)
    service = _new(details, owner)
    service.suggested_by_id = by
    audit.record("survivor-service:added", service, by=by)
    db.session.flush()
    owe_decision(service, by=by, today=today)
    return service


def _new(details: ServiceDetails, owner: Owner) -> SurvivorService:
    details.check(need_titles(), area_names())
    now = clock.now()
    service = SurvivorService(id=uuid4(), status=ServiceStatus.SUGGESTED, suggested_at=now, updated_at=now)
    service.is_demonstration = details.is_demonstration
    details.write_on(service)
    service.owner_post_id, service.owner_person_id = owner
    db.session.add(service)
    return service


def edit_service(service: SurvivorService, details: ServiceDetails, owner: Owner, *, by: UUID) -> None:
    """Changes what is known of it, and who looks after it."""
    if service.status == ServiceStatus.ENDED:
        raise WrongState("This service has ended. Approve it again first if it is back.")
    details.check(need_titles(), area_names())
    if owner != Owner.of(service):
        must_be_ours(owner)
    details.write_on(service)
    service.owner_post_id, service.owner_person_id = owner
    _keep("survivor-service:edited", service, by)
    tell_of_change(service, by=by)


def approve(
    service: SurvivorService, *, by: UUID | None, today: date, verified_on: date | None = None
) -> None:
    """Takes it into the directory; `verified_on` is when somebody asked the service whether all is right."""
    if service.status == ServiceStatus.APPROVED:
        raise WrongState("This service is in the directory already.")
    if verified_on is not None and verified_on > today:
        raise FieldError("verified_on", "This day has not come yet. Enter the day on which you asked them.")
    service.status, service.decided_because = ServiceStatus.APPROVED, ""
    service.decided_by_id, service.decided_on = by, today
    service.verified_on, service.verified_by_id = verified_on, by if verified_on else None
    _keep("survivor-service:approved", service, by)
    settle_decision(service, by=by)
    owe_check(service, by=by, today=today)


def decline(service: SurvivorService, because: str, *, by: UUID, today: date) -> None:
    """Does not take it into the directory, and says why: whoever suggested it reads that."""
    if service.status != ServiceStatus.SUGGESTED:
        raise WrongState("Somebody has decided on this service already.")
    _decide(service, ServiceStatus.DECLINED, because, by, today)
    _keep("survivor-service:declined", service, by)
    settle_decision(service, by=by, because="Not taken up")


def verify(service: SurvivorService, *, by: UUID | None, today: date) -> None:
    """Says that somebody asked today and all is right; the next look is owed."""
    _must_be_in_the_directory(service)
    service.verified_on, service.verified_by_id = today, by
    _keep("survivor-service:verified", service, by)
    settle_check(service, by=by)
    owe_check(service, by=by, today=today)


def end_service(service: SurvivorService, because: str, *, by: UUID, today: date) -> None:
    """Takes it out of the directory, and says why; what is known of it stays in the register."""
    _must_be_in_the_directory(service)
    _decide(service, ServiceStatus.ENDED, because, by, today)
    _keep("survivor-service:ended", service, by)
    settle_check(service, by=by, because="The service has ended")


def _decide(service: SurvivorService, status: ServiceStatus, because: str, by: UUID, today: date) -> None:
    reason = because.strip()
    if not reason or len(reason) > LONGEST_NOTE:
        raise FieldError("reason", f"Say why, in {LONGEST_NOTE} characters or fewer.")
    service.status, service.decided_because = status, reason
    service.decided_by_id, service.decided_on = by, today


def _must_be_in_the_directory(service: SurvivorService) -> None:
    if service.status != ServiceStatus.APPROVED:
        raise WrongState("This service is not in the directory, so there is nothing of it to keep right.")


def _keep(event: str, service: SurvivorService, by: UUID | None) -> None:
    service.updated_at = clock.now()
    audit.record(event, service, by=by)
    db.session.flush()
