"""Remembers every row of a test's database past all fences, tells which have changed, and puts them back."""

import sqlite3
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import psycopg
from flask import Flask
from sqlalchemy import make_url

from tenants.database import Base
from tests import postgres

Row = dict[str, Any]
Rows = dict[str, list[Row]]

#: Changes whenever somebody reads a page, so that their sign-in does not idle out.
_SEEN = {"sign_in": {"seen_at"}}
#: Filled whenever somebody opens the directory.
_NOTED = {"look_up"}
#: Each table tells which of its rows are written, so that only those are compared and put back.
_POSTGRESQL = """
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
CREATE TABLE kept.touched (name text, key text);
CREATE FUNCTION kept.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
IF TG_OP <> 'INSERT' THEN
    INSERT INTO kept.touched VALUES (TG_TABLE_NAME, to_jsonb(OLD) ->> TG_ARGV[0]);
END IF;
IF TG_OP <> 'DELETE' THEN
    INSERT INTO kept.touched VALUES (TG_TABLE_NAME, to_jsonb(NEW) ->> TG_ARGV[0]);
END IF;
RETURN NULL;
END $$
"""
_POSTGRESQL_TABLE = """
CREATE TABLE kept."{name}" AS TABLE public."{name}";
CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE ON public."{name}"
FOR EACH ROW EXECUTE FUNCTION kept.touch("{key}")
"""
#: A trigger of SQLite can write to its own file only.
_SQLITE = "PRAGMA synchronous = OFF; ATTACH ':memory:' AS kept; CREATE TABLE main.touched (name text, key)"
_SQLITE_TABLE = """
CREATE TABLE kept."{name}" AS SELECT * FROM main."{name}";
CREATE TRIGGER main."{name}_gains" AFTER INSERT ON "{name}" BEGIN
    INSERT INTO touched VALUES ('{name}', NEW."{key}");
END;
CREATE TRIGGER main."{name}_changes" AFTER UPDATE ON "{name}" BEGIN
    INSERT INTO touched VALUES ('{name}', OLD."{key}"), ('{name}', NEW."{key}");
END;
CREATE TRIGGER main."{name}_loses" AFTER DELETE ON "{name}" BEGIN
    INSERT INTO touched VALUES ('{name}', OLD."{key}");
END
"""


class Change(NamedTuple):
    """The rows of a table that are no more as they were, and those that were not so before."""

    gone: list[Row]
    came: list[Row]


@dataclass(frozen=True)
class Snapshot:
    """Everything that a database held at `first`; `put_back()` undoes what came after it."""

    live: Any  # a connection that no fence and no role holds back
    is_sqlite: bool
    first: Rows

    @classmethod
    def of(cls, app: Flask) -> "Snapshot":
        """Remembers the portal's database as committed."""
        url = make_url(app.config["SETTINGS"].database_url)
        is_sqlite = url.get_backend_name() == "sqlite"
        live = _open_sqlite(str(url.database)) if is_sqlite else _open_postgresql(str(url.database))
        one = _SQLITE_TABLE if is_sqlite else _POSTGRESQL_TABLE
        each = (one.format(name=name, key=key) for name, key in _keys().items())
        _run(live, _SQLITE if is_sqlite else _POSTGRESQL, "BEGIN", *each, "COMMIT")
        return cls(live, is_sqlite, _all_rows(live))

    def changes(self) -> dict[str, Change]:
        """What has changed in each table but _NOTED, as far as anything has."""
        found = {name: self._change(name) for name in self.touched() if name not in _NOTED}
        return {name: change for name, change in found.items() if any(change)}

    def rows(self) -> Rows:
        """Every row of every table but _NOTED, in an order that does not depend on when it was written."""
        return _all_rows(self.live)

    def touched(self) -> set[str]:
        """The tables that have been written to, perhaps with what they held already."""
        return {name for (name,) in self.live.execute(f"SELECT DISTINCT name FROM {self._notes}")}  # noqa: S608 - our own name

    def put_back(self) -> None:
        """Makes the database what it was."""
        touched = self.touched()
        if not touched:
            return
        unchecked = () if self.is_sqlite else ("SET LOCAL session_replication_role = replica",)
        back = [self._put_back(name) for name in _keys() if name in touched]
        forgotten = f"DELETE FROM {self._notes}"  # noqa: S608 - our own name
        _run(self.live, "BEGIN", *unchecked, *back, forgotten, "COMMIT")

    def forget_notes(self) -> None:
        """Empties what is filled by reading, so that nobody has read too much."""
        for name in _NOTED:
            self.live.execute(f'DELETE FROM {self._home}."{name}"')  # noqa: S608 - our own names

    def close(self) -> None:
        """Lets the database go."""
        if not self.is_sqlite:
            self.live.execute("DROP SCHEMA IF EXISTS kept CASCADE")
        self.live.close()

    @property
    def _home(self) -> str:
        return "main" if self.is_sqlite else "public"

    @property
    def _notes(self) -> str:
        return "main.touched" if self.is_sqlite else "kept.touched"

    def _where_touched(self, name: str) -> str:
        key = f'"{_keys()[name]}"' if self.is_sqlite else f'"{_keys()[name]}"::text'
        return f"WHERE {key} IN (SELECT key FROM {self._notes} WHERE name = '{name}')"  # noqa: S608 - our own names

    def _change(self, name: str) -> Change:
        where = self._where_touched(name)
        then, now = (
            {repr(row): row for row in _read(self.live, name, f'{place}."{name}" {where}')}
            for place in ("kept", self._home)
        )
        return Change(
            [then[one] for one in then if one not in now], [now[one] for one in now if one not in then]
        )

    def _put_back(self, name: str) -> str:
        here, where = f'{self._home}."{name}"', self._where_touched(name)
        return f'DELETE FROM {here} {where}; INSERT INTO {here} SELECT * FROM kept."{name}" {where}'  # noqa: S608 - our own names


def _open_sqlite(file: str) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, timeout=15)


def _open_postgresql(name: str) -> Any:
    return psycopg.connect(postgres.url(name, postgres.SUPERUSER).replace("+psycopg", "", 1), autocommit=True)


def _run(live: Any, *statements: str) -> None:
    run = live.executescript if isinstance(live, sqlite3.Connection) else live.execute
    run("; ".join(statements))


@cache
def _keys() -> dict[str, str]:
    """The tables, and the column by which a row of each is found, perhaps with a few others."""
    tables = Base.metadata.sorted_tables
    return {table.name: next(iter(table.primary_key.columns)).name for table in tables}


def _all_rows(live: Any) -> Rows:
    return {name: sorted(_read(live, name, f'"{name}"'), key=repr) for name in _keys() if name not in _NOTED}


def _read(live: Any, name: str, source: str) -> list[Row]:
    found = live.execute(f"SELECT * FROM {source}")  # noqa: S608 - our own names
    columns = [column[0] for column in found.description]
    rows = [dict(zip(columns, row, strict=True)) for row in found]
    for row, unseen in product(rows, _SEEN.get(name, ())):
        del row[unseen]
    return rows
