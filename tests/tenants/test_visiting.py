"""Checks that work for everybody's houses can begin inside one, which is left meanwhile and entered again."""

import pytest
from sqlalchemy import func, select

from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import ScopeError
from tenants.records.plans.models import Plan
from tenants.scope import current_tenant, open_tenant, tenant_scope, visit_each_tenant
from tests.factories.world import World


def _plans() -> int:
    return db.session.scalar(select(func.count(Plan.id))) or 0


def test_each_house_is_visited_in_turn_when_one_is_open(world: World) -> None:
    with tenant_scope(world.lmsl.id):
        own = _plans()
        visited = visit_each_tenant(
            [world.barnet.id, world.bexley.id], lambda tenant_id: (tenant_id == current_tenant(), _plans())
        )
        assert visited == [(True, 1), (True, 1)]
        assert (open_tenant(), _plans()) == (world.lmsl.id, own)
    assert open_tenant() is None
    assert visit_each_tenant([world.barnet.id], lambda _tenant_id: _plans()) == [1]


def test_the_house_is_entered_again_when_the_work_elsewhere_fails(world: World) -> None:
    def fail(_tenant_id: object) -> None:
        raise LookupError

    with tenant_scope(world.barnet.id):
        with pytest.raises(LookupError):
            visit_each_tenant([world.bexley.id], fail)
        assert open_tenant() == world.barnet.id
        assert db.session.scalars(select(AuditEntry.tenant_id).distinct()).all() in ([], [world.barnet.id])


def test_nothing_of_the_house_that_was_left_can_be_written_when_in_another(world: World) -> None:
    with tenant_scope(world.barnet.id):
        plan = db.session.scalars(select(Plan)).one()

        def rename(_tenant_id: object) -> None:
            plan.title = "Taken along"
            db.session.add(plan)

        with pytest.raises(ScopeError):
            visit_each_tenant([world.bexley.id], rename)
        assert "Taken along" not in db.session.scalars(select(Plan.title)).all()
