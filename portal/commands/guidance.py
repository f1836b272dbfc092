"""The command that brings law and guidance in the database up to date with what comes with the portal."""

import click

from portal.commands.group import PortalGroup
from tenants.database import db
from tenants.guidance.loading import load_guidance

guidance = PortalGroup("guidance", help="What law and guidance ask: clocks, risks, statements, charters.")


@guidance.command("load")
def load() -> None:
    """Adds what is missing and renews what changed; may be run again at any time."""
    count = load_guidance()
    db.session.commit()
    click.echo(f"The guidance is up to date: {count} entries.")
