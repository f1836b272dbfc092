"""Checks what PostgreSQL itself lets anybody do with published statements, with nothing above it."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from flask import Flask

from tenants.database import db
from tenants.scope import tenant_scope
from tests.factories.published_statements import publish_statement
from tests.factories.world import World, build_world

pytestmark = pytest.mark.postgresql

SET = "SELECT set_config('app.tenant', %s, true)"
TABLE = """
    SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = 'published_statement'
"""
INSERT = """
    INSERT INTO published_statement (id, authority_id, year_starts_on, year_ends_on, edition, title, content,
                                     published_on, published_at, withdrawn_because)
    VALUES (%s, %s, '2024-04-01', '2025-03-31', 1, 'A statement', '{}', '2026-01-01', now(), '')
"""
WITHDRAW = "UPDATE published_statement SET content = '{}', withdrawn_on = '2026-11-22'"
OTHERWISE = (
    """UPDATE published_statement SET content = '{"title": "x"}'""",
    "UPDATE published_statement SET title = 'x'",
    "UPDATE published_statement SET withdrawn_on = '2026-11-22'",
    f"{WITHDRAW}, edition = 7",
)


@pytest.fixture
def london(postgresql_portal: Flask) -> World:
    """The small world, in which Barnet has published its statement."""
    world = build_world()
    with tenant_scope(world.barnet.id):
        publish_statement(world.barnet)
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


def _seen(connection: psycopg.Connection[Any]) -> list[str]:
    return [row[0] for row in connection.execute("SELECT content->>'signed_by' FROM published_statement")]


def test_the_table_is_guarded_by_force_when_the_catalogue_is_asked(
    connection: psycopg.Connection[Any],
) -> None:
    assert connection.execute(TABLE).fetchall() == [(True,)]


def test_everybody_reads_it_when_no_tenant_or_another_is_set(
    connection: psycopg.Connection[Any], london: World
) -> None:
    assert _seen(connection) == ["Robin Example"]
    connection.execute(SET, [str(london.bexley.id)])
    assert _seen(connection) == ["Robin Example"]


def test_an_insert_is_refused_when_it_is_not_for_the_open_tenant(
    connection: psycopg.Connection[Any], london: World
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        connection.execute(INSERT, [uuid4(), london.bexley.id])
    connection.execute(SET, [str(london.barnet.id)])
    connection.execute(INSERT, [uuid4(), london.barnet.id])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(INSERT, [uuid4(), london.bexley.id])


def test_nothing_changes_when_another_tenant_or_nobody_withdraws_or_deletes(
    connection: psycopg.Connection[Any], london: World
) -> None:
    for tenant in ("", str(london.bexley.id)):
        connection.execute(SET, [tenant])
        assert connection.execute(WITHDRAW).rowcount == 0
    connection.execute(SET, [str(london.barnet.id)])
    assert connection.execute("DELETE FROM published_statement").rowcount == 0
    assert _seen(connection) == ["Robin Example"]


@pytest.mark.parametrize("statement", OTHERWISE)
def test_an_edition_keeps_its_words_when_its_own_authority_would_change_them(
    connection: psycopg.Connection[Any], london: World, statement: str
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_an_edition_is_withdrawn_once_when_its_own_authority_does_it(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    assert connection.execute(WITHDRAW).rowcount == 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE published_statement SET withdrawn_on = NULL")
