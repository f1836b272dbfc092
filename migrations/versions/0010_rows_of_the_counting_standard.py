"""Lets PostgreSQL show the agreed counting standards to everybody, and change them for their publisher."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing can be written.
OURS = "publisher_id = nullif(current_setting('app.tenant', true), '')::uuid"
POLICIES = {
    "FOR SELECT": "USING (true)",
    "FOR INSERT": f"WITH CHECK ({OURS})",
    "FOR UPDATE": f"USING ({OURS}) WITH CHECK ({OURS})",
    "FOR DELETE": f"USING ({OURS})",
}


def upgrade() -> None:
    """Makes the change."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute("ALTER TABLE published_standard ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE published_standard FORCE ROW LEVEL SECURITY")
    for command, condition in POLICIES.items():
        op.execute(f"CREATE POLICY {_name(command)} ON published_standard {command} {condition}")


def downgrade() -> None:
    """Takes it back."""
    if op.get_context().dialect.name != "postgresql":
        return
    for command in POLICIES:
        op.execute(f"DROP POLICY {_name(command)} ON published_standard")
    op.execute("ALTER TABLE published_standard NO FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE published_standard DISABLE ROW LEVEL SECURITY")


def _name(command: str) -> str:
    return f"square_{command.removeprefix('FOR ').lower()}"
