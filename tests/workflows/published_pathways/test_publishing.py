"""Letting everybody walk an approved edition, and taking it away."""

from datetime import timedelta

import pytest

from tenants import clock
from tenants.database import db
from tenants.errors import NotFound, WrongState
from tenants.pathways.steps import Pathway as Content
from tenants.records.pathways import approvals
from tenants.records.pathways.service import steps_of
from tenants.scope import tenant_scope
from tests.factories.pathways import TITLE, make_draft, make_published, small_steps
from tests.factories.world import World
from workflows.published_pathways.models import PublishedPathway
from workflows.published_pathways.queries import pathway_of
from workflows.published_pathways.service import publish, withdraw

TODAY = clock.today()


def test_everybody_walks_it_when_it_is_published(world: World) -> None:
    with tenant_scope(world.barnet.id):
        edition = make_published(world.barnet)
        approved, steps = edition.approved_on, steps_of(edition)
        db.session.commit()
    db.session.expire_all()
    shown = pathway_of("barnet", TODAY)
    assert shown.title == TITLE and shown.own is not None and shown.own.approved_on == approved
    assert shown.first.title == "Is somebody in danger now?"
    kept = db.session.scalars(db.select(PublishedPathway)).one()
    assert Content.of(kept.content) == steps and kept.authority_id == world.barnet.id
    assert pathway_of("bexley", TODAY).own is None


def test_one_copy_stands_when_it_is_published_twice(world: World) -> None:
    with tenant_scope(world.barnet.id):
        edition = make_published(world.barnet)
        again = publish(edition.id, by=None, today=TODAY)
        assert again.id == edition.id
        assert len(db.session.scalars(db.select(PublishedPathway)).all()) == 1


def test_it_is_refused_when_nobody_approved_it(world: World) -> None:
    with tenant_scope(world.barnet.id):
        draft = make_draft(world.barnet)
        with pytest.raises(WrongState):
            publish(draft.id, by=None, today=TODAY)
        with pytest.raises(WrongState):
            withdraw(draft.id, by=None)
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        publish(draft.id, by=None, today=TODAY)


def test_the_edition_before_is_followed_again_when_the_next_is_withdrawn(world: World) -> None:
    earlier = TODAY - timedelta(days=40)
    with tenant_scope(world.barnet.id):
        make_published(world.barnet, valid_from=earlier)
        second = make_published(world.barnet, small_steps(), valid_from=TODAY)
        assert _own_number() == 2
        approvals.withdraw(second, "A number in it is wrong", by=world.barnet.lead.id)
        withdraw(second.id, by=world.barnet.lead.id)
        assert _own_number() == 1
        with pytest.raises(WrongState):
            publish(second.id, by=world.barnet.lead.id, today=TODAY)


def _own_number() -> int | None:
    own = pathway_of("barnet", TODAY).own
    return own.number if own else None
