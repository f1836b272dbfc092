"""Lets PostgreSQL show published statements to everybody, and take them from their own authority only.

What is published stays: no row can be deleted, and a trigger lets an edition change in one way only, which is
that it is withdrawn and its words are gone.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLE = "published_statement"
#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing can be written.
OURS = "authority_id = nullif(current_setting('app.tenant', true), '')::uuid"

POLICIES = {
    "FOR SELECT": "USING (true)",
    "FOR INSERT": f"WITH CHECK ({OURS})",
    "FOR UPDATE": f"USING ({OURS}) WITH CHECK ({OURS})",
}
STAYS = ("id", "authority_id", "year_starts_on", "year_ends_on", "edition", "published_on", "published_at")
#: No policy can compare a row with what it was before.
KEEPS_ITS_WORDS = """
CREATE FUNCTION edition_keeps_its_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'an edition can only be withdrawn, and only once';
END
$$
"""
TRIGGER = f"""
CREATE TRIGGER edition_keeps_its_words BEFORE UPDATE ON {TABLE} FOR EACH ROW
WHEN (
    OLD.withdrawn_on IS NOT NULL OR NEW.withdrawn_on IS NULL OR NEW.content::text <> '{{}}'
    OR ({", ".join(f"OLD.{name}" for name in STAYS)})
    IS DISTINCT FROM ({", ".join(f"NEW.{name}" for name in STAYS)})
)
EXECUTE FUNCTION edition_keeps_its_words()
"""


def upgrade() -> None:
    """Makes the change."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY")
    for command, condition in POLICIES.items():
        op.execute(f"CREATE POLICY {_name(command)} ON {TABLE} {command} {condition}")
    op.execute(KEEPS_ITS_WORDS)
    op.execute(TRIGGER)


def downgrade() -> None:
    """Takes it back."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(f"DROP TRIGGER edition_keeps_its_words ON {TABLE}")
    op.execute("DROP FUNCTION edition_keeps_its_words()")
    for command in POLICIES:
        op.execute(f"DROP POLICY {_name(command)} ON {TABLE}")
    op.execute(f"ALTER TABLE {TABLE} NO FORCE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {TABLE} DISABLE ROW LEVEL SECURITY")


def _name(command: str) -> str:
    return f"published_{command.removeprefix('FOR ').lower()}"
