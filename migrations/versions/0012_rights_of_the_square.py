"""Lets PostgreSQL show the square what was published and nothing else, and let givers write receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ROLE = "portal_square"
#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing can be written.
OURS = "giver_id = nullif(current_setting('app.tenant', true), '')::uuid"
RECEIPTS = {
    "FOR SELECT": "USING (true)",
    "FOR INSERT": f"WITH CHECK ({OURS})",
    "FOR UPDATE": f"USING ({OURS}) WITH CHECK ({OURS})",
    "FOR DELETE": f"USING ({OURS})",
}
#: What the square's role may see of each table; everybody else is held back by the rest of the portal.
SEEN = {
    "release": "status IN ('published', 'superseded', 'withdrawn')",
    "released_measure": (
        "EXISTS (SELECT 1 FROM release WHERE release.id = release_id AND release.status <> 'withdrawn')"
    ),
    "released_table": "EXISTS (SELECT 1 FROM released_measure WHERE released_measure.id = measure_id)",
}
READABLE = (
    *SEEN,
    "contribution_receipt",
    "tenant (id, slug, name, official_name, kind, gss_code, sub_region)",
)


def upgrade() -> None:
    """Makes the change; RuntimeError when nobody has made the role."""
    if op.get_context().dialect.name != "postgresql":
        return
    _must_have_role()
    for command, condition in RECEIPTS.items():
        op.execute(f"CREATE POLICY {_name(command)} ON contribution_receipt {command} {condition}")
    op.execute("ALTER TABLE contribution_receipt ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE contribution_receipt FORCE ROW LEVEL SECURITY")
    for table, condition in SEEN.items():
        seen = f"current_user <> '{ROLE}' OR {condition}"
        op.execute(
            f"CREATE POLICY square_sees ON {table} USING ({seen}) WITH CHECK (current_user <> '{ROLE}')"
        )
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    for table in READABLE:
        op.execute(f"GRANT SELECT {_columns(table)} ON {table.split()[0]} TO {ROLE}")


def downgrade() -> None:
    """Takes it back."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table in READABLE:
        op.execute(f"REVOKE SELECT {_columns(table)} ON {table.split()[0]} FROM {ROLE}")  # noqa: S608
    for table in SEEN:
        op.execute(f"DROP POLICY square_sees ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    for command in RECEIPTS:
        op.execute(f"DROP POLICY {_name(command)} ON contribution_receipt")
    op.execute("ALTER TABLE contribution_receipt NO FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE contribution_receipt DISABLE ROW LEVEL SECURITY")


def _must_have_role() -> None:
    wanted = sa.text("SELECT count(*) FROM pg_roles WHERE rolname = :name")
    if not op.get_bind().scalar(wanted, {"name": ROLE}):
        raise RuntimeError(
            f"Make the role {ROLE} first, and grant it to the role that the portal runs as: "
            "docs/operations.md, PostgreSQL."
        )


def _columns(table: str) -> str:
    return table.partition(" ")[2]


def _name(command: str) -> str:
    return f"square_{command.removeprefix('FOR ').lower()}"
