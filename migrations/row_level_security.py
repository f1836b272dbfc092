"""Repeats the fence round each tenant inside PostgreSQL, where no program can forget it."""

from typing import Any

from alembic import op
from alembic.autogenerate import renderers
from alembic.operations import MigrateOperation
from alembic.operations.ops import CreateTableOp, UpgradeOps

#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing is seen.
OWN_ROWS = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid"
POLICY = "tenant_fence"


def fence(table: str) -> None:
    """Lets nobody see or write rows of `table` but those of the tenant that is set; its owner included."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY {POLICY} ON "{table}" USING ({OWN_ROWS}) WITH CHECK ({OWN_ROWS})')


def unfence(table: str) -> None:
    """Takes the fence away again."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f'DROP POLICY {POLICY} ON "{table}"')
        op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
        op.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')


class Fence(MigrateOperation):
    """The line `fence("…")` in a migration that is being written."""

    def __init__(self, table: str) -> None:
        self.table = table


@renderers.dispatch_for(Fence)
def _write_fence(_context: Any, operation: Fence) -> str:
    return f'fence("{operation.table}")'


def add_fences(changes: UpgradeOps) -> None:
    """Adds the fence of every new table that belongs to tenants to a migration that is being written."""
    from tenants.statements import is_fenced

    created = [change.to_table() for change in changes.ops if isinstance(change, CreateTableOp)]
    changes.ops.extend(Fence(table.name) for table in created if is_fenced(table))
