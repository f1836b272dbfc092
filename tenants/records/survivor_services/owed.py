"""What the register makes the secretariat owe: a decision on each suggestion, and a look at each entry."""

from datetime import date, timedelta
from uuid import UUID

from tenants.guidance.queries import find_clock
from tenants.people.permissions import Role
from tenants.people.queries import members_of
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner, Task, owe, settle
from tenants.records.survivor_services.models import SurvivorService
from tenants.scope import current_tenant

CHECK_CLOCK = "service-check"
_DAYS_TO_DECIDE = 14
_DAYS_WITHOUT_A_CLOCK = 183  # while no guidance is loaded


def secretariat() -> Owner:
    """Who looks after the register when nobody else does: the first of the secretariat, else the leads."""
    office = [person for person, membership in members_of(current_tenant()) if _is_office(membership.role)]
    return Owner(person_id=office[0].id) if office else NOBODY


def _is_office(role: str) -> bool:
    return role == Role.SECRETARIAT


def owe_decision(service: SurvivorService, *, by: UUID | None, today: date) -> None:
    """Somebody is to decide on the suggestion within two weeks."""
    owe(_decision(service), today + timedelta(days=_DAYS_TO_DECIDE), _owner(service), by=by)


def settle_decision(service: SurvivorService, *, by: UUID | None, because: str = "") -> None:
    """It is decided."""
    settle(Kind.SERVICE_SUGGESTION, service.id, by=by, because=because[:300])


def owe_check(service: SurvivorService, *, by: UUID | None, today: date) -> None:
    """Its owner is to ask again whether it is right: by the clock, or now when nobody ever asked."""
    due_on = next_check_on(service.verified_on) if service.verified_on else today
    owe(_check(service), due_on, _owner(service), by=by)


def next_check_on(verified_on: date) -> date:
    """The day by which an entry is to be looked at again."""
    clock = find_clock(CHECK_CLOCK, verified_on)
    if clock is None:
        return verified_on + timedelta(days=_DAYS_WITHOUT_A_CLOCK)
    return clock.rule.due_after(verified_on)


def settle_check(service: SurvivorService, *, by: UUID | None, because: str = "") -> None:
    """It was looked at, or, with a reason, nobody needs to any more."""
    settle(Kind.SERVICE_CHECK, service.id, by=by, because=because[:300])


def tell_of_change(service: SurvivorService, *, by: UUID | None) -> None:
    """Gives what is open the service's new owner and name; its day stays."""
    for task in (_decision(service), _check(service)):
        found = find_obligation(task.kind, service.id)
        if found is not None and found.done_on is None:
            owe(task, found.due_on, _owner(service), by=by, reason=found.reason)


def _decision(service: SurvivorService) -> Task:
    title = f"Decide on the suggested service {service.title}"[:240]
    return Task(Kind.SERVICE_SUGGESTION, service.id, title, _path(service))


def _check(service: SurvivorService) -> Task:
    title = f"Check that the directory is right about {service.title}"[:240]
    return Task(Kind.SERVICE_CHECK, service.id, title, _path(service))


def _path(service: SurvivorService) -> str:
    return f"services/{service.id}/"


def _owner(service: SurvivorService) -> Owner:
    owner = Owner.of(service)
    return secretariat() if owner == NOBODY else owner
