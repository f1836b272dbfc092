"""Checks what PostgreSQL itself shows of shared boards, with everything above it taken away."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from flask import Flask

from tenants import clock
from tenants.database import db
from tenants.records.boards.queries import get_board
from tenants.scope import tenant_scope
from tests.factories.shared_boards import make_board, share, take_part
from tests.factories.world import World, build_world
from workflows.sharing.service import withdraw

pytestmark = pytest.mark.postgresql

SET = "SELECT set_config('app.tenant', %s, true)"
TABLES = """
    SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname IN ('shared_board', 'shared_seat')
"""
Refused = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ForeignKeyViolation)


@pytest.fixture
def london(postgresql_portal: Flask) -> World:
    """The small world on PostgreSQL."""
    return build_world()


@pytest.fixture
def board_id(london: World) -> UUID:
    """Barnet's board, in which Bexley takes part and which the network is offered."""
    board_id = make_board(london.barnet)
    share(london.barnet, board_id, london.bexley, london.lmsl)
    take_part(london.bexley, board_id)
    return board_id


@pytest.fixture
def connection(board_id: UUID) -> Iterator[psycopg.Connection[Any]]:
    """A connection as the portal's role, with nothing of ours between it and the database."""
    url = db.engine.url
    with psycopg.connect(
        host=str(url.query["host"]), port=int(str(url.query["port"])), user=url.username, dbname=url.database
    ) as connection:
        yield connection


def _boards(connection: psycopg.Connection[Any]) -> int:
    return len(connection.execute("SELECT card FROM shared_board").fetchall())


def _guests(connection: psycopg.Connection[Any]) -> set[UUID]:
    return {row[0] for row in connection.execute("SELECT guest_id FROM shared_seat")}


def _changed(connection: psycopg.Connection[Any], statement: str, *values: object) -> int:
    return connection.execute(statement, values).rowcount


def test_both_tables_are_guarded_by_force_when_the_catalogue_is_asked(
    connection: psycopg.Connection[Any],
) -> None:
    assert set(connection.execute(TABLES)) == {("shared_board", True), ("shared_seat", True)}


def test_nothing_is_seen_when_no_tenant_or_a_stranger_is_set(
    connection: psycopg.Connection[Any], london: World
) -> None:
    assert (_boards(connection), _guests(connection)) == (0, set())
    for stranger in (london.met.id, uuid4()):
        connection.execute(SET, [str(stranger)])
        assert (_boards(connection), _guests(connection)) == (0, set())


def test_the_home_sees_every_seat_and_a_guest_its_own_when_they_look(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    assert (_boards(connection), _guests(connection)) == (1, {london.bexley.id, london.lmsl.id})
    connection.execute(SET, [str(london.bexley.id)])
    assert (_boards(connection), _guests(connection)) == (1, {london.bexley.id})


def test_a_guest_sees_no_card_when_its_seat_has_ended(
    connection: psycopg.Connection[Any], london: World, board_id: UUID
) -> None:
    with tenant_scope(london.barnet.id):
        withdraw(get_board(board_id), london.bexley.id, by=None, today=clock.today())
        db.session.commit()
    connection.execute(SET, [str(london.bexley.id)])
    assert (_boards(connection), _guests(connection)) == (0, {london.bexley.id})
    revived = "UPDATE shared_seat SET ended_on = NULL"
    assert _changed(connection, revived) == 0
    assert _boards(connection) == 0


def test_a_guest_changes_nothing_but_its_own_seat_when_it_writes(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.bexley.id)])
    assert _changed(connection, "UPDATE shared_board SET card = '{}'") == 0
    assert _changed(connection, "UPDATE shared_board SET home_id = %s", london.bexley.id) == 0
    assert _changed(connection, "DELETE FROM shared_board") == 0
    assert _changed(connection, "DELETE FROM shared_seat") == 0
    assert _changed(connection, "UPDATE shared_seat SET ended_because = 'Done'") == 1


NEW_SEAT = """
    INSERT INTO shared_seat (board_id, guest_id, home_id, offered_on, joined_on, has_left, ended_because)
    VALUES (%s, %s, %s, '2026-11-22', '2026-11-22', false, '')
"""
NEW_BOARD = """
    INSERT INTO shared_board (board_id, home_id, card, edition, published_at)
    VALUES (%s, %s, '{}', 1, now())
"""


@pytest.mark.parametrize("claimed", ["home", "itself"])
def test_a_stranger_gets_no_seat_when_it_makes_one(
    connection: psycopg.Connection[Any], london: World, board_id: UUID, claimed: str
) -> None:
    """Neither in the home's name, nor by saying that the board is its own."""
    home_id = london.barnet.id if claimed == "home" else london.met.id
    connection.execute(SET, [str(london.met.id)])
    with pytest.raises(Refused):
        connection.execute(NEW_SEAT, [board_id, london.met.id, home_id])


@pytest.mark.parametrize("column", ["board_id", "home_id", "guest_id"])
def test_a_seat_stays_where_it_is_when_a_guest_would_move_it(
    connection: psycopg.Connection[Any], london: World, column: str
) -> None:
    connection.execute(SET, [str(london.bexley.id)])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"UPDATE shared_seat SET {column} = %s", [uuid4()])  # noqa: S608 - our own names


def test_a_home_writes_nothing_for_another_when_it_writes(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.barnet.id)])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE shared_board SET home_id = %s", [london.bexley.id])


def test_no_board_is_published_for_another_when_a_tenant_tries(
    connection: psycopg.Connection[Any], london: World
) -> None:
    connection.execute(SET, [str(london.bexley.id)])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(NEW_BOARD, [uuid4(), london.barnet.id])
