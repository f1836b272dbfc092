"""Checks that the database itself keeps the square to what was published, on both databases."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.people.models import Person
from tenants.records.contributions.models import Contribution
from tenants.records.referrals.models import Referral
from tenants.scope import tenant_scope
from tests.factories.releases import make_release
from tests.factories.world import World
from workflows.register.models import OutsideFact, Release, ReleasedMeasure, ReleasedTable, ReleaseProof
from workflows.register.queries import members, releases
from workflows.register.reading import as_the_square


@pytest.mark.parametrize("model", [Referral, Contribution])
def test_the_square_is_refused_when_it_reads_a_house(
    world: World, model: type[Referral | Contribution]
) -> None:
    with tenant_scope(world.barnet.id):
        assert db.session.scalars(select(model)).all() == []
        with pytest.raises(DBAPIError), as_the_square():
            db.session.scalars(select(model)).all()
        db.session.rollback()


@pytest.mark.parametrize("model", [ReleaseProof, OutsideFact, Person])
def test_the_square_is_refused_when_it_reads_what_was_not_published(
    world: World, model: type[ReleaseProof | OutsideFact | Person]
) -> None:
    make_release()
    db.session.commit()
    with pytest.raises(DBAPIError), as_the_square():
        db.session.scalars(select(model)).all()
    db.session.rollback()
    found = db.session.scalars(select(model)).all()
    assert found or model is OutsideFact, "everybody else still reads it"


def test_the_square_is_refused_when_it_reads_more_than_a_members_name(world: World) -> None:
    assert [line.slug for line in members()] == ["barnet", "bexley"]
    with pytest.raises(DBAPIError), as_the_square():
        db.session.execute(select(Tenant.note)).all()
    db.session.rollback()


def test_the_square_is_refused_when_it_writes(world: World) -> None:
    release = db.session.get(Release, make_release().members)
    db.session.commit()
    assert release is not None
    with pytest.raises(DBAPIError), as_the_square():
        release.title = "Another"
        db.session.flush()
    db.session.rollback()


@pytest.mark.postgresql
def test_a_draft_does_not_exist_for_the_square_when_it_asks_postgresql(postgresql_portal: Flask) -> None:
    make_release("2025-26-q1")
    make_release("2025-26-q2", is_published=False)
    with as_the_square():
        assert {each.period for each in db.session.scalars(select(Release))} == {"2025-26-q1"}
        assert len(db.session.scalars(select(ReleasedMeasure)).all()) == 4
        assert {len(each.cells) > 0 for each in db.session.scalars(select(ReleasedTable))} == {True}
    assert len(db.session.scalars(select(ReleasedMeasure)).all()) == 8
    assert {line.period for line in releases()} == {"2025-26-q1"}


def test_everything_can_be_read_again_when_the_square_is_done(world: World) -> None:
    with as_the_square():
        releases()
        members()  # inside, without giving up the first
        with pytest.raises(DBAPIError):
            db.session.execute(select(Person.name)).all()
    db.session.rollback()
    assert db.session.execute(select(Person.name)).all()
