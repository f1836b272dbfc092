"""Lets PostgreSQL show a question to its two ends only, and change a published check for its house only.

Whose a published check is, only the house knows: its own check keeps the row's number. So the policies ask
the houses' table, of which each tenant sees its own rows.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing is seen.
TENANT = "nullif(current_setting('app.tenant', true), '')::uuid"
ASKED_IT = f"asked_by_tenant_id = {TENANT}"


def _is_of_the_house(column: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM supplier_check AS own"  # noqa: S608 - our own names
        f" WHERE own.tenant_id = {TENANT} AND own.published_id = {column})"
    )


IS_OURS = _is_of_the_house("published_check.id")
IS_ASKED = _is_of_the_house("check_enquiry.published_check_id")

POLICIES = {
    "published_check": {
        "FOR SELECT": f"USING ({TENANT} IS NOT NULL)",
        "FOR INSERT": f"WITH CHECK (authority_id IS NULL OR authority_id = {TENANT})",
        "FOR UPDATE": f"USING ({IS_OURS}) WITH CHECK (authority_id IS NULL OR authority_id = {TENANT})",
        "FOR DELETE": f"USING ({IS_OURS})",
    },
    "check_enquiry": {
        "FOR SELECT": f"USING ({ASKED_IT} OR {IS_ASKED} OR answered_by_tenant_id = {TENANT})",
        "FOR INSERT": f"WITH CHECK ({ASKED_IT})",
        "FOR UPDATE": f"USING ({IS_ASKED}) WITH CHECK ({IS_ASKED})",
        "FOR DELETE": f"USING ({ASKED_IT})",
    },
}


def upgrade() -> None:
    """Makes the change."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table, policies in POLICIES.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for command, condition in policies.items():
            op.execute(f"CREATE POLICY {_name(command)} ON {table} {command} {condition}")


def downgrade() -> None:
    """Takes it back."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table, policies in POLICIES.items():
        for command in policies:
            op.execute(f"DROP POLICY {_name(command)} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _name(command: str) -> str:
    return f"square_{command.removeprefix('FOR ').lower()}"
