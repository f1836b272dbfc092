"""Reads every row of every table past all fences, to prove that something changed nothing."""

import sqlite3
from contextlib import closing
from hashlib import sha256

from sqlalchemy import create_engine, text

from tenants.database import Base, db
from tests import postgres


def every_row() -> dict[str, str]:
    """A hash of each table's rows, as committed."""
    db.session.commit()
    database = str(db.engine.url.database)
    is_sqlite = db.engine.dialect.name == "sqlite"
    found = _on_sqlite(database) if is_sqlite else _on_postgresql(database)
    return {name: sha256("\n".join(sorted(rows)).encode()).hexdigest() for name, rows in found.items()}


def _selects() -> dict[str, str]:
    return {table.name: f'SELECT * FROM "{table.name}"' for table in Base.metadata.sorted_tables}  # noqa: S608 - our own names


def _on_sqlite(path: str) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as connection:
        return {name: [repr(row) for row in connection.execute(words)] for name, words in _selects().items()}


def _on_postgresql(database: str) -> dict[str, list[str]]:
    engine = create_engine(postgres.url(database, postgres.SUPERUSER))
    with engine.connect() as connection:
        found = {
            name: [repr(row) for row in connection.execute(text(words))] for name, words in _selects().items()
        }
    engine.dispose()
    return found
