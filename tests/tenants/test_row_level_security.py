"""Checks the fence that PostgreSQL keeps itself, with everything above it taken away."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from flask import Flask
from sqlalchemy import create_engine, func, make_url, select
from sqlalchemy.engine import Engine

from tenants.database import db
from tenants.fence import fenced_tables
from tenants.records.plans.models import Plan
from tenants.scope import tenant_scope
from tests.factories.world import World, build_world

pytestmark = pytest.mark.postgresql

SET = "SELECT set_config('app.tenant', %s, true)"
TABLES = """
    SELECT relname, relrowsecurity AND relforcerowsecurity, polcmd::text, polpermissive, polroles = '{0}',
           pg_get_expr(polqual, pol.polrelid), pg_get_expr(polwithcheck, pol.polrelid)
    FROM pg_class c LEFT JOIN pg_policy pol ON pol.polrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname = ANY(%s)
"""
OWN_ROWS = "(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)"
ROLE = "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
OWNED = "SELECT count(*) FROM pg_class WHERE pg_has_role(relowner, 'USAGE')"


@pytest.fixture
def london(postgresql_portal: Flask) -> World:
    """The small world on PostgreSQL."""
    return build_world()


@pytest.fixture
def connection(london: World) -> Iterator[psycopg.Connection[Any]]:
    """A connection as the portal's role, with nothing of ours between it and the database."""
    url = db.engine.url
    with psycopg.connect(
        host=str(url.query["host"]), port=int(str(url.query["port"])), user=url.username, dbname=url.database
    ) as connection:
        yield connection


def _count(connection: psycopg.Connection[Any], table: str) -> int:
    [[count]] = connection.execute(f'SELECT count(*) FROM "{table}"').fetchall()  # noqa: S608 - names of our own tables
    return int(count)


def _titles(connection: psycopg.Connection[Any]) -> set[str]:
    return {row[0] for row in connection.execute("SELECT title FROM plan")}


def test_every_fenced_table_is_fenced_by_force_when_the_catalogue_is_asked(
    connection: psycopg.Connection[Any],
) -> None:
    names = [table.name for table in fenced_tables()]
    expected = {(name, True, "*", True, True, OWN_ROWS, OWN_ROWS) for name in names}
    assert set(connection.execute(TABLES, [names])) == expected


def test_the_role_is_nobody_special_when_the_catalogue_is_asked(connection: psycopg.Connection[Any]) -> None:
    assert connection.execute(ROLE).fetchone() == (False, False, False)
    assert connection.execute(OWNED).fetchone() == (0,)


def test_nothing_is_seen_when_no_tenant_is_set(connection: psycopg.Connection[Any]) -> None:
    assert {table.name: _count(connection, table.name) for table in fenced_tables()} == dict.fromkeys(
        (table.name for table in fenced_tables()), 0
    )


def test_only_its_own_are_seen_when_a_tenant_is_set(
    connection: psycopg.Connection[Any], london: World
) -> None:
    for borough in (london.barnet, london.bexley):
        connection.execute(SET, [str(borough.id)])
        assert _titles(connection) == {f"{borough.name} modern slavery plan"}
        assert _count(connection, "action") == 3


def test_nothing_is_seen_when_the_tenant_set_does_not_exist(connection: psycopg.Connection[Any]) -> None:
    connection.execute(SET, [str(uuid4())])
    assert _titles(connection) == set()


def _post(tenant_id: UUID) -> tuple[str, list[Any]]:
    return "INSERT INTO post (tenant_id, id, title) VALUES (%s, %s, 'Spy')", [tenant_id, uuid4()]


def test_an_insert_is_refused_when_it_is_for_another_tenant(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    connection.execute(*_post(london.barnet.id))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(*_post(london.bexley.id))


def test_an_insert_is_refused_when_no_tenant_is_set(
    connection: psycopg.Connection[Any], london: World
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(*_post(london.barnet.id))


def test_a_move_is_refused_when_it_is_to_another_tenant(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE post SET tenant_id = %s", [london.bexley.id])


def test_another_tenants_rows_are_out_of_reach_when_they_are_changed_by_id(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    theirs = [london.bexley.plan.vacant_post_id]
    assert connection.execute("UPDATE post SET title = 'Taken' WHERE id = %s", theirs).rowcount == 0
    assert connection.execute("DELETE FROM post WHERE id = %s", theirs).rowcount == 0


@pytest.mark.parametrize(
    "statement",
    ["TRUNCATE post", "ALTER TABLE post DISABLE ROW LEVEL SECURITY", "DROP POLICY tenant_fence ON post"],
)
def test_the_fence_stays_when_the_portals_role_would_take_it_down(
    connection: psycopg.Connection[Any], statement: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


@pytest.fixture
def narrow(london: World, postgresql_portal: Flask) -> Iterator[Engine]:
    """The portal's engine, whose pool hands out the same connection again and again."""
    engine = create_engine(
        make_url(postgresql_portal.config["SQLALCHEMY_DATABASE_URI"]), pool_size=1, max_overflow=0
    )
    yield engine
    engine.dispose()


@pytest.mark.parametrize("ending", ["commit", "rollback"])
def test_the_tenant_is_forgotten_when_a_pooled_connection_is_used_again(
    narrow: Engine, london: World, ending: str
) -> None:
    with narrow.connect() as first:
        first.exec_driver_sql(SET, (str(london.barnet.id),))
        assert len(first.exec_driver_sql("SELECT title FROM plan").all()) == 1
        getattr(first, ending)()
        assert first.exec_driver_sql("SELECT title FROM plan").all() == []
    with narrow.connect() as second:
        assert second.exec_driver_sql("SELECT title FROM plan").all() == []


@pytest.mark.parametrize("ending", ["commit", "rollback", "close"])
def test_the_session_leaves_no_tenant_behind_when_its_transaction_ends(london: World, ending: str) -> None:
    with tenant_scope(london.barnet.id):
        assert len(db.session.scalars(select(Plan)).all()) == 1
        getattr(db.session, ending)()
        with db.engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT title FROM plan").all() == []


def test_the_database_sees_nothing_when_a_scope_has_closed_within_a_transaction(london: World) -> None:
    seen: list[str] = []
    with tenant_scope(london.barnet.id):
        seen.append(_told())
    seen.append(_told())
    with tenant_scope(london.bexley.id):
        seen.append(_told())
    assert seen == [str(london.barnet.id), "", str(london.bexley.id)]


def _told() -> str:
    """What the session's own transaction has told the database."""
    return str(db.session.scalar(select(func.current_setting("app.tenant", True))) or "")
