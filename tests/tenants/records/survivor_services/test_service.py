"""Suggesting a survivor service, deciding on it, and keeping it right."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.models import Clock
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.survivor_services import service as register
from tenants.records.survivor_services.details import ServiceDetails
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.queries import get_service, services
from tenants.records.survivor_services.rules import Reach, ServiceStatus
from tenants.scope import tenant_scope
from tests.factories.survivor_services import LAWYERS, REFUGE, make_needs, wait_for_decision
from tests.factories.world import World

TODAY = clock.today()


@pytest.fixture
def waiting(world: World) -> UUID:
    """A service in LMSL's register that nobody has decided on."""
    db.session.add(Clock(key="service-check/2026", code="service-check", title="Ask again", months=6))
    with tenant_scope(world.lmsl.id):
        service_id = wait_for_decision(world.lmsl).id
        db.session.commit()
    return service_id


def _owed(kind: Kind, service: SurvivorService) -> tuple[object, object]:
    found = find_obligation(kind, service.id)
    return (found.due_on, found.done_on) if found else (None, None)


def test_a_decision_is_owed_when_a_service_is_suggested(world: World) -> None:
    make_needs()
    with tenant_scope(world.lmsl.id):
        made = register.suggest(LAWYERS, "Met Member, Police", by=world.met.member.id, today=TODAY)
        owed = find_obligation(Kind.SERVICE_SUGGESTION, made.id)
        assert owed is not None and owed.path == f"services/{made.id}/"
        assert owed.owner_person_id == world.lmsl.secretariat.id
        assert made.status == ServiceStatus.SUGGESTED and made.suggested_by_words == "Met Member, Police"


def test_a_suggestion_is_refused_when_too_many_of_the_person_wait(world: World) -> None:
    make_needs()
    by = world.met.member.id
    with tenant_scope(world.lmsl.id):
        for number in range(register.MOST_WAITING):
            register.suggest(replace(LAWYERS, title=f"Service {number}"), "", by=by, today=TODAY)
        with pytest.raises(WrongState):
            register.suggest(LAWYERS, "", by=by, today=TODAY)
        register.suggest(LAWYERS, "", by=world.barnet.lead.id, today=TODAY)
        assert len(services(ServiceStatus.SUGGESTED)) == register.MOST_WAITING + 1


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (replace(LAWYERS, title=" "), "title"),
        (replace(LAWYERS, organisation=""), "organisation"),
        (replace(LAWYERS, description=""), "description"),
        (replace(LAWYERS, phone="", email="", url=""), "phone"),
        (replace(LAWYERS, phone="ring us"), "phone"),
        (replace(LAWYERS, email="no address"), "email"),
        (replace(LAWYERS, url="javascript:alert(1)"), "url"),
        (replace(LAWYERS, needs=()), "needs"),
        (replace(LAWYERS, needs=("no-such-need",)), "needs"),
        (replace(LAWYERS, reach=Reach.BOROUGHS), "areas"),
        (replace(LAWYERS, areas=("atlantis",)), "areas"),
        (replace(LAWYERS, minimum_age=200), "minimum_age"),
        (replace(LAWYERS, minimum_age=18, maximum_age=17), "maximum_age"),
        (replace(LAWYERS, languages=("x" * 41,)), "languages"),
        (replace(LAWYERS, capacity_on=TODAY + timedelta(days=1)), "capacity_on"),
        (replace(REFUGE, description="Ring the bell at 17 Hidden Mews."), "description"),
        (replace(REFUGE, how_to_refer="Bring them to N3 9ZZ."), "how_to_refer"),
        (replace(REFUGE, url="https://maps.example/?q=17+Hidden+Mews"), "url"),
    ],
)
def test_a_service_is_refused_by_its_field_when_a_value_cannot_be_kept(
    world: World, details: ServiceDetails, field: str
) -> None:
    make_needs()
    with tenant_scope(world.lmsl.id), pytest.raises(FieldError) as refusal:
        register.suggest(details, "", by=world.met.member.id, today=TODAY)
    assert refusal.value.field == field


def test_the_next_look_is_owed_by_the_clock_when_it_is_approved_and_when_it_is_verified(
    world: World, waiting: UUID
) -> None:
    with tenant_scope(world.lmsl.id):
        service = get_service(waiting)
        register.approve(service, by=world.lmsl.chair.id, today=TODAY)
        assert _owed(Kind.SERVICE_SUGGESTION, service)[1] == TODAY
        assert _owed(Kind.SERVICE_CHECK, service) == (TODAY, None)  # nobody has asked yet
        register.verify(service, by=world.lmsl.secretariat.id, today=TODAY)
        due_on, done_on = _owed(Kind.SERVICE_CHECK, service)
        assert isinstance(due_on, type(TODAY)) and 181 <= (due_on - TODAY).days <= 184 and done_on is None
        assert (service.verified_on, service.verified_by_id) == (TODAY, world.lmsl.secretariat.id)


def test_nothing_is_owed_any_more_when_a_service_ends(world: World, waiting: UUID) -> None:
    with tenant_scope(world.lmsl.id):
        service, chair = get_service(waiting), world.lmsl.chair.id
        register.approve(service, by=chair, today=TODAY, verified_on=TODAY)
        with pytest.raises(FieldError):
            register.end_service(service, " ", by=chair, today=TODAY)
        register.end_service(service, "It has closed", by=chair, today=TODAY)
        assert _owed(Kind.SERVICE_CHECK, service)[1] == TODAY
        assert service.status == ServiceStatus.ENDED and service.decided_because == "It has closed"


def test_a_step_is_refused_when_the_service_stands_elsewhere(world: World, waiting: UUID) -> None:
    with tenant_scope(world.lmsl.id):
        service, by = get_service(waiting), world.lmsl.chair.id
        with pytest.raises(WrongState):
            register.verify(service, by=by, today=TODAY)
        with pytest.raises(WrongState):
            register.end_service(service, "Closed", by=by, today=TODAY)
        register.decline(service, "Nobody answers", by=by, today=TODAY)
        with pytest.raises(WrongState):
            register.decline(service, "Nobody answers", by=by, today=TODAY)
        register.approve(service, by=by, today=TODAY)  # after all
        with pytest.raises(WrongState):
            register.approve(service, by=by, today=TODAY)


def test_a_service_is_not_found_when_another_tenant_asks(world: World, waiting: UUID) -> None:
    with tenant_scope(world.barnet.id), pytest.raises(NotFound):
        get_service(waiting)
