"""Checks what PostgreSQL itself lets anybody do with published services, with nothing above it."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from flask import Flask

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.survivor_services import REFUGE, make_service
from tests.factories.world import World, build_world

pytestmark = pytest.mark.postgresql

SET = "SELECT set_config('app.tenant', %s, true)"
INSERT = """
    INSERT INTO published_service (id, publisher_id, title, organisation, content, published_on)
    VALUES (%s, %s, 'A trap', 'Nobody', '{}', '2026-11-22')
"""


@pytest.fixture
def london(postgresql_portal: Flask) -> World:
    """The small world, in which a refuge is in the directory."""
    world = build_world()
    with tenant_scope(world.lmsl.id):
        make_service(world.lmsl, REFUGE)
        db.session.commit()
    return world


@pytest.fixture
def connection(london: World) -> Iterator[psycopg.Connection[Any]]:
    """A connection as the portal's role, with nothing of ours between it and the database."""
    url = db.engine.url
    with psycopg.connect(
        host=str(url.query["host"]), port=int(str(url.query["port"])), user=url.username, dbname=url.database
    ) as connection:
        yield connection


def _titles(connection: psycopg.Connection[Any]) -> list[str]:
    return [row[0] for row in connection.execute("SELECT title FROM published_service")]


def test_everybody_reads_and_nobody_else_writes_when_another_tenant_or_none_is_set(
    connection: psycopg.Connection[Any], london: World
) -> None:
    for tenant in ("", str(london.barnet.id)):
        connection.execute(SET, [tenant])
        assert _titles(connection) == ["Harbour House"]
        assert connection.execute("UPDATE published_service SET title = 'A trap'").rowcount == 0
        assert connection.execute("DELETE FROM published_service").rowcount == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        connection.execute(INSERT, [uuid4(), london.lmsl.id])
    assert _titles(connection) == ["Harbour House"]


def test_the_register_is_read_by_nobody_else_when_another_tenant_or_none_is_set(
    connection: psycopg.Connection[Any], london: World
) -> None:
    for tenant in ("", str(london.barnet.id)):
        connection.execute(SET, [tenant])
        assert connection.execute("SELECT address FROM survivor_service").fetchall() == []
    connection.execute(SET, [str(london.lmsl.id)])
    assert len(connection.execute("SELECT address FROM survivor_service").fetchall()) == 1
