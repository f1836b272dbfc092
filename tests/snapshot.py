"""Reads every row of a test's database past all fences, remembers them, and puts them back."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import create_engine, make_url
from sqlalchemy.engine import Engine

from tenants.database import Base
from tests import postgres

Rows = dict[str, list[dict[str, Any]]]

#: Changes whenever somebody reads a page, so that their sign-in does not idle out.
_SEEN = {"sign_in": {"seen_at"}}
#: Filled whenever somebody opens the directory.
_NOTED = {"look_up"}
_SELECT = 'SELECT * FROM "{}"'
#: On PostgreSQL each table tells when it is written to, so that only those that were are put back.
_NEW_SCHEMA = """
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
CREATE TABLE kept.touched (name text);
CREATE FUNCTION kept.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
'BEGIN INSERT INTO kept.touched VALUES (TG_TABLE_NAME); RETURN NULL; END'
"""


@dataclass(frozen=True)
class Snapshot:
    """Everything that a database holds; `put_back()` undoes what came after it."""

    engine: Engine
    kept: sqlite3.Connection | None

    @classmethod
    def of(cls, app: Flask) -> "Snapshot":
        """Remembers the portal's database as committed."""
        url = make_url(app.config["SETTINGS"].database_url)
        if url.get_backend_name() == "sqlite":
            kept = sqlite3.connect(":memory:")
            with closing(sqlite3.connect(str(url.database))) as live:
                live.backup(kept)
            return cls(create_engine(url), kept)
        engine = create_engine(postgres.url(str(url.database), postgres.SUPERUSER))
        with engine.begin() as connection:
            connection.exec_driver_sql("; ".join((_NEW_SCHEMA, *map(_kept_copy, _names()))))
        return cls(engine, None)

    def put_back(self) -> None:
        """Makes the database what it was."""
        if self.kept is not None:
            with closing(sqlite3.connect(str(self.engine.url.database))) as live:
                self.kept.backup(live)
            return
        with self.engine.begin() as connection:
            touched = set(connection.exec_driver_sql("SELECT DISTINCT name FROM kept.touched").scalars())
            if not touched:
                return
            back = (_put_back(name) for name in _names() if name in touched)
            steps = ("SET LOCAL session_replication_role = replica", *back, "TRUNCATE kept.touched")
            connection.exec_driver_sql("; ".join(steps))

    def forget_notes(self) -> None:
        """Empties what is filled by reading, so that nobody has read too much."""
        with self.engine.begin() as connection:
            for name in _NOTED:
                connection.exec_driver_sql(f'DELETE FROM "{name}"')  # noqa: S608 - our own names

    def rows(self) -> Rows:
        """Every row of every table but _NOTED, in an order that does not depend on when it was written."""
        if self.kept is not None:
            with closing(sqlite3.connect(str(self.engine.url.database))) as live:
                live.row_factory = sqlite3.Row
                return {name: _sorted(name, live.execute(_SELECT.format(name))) for name in _told()}
        with self.engine.connect() as connection:
            return {
                name: _sorted(name, connection.exec_driver_sql(_SELECT.format(name)).mappings())
                for name in _told()
            }

    def close(self) -> None:
        """Lets the database go."""
        if self.kept is None:
            with self.engine.begin() as connection:
                connection.exec_driver_sql("DROP SCHEMA IF EXISTS kept CASCADE")
        self.engine.dispose()


def _kept_copy(name: str) -> str:
    return (
        f'CREATE TABLE kept."{name}" AS TABLE public."{name}"; '
        f'CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE ON public."{name}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION kept.touch()"
    )


def _put_back(name: str) -> str:
    return f'DELETE FROM public."{name}"; INSERT INTO public."{name}" SELECT * FROM kept."{name}"'  # noqa: S608 - our own names


def _names() -> list[str]:
    return [table.name for table in Base.metadata.sorted_tables]


def _told() -> list[str]:
    return [name for name in _names() if name not in _NOTED]


def _sorted(name: str, found: Iterable[Any]) -> list[dict[str, Any]]:
    left_out = _SEEN.get(name, set())
    rows = [{key: row[key] for key in row.keys() if key not in left_out} for row in found]  # noqa: SIM118 - a sqlite3.Row iterates its values
    return sorted(rows, key=repr)
