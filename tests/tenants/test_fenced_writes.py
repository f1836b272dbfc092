"""Checks that what is written is written to one's own house, and that some of it is written once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import (
    delete,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from tenants import clock
from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.errors import ScopeError
from tenants.fence import insert_many, insert_missing_from, ours
from tenants.records.plans.models import (
    Action,
    ActionDate,
    Aim,
    Milestone,
    Plan,
    ProgressNote,
)
from tenants.records.posts.models import Post
from tenants.scope import tenant_scope
from tests.factories.world import World
from tests.tenants.ways_round import BARE, add, alias, house_of, run, titles


def test_a_record_let_go_of_is_kept_out_when_another_scope_is_open(world: World) -> None:
    with tenant_scope(world.bexley.id):
        theirs = db.session.scalars(select(Post).where(Post.id == world.bexley.plan.held_post_id)).one()
        expired = db.session.scalars(select(Post).where(Post.id == world.bexley.plan.vacant_post_id)).one()
        db.session.expire(expired)
    with tenant_scope(world.barnet.id):
        for record in (theirs, expired):
            with pytest.raises(ScopeError):
                db.session.add(record)
            with pytest.raises(ScopeError):
                db.session.delete(record)
            assert record not in db.session
    with pytest.raises(ScopeError):
        db.session.add(theirs)


def test_a_record_let_go_of_can_be_changed_when_its_own_scope_is_open_again(world: World) -> None:
    with tenant_scope(world.barnet.id):
        post = db.session.scalars(select(Post).where(Post.id == world.barnet.plan.held_post_id)).one()
    with tenant_scope(world.barnet.id):
        db.session.add(post)
        db.session.refresh(post)
        post.title = "Head of procurement"
    db.session.commit()
    assert "Head of procurement" in {row[1] for row in house_of(world.barnet)}


def test_the_tenant_is_filled_in_when_a_record_is_new(world: World) -> None:
    with tenant_scope(world.barnet.id):
        post = Post(title="Head of housing")
        add(post)
        assert post.tenant_id == world.barnet.id


def _milestone(action_id: UUID, **others: Any) -> Milestone:
    return Milestone(action_id=action_id, title="First step", position=1, due_version=1, **others)


def test_the_database_refuses_a_child_when_its_parent_is_another_tenants(world: World) -> None:
    with pytest.raises(IntegrityError), tenant_scope(world.barnet.id):
        add(_milestone(world.bexley.plan.late))
    db.session.rollback()


def test_the_database_refuses_a_move_when_the_new_parent_is_another_tenants(world: World) -> None:
    with pytest.raises(IntegrityError), tenant_scope(world.barnet.id):
        run(
            update(Action)
            .values(aim_id=world.bexley.plan.aim_id)
            .execution_options(synchronize_session=False)
        )
        db.session.commit()
    db.session.rollback()


def test_many_rows_are_ours_when_they_claim_to_be_anothers(world: World) -> None:
    row = {"id": uuid4(), "title": "Head of housing", "tenant_id": world.bexley.id}
    with tenant_scope(world.barnet.id):
        insert_many(Post, [row])
        insert_many(Post, [])
        assert "Head of housing" in titles(db.session.scalars(select(Post)))


def _copied(source: Any) -> int:
    return insert_missing_from(Post, ["id", "title"], source)


def test_what_is_missing_is_added_once_when_the_source_says_whose_it_is(world: World) -> None:
    with tenant_scope(world.barnet.id):
        source = select(Action.id, Action.title).where(ours(Action))
        assert _copied(source) == 3
        assert _copied(source) == 0
        assert _copied(select(Aim.id, Aim.title).where(ours(Aim)).cte().select()) == 1
        assert len(titles(db.session.scalars(select(Post)))) == 6


def test_a_source_is_refused_when_it_does_not_say_whose_it_is(world: World) -> None:
    ids_of_others = select(alias.id, alias.title)
    with tenant_scope(world.barnet.id):
        for source in (
            select(Action.id, Action.title),
            select(Action.id, Action.title).where(Action.tenant_id == world.bexley.id),
            select(Action.id, Plan.title).join(Plan, Plan.id == Action.plan_id).where(ours(Action)),
            ids_of_others,
            ids_of_others.join(Action, Action.id == alias.id).where(ours(Action)),
            select(BARE.c.id, BARE.c.title),
        ):
            with pytest.raises(ScopeError, match="must say ours"):
                _copied(source)


@pytest.mark.parametrize(
    "change",
    [
        lambda: run(update(ActionDate).values(reason="Never mind")),
        lambda: run(delete(ActionDate)),
        lambda: _change_a_date(),
        lambda: _delete_a_date(),
    ],
    ids=["an update", "a delete", "a changed record", "a deleted record"],
)
def test_what_is_written_once_stays_when_somebody_would_change_it(
    world: World, change: Callable[[], None]
) -> None:
    with pytest.raises(ScopeError, match="append-only"), tenant_scope(world.barnet.id):
        change()


def _change_a_date() -> None:
    db.session.scalars(select(ActionDate).limit(1)).one().reason = "Never mind"
    db.session.flush()


def _delete_a_date() -> None:
    db.session.delete(db.session.scalars(select(ActionDate).limit(1)).one())
    db.session.flush()


def test_a_note_can_be_added_when_notes_are_written_once(world: World) -> None:
    with tenant_scope(world.barnet.id):
        add(
            ProgressNote(
                action_id=world.barnet.plan.late, at=clock.now(), text="Begun", claimed="on-track", percent=5
            )
        )
        assert db.session.scalar(select(func.count()).select_from(ProgressNote)) == 1


def test_shared_tables_can_be_read_when_no_scope_is_open(world: World, portal: Flask) -> None:
    assert db.session.scalar(select(literal(1))) == 1
    assert _titles_of_tenants() == {"barnet", "bexley", "lmsl", "met"}


def _titles_of_tenants() -> set[str]:
    return set(db.session.scalars(select(Tenant.slug)))
