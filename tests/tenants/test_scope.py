"""Checks that one tenant's scope is open at a time, and that nothing of it is left when it closes."""

from threading import Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import DetachedInstanceError

from tenants.database import db
from tenants.errors import ScopeError
from tenants.fence import insert_many
from tenants.records.plans.models import Plan
from tenants.records.posts.models import Post
from tenants.scope import current_tenant, in_each_tenant, open_tenant, tenant_scope
from tests.factories.world import World


def _plan_titles() -> list[str]:
    return list(db.session.scalars(select(Plan.title)))


def _post_titles(tenant_id: UUID) -> set[str]:
    with tenant_scope(tenant_id):
        return set(db.session.scalars(select(Post.title)))


def test_no_tenant_is_current_when_no_scope_is_open() -> None:
    assert open_tenant() is None
    with pytest.raises(ScopeError):
        current_tenant()


def test_a_scope_is_refused_when_one_is_open(world: World) -> None:
    with tenant_scope(world.barnet.id):
        with pytest.raises(ScopeError), tenant_scope(world.bexley.id):
            pytest.fail("a scope opened inside a scope")
        assert current_tenant() == world.barnet.id
        assert _plan_titles() == ["Barnet modern slavery plan"]


def test_the_scope_is_closed_when_an_error_leaves_it(world: World) -> None:
    with pytest.raises(KeyError), tenant_scope(world.barnet.id):
        raise KeyError
    assert open_tenant() is None
    with pytest.raises(ScopeError):
        _plan_titles()


def test_each_sees_only_its_own_when_two_tenants_take_turns_a_thousand_times(world: World) -> None:
    expected = {
        world.barnet.id: ["Barnet modern slavery plan"],
        world.bexley.id: ["Bexley modern slavery plan"],
    }
    for turn in range(1000):
        tenant_id = (world.barnet.id, world.bexley.id)[turn % 2]
        with tenant_scope(tenant_id):
            assert _plan_titles() == expected[tenant_id], f"turn {turn}"


def test_work_is_done_for_each_in_turn_when_several_are_named(world: World) -> None:
    ids = [world.bexley.id, world.barnet.id]
    titles = in_each_tenant(ids, lambda tenant_id: (tenant_id, *_plan_titles()))
    assert titles == [
        (world.bexley.id, "Bexley modern slavery plan"),
        (world.barnet.id, "Barnet modern slavery plan"),
    ]


def test_a_thread_has_no_scope_when_its_starter_has_one(sqlite_world: World) -> None:
    seen: list[UUID | None] = []
    with tenant_scope(sqlite_world.barnet.id):
        thread = Thread(target=lambda: seen.append(open_tenant()))
        thread.start()
        thread.join()
    assert seen == [None]


def test_a_record_cannot_load_more_when_its_scope_has_closed(world: World) -> None:
    with tenant_scope(world.barnet.id):
        plan = db.session.scalars(select(Plan)).one()
    assert plan.title == "Barnet modern slavery plan"
    with tenant_scope(world.bexley.id), pytest.raises(DetachedInstanceError):
        _ = plan.aims


def test_no_tenants_record_is_left_in_the_session_when_a_scope_closes(world: World) -> None:
    with tenant_scope(world.barnet.id):
        kept = [*db.session.scalars(select(Plan)), *db.session.scalars(select(Post))]
        assert all(record in db.session for record in kept)
    assert not [record for record in kept if record in db.session]


def test_a_new_record_is_written_to_its_own_house_when_its_scope_closes(world: World) -> None:
    with tenant_scope(world.barnet.id):
        db.session.add(Post(title="Head of housing"))
    with tenant_scope(world.bexley.id):
        db.session.flush()
    db.session.commit()
    assert "Head of housing" in _post_titles(world.barnet.id)
    assert "Head of housing" not in _post_titles(world.bexley.id)


def test_a_new_record_is_dropped_when_an_error_closes_its_scope(world: World) -> None:
    with pytest.raises(KeyError), tenant_scope(world.barnet.id):
        db.session.add(Post(title="Head of housing"))
        raise KeyError
    with tenant_scope(world.bexley.id):
        db.session.flush()
    db.session.commit()
    assert "Head of housing" not in _post_titles(world.barnet.id) | _post_titles(world.bexley.id)


def test_a_new_record_is_refused_when_it_is_flushed_outside_every_scope(world: World) -> None:
    db.session.add(Post(title="Head of housing"))
    with pytest.raises(ScopeError):
        db.session.flush()
    db.session.rollback()


def test_a_change_is_dropped_when_an_error_closes_its_scope(world: World) -> None:
    with pytest.raises(KeyError), tenant_scope(world.barnet.id):
        db.session.scalars(select(Post).limit(1)).one().title = "Changed"
        raise KeyError
    db.session.commit()
    assert "Changed" not in _post_titles(world.barnet.id)


def test_the_databases_own_error_is_seen_when_it_closes_the_scope(world: World) -> None:
    row = {"id": uuid4(), "title": "Procurement manager"}
    with pytest.raises(IntegrityError), tenant_scope(world.barnet.id):
        insert_many(Post, [row])
    db.session.rollback()
    with tenant_scope(world.bexley.id):
        assert _plan_titles() == ["Bexley modern slavery plan"]


def test_the_scope_holds_when_a_savepoint_is_rolled_back_inside_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        with pytest.raises(DBAPIError), db.session.begin_nested():
            run_twice = [{"id": uuid4(), "title": "Twice"}, {"id": uuid4(), "title": "Twice"}]
            insert_many(Post, run_twice)
        assert _plan_titles() == ["Barnet modern slavery plan"]
    with tenant_scope(world.bexley.id):
        assert _plan_titles() == ["Bexley modern slavery plan"]


def test_the_scope_holds_when_a_transaction_ends_inside_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        db.session.execute(update(Post).values(holder_id=None))
        db.session.rollback()
        assert _plan_titles() == ["Barnet modern slavery plan"]
        db.session.commit()
        assert _plan_titles() == ["Barnet modern slavery plan"]
