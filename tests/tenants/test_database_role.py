"""Checks that the portal does not start where PostgreSQL would not keep tenants apart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url

from portal.application import create_app
from portal.config import SettingError
from tenants.database import db
from tenants.database_role import problem_with_role
from tests import postgres
from tests.beds import settings_for

pytestmark = pytest.mark.postgresql
Start = Callable[[str], Flask]


@pytest.fixture
def start(postgresql_portal: Flask, tmp_path: Path) -> Start:
    """Starts another portal on the migrated database, as a role."""
    name = str(db.engine.url.database)
    return lambda role: create_app(settings_for(postgres.url(name, role), tmp_path))


@pytest.fixture
def superuser(postgresql_portal: Flask) -> Iterator[psycopg.Connection[object]]:
    """A superuser's connection to the portal's database."""
    url = make_url(postgres.url(str(db.engine.url.database), postgres.SUPERUSER))
    with psycopg.connect(
        host=str(url.query["host"]), port=int(str(url.query["port"])), user=url.username, dbname=url.database
    ) as connection:
        connection.autocommit = True
        yield connection


def test_the_portal_starts_when_its_role_is_nobody_special(start: Start) -> None:
    assert start(postgres.APP).config["SETTINGS"].database_url.startswith("postgresql")


def test_the_portal_starts_when_its_role_owns_tables_fenced_by_force(start: Start) -> None:
    assert start(postgres.OWNER).config["SETTINGS"].database_url.startswith("postgresql")


def test_the_portal_does_not_start_when_its_role_is_a_superuser(start: Start) -> None:
    with pytest.raises(SettingError, match="PORTAL_DATABASE_URL cannot be used: its role is a superuser"):
        start(postgres.SUPERUSER)


def test_the_portal_does_not_start_when_its_role_bypasses_row_level_security(
    start: Start, superuser: psycopg.Connection[object]
) -> None:
    superuser.execute("CREATE ROLE portal_bypass LOGIN BYPASSRLS")
    try:
        with pytest.raises(SettingError, match="BYPASSRLS"):
            start("portal_bypass")
    finally:
        superuser.execute("DROP ROLE portal_bypass")


def test_the_portal_does_not_start_when_its_role_owns_a_table_fenced_without_force(
    start: Start, superuser: psycopg.Connection[object]
) -> None:
    superuser.execute("ALTER TABLE post NO FORCE ROW LEVEL SECURITY")
    try:
        start(postgres.APP)
        with pytest.raises(SettingError, match="does not hold its role back from post"):
            start(postgres.OWNER)
    finally:
        superuser.execute("ALTER TABLE post FORCE ROW LEVEL SECURITY")


def test_the_portal_does_not_start_when_a_table_has_no_fence(
    start: Start, superuser: psycopg.Connection[object]
) -> None:
    superuser.execute("ALTER TABLE rung DISABLE ROW LEVEL SECURITY")
    try:
        with pytest.raises(SettingError, match="from rung"):
            start(postgres.APP)
    finally:
        superuser.execute("ALTER TABLE rung ENABLE ROW LEVEL SECURITY")


def test_there_is_nothing_to_say_when_the_database_is_sqlite(tmp_path: Path) -> None:
    assert problem_with_role(create_engine(f"sqlite:///{tmp_path / 'any.db'}")) is None
