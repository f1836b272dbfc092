<%!
    def without_remarks(body):
        return "\n".join(line for line in (body or "pass").splitlines() if "# ###" not in line).strip()
%>\
"""${message[:1].upper() + message[1:]}."""

import sqlalchemy as sa
from alembic import op

from migrations.row_level_security import fence, unfence

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the change."""
    ${without_remarks(upgrades)}


def downgrade() -> None:
    """Takes it back."""
    ${without_remarks(downgrades)}
