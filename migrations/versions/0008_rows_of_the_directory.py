"""Lets PostgreSQL show directory, services and pathways to everybody, and change them for their tenant.

What an entry is found by, and the authorities that it covers, are its publisher's as the entry is.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing can be written.
TENANT = "nullif(current_setting('app.tenant', true), '')::uuid"


def _is_of_our_entry(table: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM directory_entry AS own"  # noqa: S608 - our own names
        f" WHERE own.publisher_id = {TENANT} AND own.id = {table}.entry_id)"
    )


OURS = {
    "directory_entry": f"publisher_id = {TENANT}",
    "directory_cover": _is_of_our_entry("directory_cover"),
    "directory_word": _is_of_our_entry("directory_word"),
    "published_service": f"publisher_id = {TENANT}",
    "published_pathway": f"authority_id = {TENANT}",
}


def _policies(ours: str) -> dict[str, str]:
    return {
        "FOR SELECT": "USING (true)",
        "FOR INSERT": f"WITH CHECK ({ours})",
        "FOR UPDATE": f"USING ({ours}) WITH CHECK ({ours})",
        "FOR DELETE": f"USING ({ours})",
    }


def upgrade() -> None:
    """Makes the change."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table, ours in OURS.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for command, condition in _policies(ours).items():
            op.execute(f"CREATE POLICY {_name(command)} ON {table} {command} {condition}")


def downgrade() -> None:
    """Takes it back."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table, ours in OURS.items():
        for command in _policies(ours):
            op.execute(f"DROP POLICY {_name(command)} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _name(command: str) -> str:
    return f"square_{command.removeprefix('FOR ').lower()}"
