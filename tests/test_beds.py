"""Checks that tests cannot see one another's data."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.authorities.models import Tenant
from tenants.database import db
from tests.factories.world import World


@pytest.mark.parametrize("round_", range(3))
def test_a_database_holds_one_small_world_when_a_test_begins(world: World, round_: int) -> None:
    assert db.session.scalar(select(func.count()).select_from(Tenant)) == len(world.houses)


@pytest.mark.parametrize("round_", range(3))
def test_a_database_is_empty_when_a_test_begins(portal: Flask, round_: int) -> None:
    assert not db.session.scalar(select(func.count()).select_from(Tenant))
    db.session.add(Tenant(slug="left", name="Left over", official_name="Left over", kind="authority"))
    db.session.commit()
