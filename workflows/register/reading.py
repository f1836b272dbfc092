"""Lets the square read the register and nothing else, whatever its code asks for."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.exc import SQLAlchemyError

from tenants.database import db

#: PostgreSQL's role for what the square reads; migration 0012 says what it may.
ROLE = "portal_square"

#: Whose columns the square may read; None for all of them.
READABLE: dict[str, frozenset[str] | None] = {
    "release": None,
    "released_measure": None,
    "released_table": None,
    "contribution_receipt": None,
    "tenant": frozenset({"id", "slug", "name", "official_name", "kind", "gss_code", "sub_region"}),
}

_SETTING = select(func.set_config("role", bindparam("role"), True))
_is_open: ContextVar[bool] = ContextVar("reading_as_the_square", default=False)


@contextmanager
def as_the_square() -> Iterator[None]:
    """While it lasts the database refuses everything but reading the register; may be opened twice."""
    if _is_open.get():
        yield
        return
    db.session.flush()
    close = _narrow()
    token = _is_open.set(True)
    try:
        yield
    finally:
        _is_open.reset(token)
        close()


def _narrow() -> Callable[[], None]:
    """Gives up every other right; returns how to take them back."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(_SETTING, {"role": ROLE})
        return _widen_on_postgresql
    connection = _driver_connection()
    connection.set_authorizer(_authorise)
    return lambda: connection.set_authorizer(None)


def _widen_on_postgresql() -> None:
    with suppress(SQLAlchemyError):  # a transaction that has failed gives the role up when it is rolled back
        db.session.execute(_SETTING, {"role": "none"})


def _driver_connection() -> Any:
    result: Any = db.session.execute(select(literal(1)))
    connection = result.connection.connection.driver_connection
    result.close()
    return connection


def _authorise(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """What SQLite asks for each thing that a statement would do."""
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION):
        return sqlite3.SQLITE_OK
    if action != sqlite3.SQLITE_READ or first not in READABLE:
        return sqlite3.SQLITE_DENY
    columns = READABLE[first]
    is_open = columns is None or not second or second in columns
    return sqlite3.SQLITE_OK if is_open else sqlite3.SQLITE_DENY
