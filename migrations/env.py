"""Runs migrations on the portal's database, or writes the next one from what the models say."""

import os
from collections.abc import Iterable
from typing import Any, Literal

from alembic import context
from alembic.operations.ops import DowngradeOps, DropTableOp, MigrationScript, ModifyTableOps
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from migrations.row_level_security import add_fences
from tenants.database import Base, Moment


def _database_url() -> str:
    """On PostgreSQL the tables belong to one role and the portal runs as another."""
    return os.environ.get("PORTAL_MIGRATION_DATABASE_URL") or current_app.config["SQLALCHEMY_DATABASE_URI"]


def _complete(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:
    """Numbers a new migration, fences its new tables, and writes none when nothing has changed."""
    [script] = scripts
    if context.config.cmd_opts and context.config.cmd_opts.autogenerate:
        if script.upgrade_ops is None or script.upgrade_ops.is_empty():
            scripts.clear()
            return
        add_fences(script.upgrade_ops)
        _drop_whole_tables(script.downgrade_ops)
    head = ScriptDirectory.from_config(context.config).get_current_head()
    script.rev_id = f"{int(head or 0) + 1:04}"


def _drop_whole_tables(changes: DowngradeOps | None) -> None:
    """A table's indexes go with it, so they need not be dropped before."""
    ops = changes.ops if changes else []
    going = {change.table_name for change in ops if isinstance(change, DropTableOp)}
    ops[:] = [op for op in ops if not (isinstance(op, ModifyTableOps) and op.table_name in going)]


def _write_type(kind: str, column_type: Any, _context: Any) -> str | Literal[False]:
    """Migrations know no code of ours that may change later."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(column_type, Moment) else False


def _switch_foreign_keys(connection: Connection, state: str) -> None:
    """SQLite changes a table by copying it, which would delete its children if they were watching."""
    if connection.dialect.name == "sqlite":
        connection.connection.execute(f"PRAGMA foreign_keys={state}")


def _refuse_orphans(connection: Connection) -> None:
    """What SQLite did not watch while migrating is looked at before it is kept."""
    if connection.dialect.name == "sqlite":
        orphans: Iterable[Any] = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if orphans:
            raise RuntimeError(f"the migration leaves rows whose parents are gone: {orphans}")


def _migrate(connection: Connection) -> None:
    _switch_foreign_keys(connection, "OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transactional_ddl=True,  # on SQLite too: tenants/database.py begins its transactions in earnest
        process_revision_directives=_complete,
        render_item=_write_type,
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
        _refuse_orphans(connection)


with create_engine(_database_url(), poolclass=NullPool).connect() as connection:
    _migrate(connection)
