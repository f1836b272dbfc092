"""The one door of survivor services: what everybody may read, and that where a refuge is never leaves."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import String, Text, func, select

from tenants import clock
from tenants.database import db
from tenants.errors import NotFound, ScopeError, WrongState
from tenants.records.obligations.service import Owner
from tenants.records.survivor_services.exits import publication
from tenants.records.survivor_services.models import SurvivorService
from tenants.records.survivor_services.queries import get_service
from tenants.scope import tenant_scope
from tests.factories.survivor_services import (
    LAWYERS,
    OFFICE,
    REFUGE,
    SECRET_ADDRESS,
    make_service,
    wait_for_decision,
)
from tests.factories.world import World
from workflows.published_services import keeping
from workflows.published_services.models import PublishedService
from workflows.published_services.queries import get_published, published_services

TODAY = clock.today()
#: Every column of text that leaves, and no other: the whole list. The address leaves only of an office.
LEAVING = {
    *("title", "organisation", "description", "url", "email", "phone", "hours", "cost", "how_to_refer"),
    *("capacity", "address"),
}
NO_WORDS = {"status", "reach"}


def _texts() -> list[str]:
    columns = SurvivorService.__mapper__.columns
    texts = [each.name for each in columns if isinstance(each.type, String | Text)]
    return [name for name in texts if name not in NO_WORDS]


def _left() -> str:
    return json.dumps([dict(row._mapping) for row in db.session.execute(select(PublishedService.content))])


def _publish_marked(world: World, *, is_refuge: bool) -> str:
    with tenant_scope(world.lmsl.id):
        service = wait_for_decision(world.lmsl)
        for name in _texts():
            setattr(service, name, f"mark {name}")
        service.is_refuge = is_refuge
        db.session.flush()
        keeping.take_up(service, by=world.lmsl.chair.id, today=TODAY)
        db.session.commit()
    return _left()


def test_only_what_is_listed_leaves_when_every_text_of_an_office_is_marked(world: World) -> None:
    left = _publish_marked(world, is_refuge=False)
    assert {name for name in _texts() if f'"mark {name}"' in left} == LEAVING


def test_no_address_leaves_when_the_place_must_stay_secret(world: World) -> None:
    left = _publish_marked(world, is_refuge=True)
    assert {name for name in _texts() if f'"mark {name}"' in left} == LEAVING - {"address"}


def test_the_address_goes_from_the_copy_when_a_place_becomes_secret(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        service_id = make_service(world.lmsl)
        assert OFFICE in _left()
        hidden = replace(LAWYERS, is_refuge=True)
        owner = Owner(person_id=world.lmsl.chair.id)
        keeping.change(get_service(service_id), hidden, owner, by=world.lmsl.chair.id, today=TODAY)
        assert OFFICE not in _left() and get_published(service_id).copy.address == ""


def test_nothing_leaves_when_a_service_is_not_approved(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        service = wait_for_decision(world.lmsl)
        with pytest.raises(WrongState):
            publication(service.id)
        keeping.turn_down(service, "Nobody answers", by=world.lmsl.chair.id, today=TODAY)
        with pytest.raises(WrongState):
            publication(service.id)
    assert published_services() == []


def test_no_trace_stays_in_the_square_when_a_service_ends(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        service_id = make_service(world.lmsl, REFUGE)
        assert [each.copy.title for each in published_services()] == ["Harbour House"]
        assert SECRET_ADDRESS not in _left()
        keeping.end(get_service(service_id), "It has closed", by=world.lmsl.chair.id, today=TODAY)
        db.session.commit()
    assert db.session.scalar(select(func.count()).select_from(PublishedService)) == 0
    with pytest.raises(NotFound):
        get_published(service_id)


def test_what_was_published_reads_back_the_same_when_nobody_is_signed_in(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        service_id = make_service(world.lmsl, replace(REFUGE, capacity_on=TODAY), verified_on=TODAY)
        copy = publication(service_id)
        db.session.commit()
    assert get_published(service_id).copy == copy and copy.verified_on == TODAY


def test_a_copy_is_refused_when_another_tenant_writes_it(world: World) -> None:
    copy = PublishedService(
        id=UUID(int=1), publisher_id=world.lmsl.id, title="x", organisation="x", content={}
    )
    copy.published_on = TODAY
    with pytest.raises(ScopeError), tenant_scope(world.barnet.id):
        db.session.add(copy)
        db.session.flush()
