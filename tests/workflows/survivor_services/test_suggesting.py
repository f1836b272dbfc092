"""Suggesting a survivor service to the network, and hearing what became of it."""

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.authorities.models import Tenant, TenantKind
from tenants.database import db
from tenants.errors import NotFound
from tenants.records.survivor_services.queries import get_service, services
from tenants.scope import tenant_scope
from tests.factories.survivor_services import REFUGE, make_needs
from tests.factories.world import World
from workflows.notices.models import OutboxMessage
from workflows.published_services import keeping
from workflows.survivor_services.suggesting import suggest_service

TODAY = clock.today()


def test_the_secretariat_and_then_the_suggester_are_told_when_somebody_suggests(world: World) -> None:
    make_needs()
    member = world.met.member.id
    service_id = suggest_service(REFUGE, "Met Member, Metropolitan Police", by=member, today=TODAY)
    with tenant_scope(world.lmsl.id):
        told = {each.person_id for each in _letters("Suggested for the directory")}
        assert told == {world.lmsl.chair.id, world.lmsl.secretariat.id}
        keeping.turn_down(get_service(service_id), "It closed in May", by=world.lmsl.chair.id, today=TODAY)
        (letter,) = _letters("Harbour House was not taken up")
    assert letter.person_id == member and "It closed in May" in (letter.body or "")


def test_the_suggester_hears_where_to_read_it_when_it_is_taken_up(world: World) -> None:
    make_needs()
    member = world.barnet.owner.id
    service_id = suggest_service(REFUGE, "Barnet Owner, Barnet", by=member, today=TODAY)
    with tenant_scope(world.lmsl.id):
        keeping.take_up(get_service(service_id), by=world.lmsl.chair.id, today=TODAY)
        (letter,) = _letters("Harbour House is in the directory")
        assert letter.person_id == member and f"/directory/services/{service_id}" in (letter.body or "")
        assert "Hidden Mews" not in (letter.body or "")


def test_a_suggestion_lies_in_the_house_of_the_network_alone_when_a_borough_makes_it(world: World) -> None:
    make_needs()
    suggest_service(REFUGE, "Barnet Lead, Barnet", by=world.barnet.lead.id, today=TODAY)
    for house, count in ((world.lmsl, 1), (world.barnet, 0), (world.met, 0)):
        with tenant_scope(house.id):
            assert len(services()) == count


def test_nobody_takes_a_suggestion_when_there_is_no_network(sqlite_world: World) -> None:
    network = db.session.scalars(select(Tenant).where(Tenant.kind == TenantKind.NETWORK)).one()
    network.kind = TenantKind.PARTNER
    db.session.flush()
    with pytest.raises(NotFound):
        suggest_service(REFUGE, "", by=sqlite_world.barnet.lead.id, today=TODAY)


def _letters(subject: str) -> list[OutboxMessage]:
    wanted = OutboxMessage.subject.startswith(subject)
    return list(db.session.scalars(select(OutboxMessage).where(wanted)))
