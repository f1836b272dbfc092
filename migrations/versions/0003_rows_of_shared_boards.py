"""Lets PostgreSQL show a shared board to nobody but its home and the guests that have a seat at it.

Two tenants meet in these tables, so the fence round one tenant does not fit them. The home writes; a guest
answers on its own seat while the seat lasts, and a seat stays where it was made. Neither table's policies ask
one another in a circle: a seat says by itself whose board it is at, and the key it refers by keeps that true.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: After a transaction the setting is empty and not null, and '' is no uuid: then nothing is seen.
TENANT = "nullif(current_setting('app.tenant', true), '')::uuid"
IS_HOME = f"home_id = {TENANT}"
IS_GUEST = f"guest_id = {TENANT}"
HAS_SEAT = (
    "EXISTS (SELECT 1 FROM shared_seat AS seat WHERE seat.board_id = shared_board.board_id"  # noqa: S608 - our own names
    f" AND seat.guest_id = {TENANT} AND seat.ended_on IS NULL)"
)

POLICIES = {
    "shared_board": {
        "FOR SELECT": f"USING ({IS_HOME} OR {HAS_SEAT})",
        "FOR INSERT": f"WITH CHECK ({IS_HOME})",
        "FOR UPDATE": f"USING ({IS_HOME}) WITH CHECK ({IS_HOME})",
        "FOR DELETE": f"USING ({IS_HOME})",
    },
    "shared_seat": {
        "FOR SELECT": f"USING ({IS_HOME} OR {IS_GUEST})",
        "FOR INSERT": f"WITH CHECK ({IS_HOME})",
        "FOR UPDATE": (
            f"USING ({IS_HOME} OR ({IS_GUEST} AND ended_on IS NULL)) WITH CHECK ({IS_HOME} OR {IS_GUEST})"
        ),
        "FOR DELETE": f"USING ({IS_HOME})",
    },
}
#: No policy can compare a row with what it was before, and a guest must not move its seat to another board.
KEEPS_ITS_PLACE = """
CREATE FUNCTION seat_keeps_its_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a seat stays at its board';
END
$$
"""
TRIGGER = """
CREATE TRIGGER seat_keeps_its_place BEFORE UPDATE ON shared_seat FOR EACH ROW
WHEN ((OLD.board_id, OLD.guest_id, OLD.home_id) IS DISTINCT FROM (NEW.board_id, NEW.guest_id, NEW.home_id))
EXECUTE FUNCTION seat_keeps_its_place()
"""


def upgrade() -> None:
    """Makes the change."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table, policies in POLICIES.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for command, condition in policies.items():
            op.execute(f"CREATE POLICY {_name(command)} ON {table} {command} {condition}")
    op.execute(KEEPS_ITS_PLACE)
    op.execute(TRIGGER)


def downgrade() -> None:
    """Takes it back."""
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute("DROP TRIGGER seat_keeps_its_place ON shared_seat")
    op.execute("DROP FUNCTION seat_keeps_its_place()")
    for table, policies in POLICIES.items():
        for command in policies:
            op.execute(f"DROP POLICY {_name(command)} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _name(command: str) -> str:
    return f"shared_{command.removeprefix('FOR ').lower()}"
