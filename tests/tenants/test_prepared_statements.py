"""Checks that a statement made once and asked again and again is fenced anew for whoever asks."""

import gc
from uuid import UUID
from weakref import ref

import pytest
from sqlalchemy import bindparam, select, text

from tenants.database import db
from tenants.errors import ScopeError
from tenants.records.plans.models import Action, Plan
from tenants.scope import tenant_scope
from tests.factories.world import World

_TITLES = select(Plan.title)
_ACTION = select(Action.title).where(Action.id == bindparam("action_id"))


def _titles(tenant_id: UUID) -> list[str]:
    with tenant_scope(tenant_id):
        return list(db.session.scalars(_TITLES))


def test_each_sees_its_own_when_tenants_ask_the_same_statement(world: World) -> None:
    assert _titles(world.barnet.id) == ["Barnet modern slavery plan"]
    assert _titles(world.bexley.id) == ["Bexley modern slavery plan"]
    assert _titles(world.barnet.id) == ["Barnet modern slavery plan"]


def test_a_neighbours_record_is_not_found_when_its_owner_asked_the_same_before(world: World) -> None:
    wanted = {"action_id": world.bexley.plan.late}
    with tenant_scope(world.bexley.id):
        assert db.session.scalar(_ACTION, wanted) is not None
    with tenant_scope(world.barnet.id):
        assert db.session.scalar(_ACTION, wanted) is None


def test_a_statement_is_refused_outside_when_it_was_answered_inside(world: World) -> None:
    _titles(world.barnet.id)
    with pytest.raises(ScopeError):
        db.session.scalars(_TITLES)


def test_raw_text_is_refused_when_it_is_added_to_a_statement_that_was_answered(world: World) -> None:
    _titles(world.barnet.id)
    with tenant_scope(world.barnet.id), pytest.raises(ScopeError):
        db.session.scalars(_TITLES.where(text("1 = 1 OR 1 = 1")))


def test_a_statement_is_let_go_of_when_nobody_uses_it_any_more(world: World) -> None:
    statement = select(Plan.id)
    with tenant_scope(world.barnet.id):
        db.session.scalars(statement).all()
    alive = ref(statement)
    del statement
    gc.collect()
    assert alive() is None
