"""Keeping the register of posts and money, and what is owed before something ends."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.loading import load_guidance
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner
from tenants.records.posts.queries import get_post
from tenants.records.posts.service import fill_post
from tenants.records.resources import service
from tenants.records.resources.queries import get_resource, resources, resources_of_post, vacancies
from tenants.records.resources.rules import ResourceKind, ResourceStatus
from tenants.scope import tenant_scope
from tests.factories.resources import furnish_resources, make_details, make_resource
from tests.factories.world import World

TODAY = clock.today()
ENDS_ON = TODAY + timedelta(days=400)


def _owed(record_id: UUID) -> date | None:
    found = find_obligation(Kind.FUNDING_END, record_id)
    return found.due_on if found is not None and found.done_on is None else None


def test_a_decision_is_owed_half_a_year_ahead_when_an_end_is_set(world: World) -> None:
    load_guidance()
    with tenant_scope(world.barnet.id):
        grant = make_resource(Owner(person_id=world.barnet.owner.id))
        assert _owed(grant.id) == ENDS_ON - relativedelta(months=6)
        found = find_obligation(Kind.FUNDING_END, grant.id)
        assert found is not None and found.owner_person_id == world.barnet.owner.id
        assert found.path == f"resources/{grant.id}/" and grant.title in found.title
        assert _owed(make_resource(ends_on=None).id) is None
        near = make_resource(ends_on=TODAY + timedelta(days=9))
        assert _owed(near.id) == near.ends_on  # the time to warn has gone by


def test_the_warning_moves_with_the_end_and_goes_when_it_is_decided(world: World) -> None:
    lead = world.barnet.lead.id
    with tenant_scope(world.barnet.id):
        grant = make_resource()
        later = ENDS_ON + timedelta(days=365)
        service.edit_resource(grant, make_details(ends_on=later), NOBODY, by=lead, today=TODAY)
        assert _owed(grant.id) == later - relativedelta(months=6)
        with pytest.raises(FieldError):
            service.decide(grant, " ", by=lead)
        service.decide(grant, "The council pays from April", by=lead)
        assert _owed(grant.id) is None
        service.edit_resource(grant, make_details(ends_on=later, note="x"), NOBODY, by=lead, today=TODAY)
        assert _owed(grant.id) is None  # it stays decided while its end stays
        service.edit_resource(grant, make_details(ends_on=None), NOBODY, by=lead, today=TODAY)
        service.edit_resource(grant, make_details(), NOBODY, by=lead, today=TODAY)
        assert _owed(grant.id) is not None


def test_nothing_is_owed_or_changed_when_it_has_ended(world: World) -> None:
    lead = world.barnet.lead.id
    with tenant_scope(world.barnet.id):
        grant = make_resource()
        for day in (None, TODAY + timedelta(days=1), TODAY - timedelta(days=301)):
            with pytest.raises(FieldError):
                service.end_resource(grant, day, "Spent", by=lead, today=TODAY)
        service.end_resource(grant, TODAY, "Spent", by=lead, today=TODAY)
        assert _owed(grant.id) is None and resources() == [] and resources(with_ended=True) == [grant]
        with pytest.raises(WrongState):
            service.edit_resource(grant, make_details(), NOBODY, by=lead, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"funder": "x" * 161}, "funder"),
        ({"status": ResourceStatus.ENDED}, "status"),
        ({"pounds_a_year": -1}, "pounds_a_year"),
        ({"ends_on": TODAY - timedelta(days=301)}, "ends_on"),
        ({"percent_of_full_time": 60}, "percent_of_full_time"),
        ({"kind": ResourceKind.POST, "percent_of_full_time": 0}, "percent_of_full_time"),
        ({"vacant_since_on": TODAY}, "vacant_since_on"),
        ({"kind": ResourceKind.POST, "vacant_since_on": TODAY + timedelta(days=1)}, "vacant_since_on"),
    ],
)
def test_a_resource_is_refused_when_something_in_it_cannot_be(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as refusal:
        make_details(**changes).check(TODAY)
    assert refusal.value.field == field


def test_a_vacancy_says_since_when_it_is_known_and_nothing_when_it_is_not(world: World) -> None:
    since_on = TODAY - timedelta(days=40)
    with tenant_scope(world.barnet.id):
        held = get_post(world.barnet.plan.held_post_id)
        fill_post(held, None, by=world.barnet.lead.id)
        db.session.flush()
        make_resource(title="Analyst", kind=ResourceKind.POST, vacant_since_on=since_on)
        found = {each.title: each.since_on for each in vacancies()}
        assert found[held.title] == TODAY and found["Analyst"] == since_on
        assert found["Head of community safety"] is None  # nobody has ever held it
        never = world.barnet.plan.vacant_post_id
        make_resource(title="Head", kind=ResourceKind.POST, post_id=never, vacant_since_on=since_on)
        assert {each.title: each.since_on for each in vacancies()}["Head of community safety"] == since_on


def test_a_post_shows_what_pays_for_it_and_nothing_of_another_council(world: World) -> None:
    with tenant_scope(world.bexley.id):
        theirs = furnish_resources(world.bexley)
    with tenant_scope(world.barnet.id):
        made = furnish_resources(world.barnet)
        assert [each.id for each in resources_of_post(made.post_id)] == [made.paid]
        assert resources_of_post(theirs.post_id) == []
        with pytest.raises(NotFound):
            get_resource(theirs.paid)
        with pytest.raises(NotFound):
            make_resource(post_id=theirs.post_id)
        with pytest.raises(NotFound):
            make_resource(post_id=uuid4())
