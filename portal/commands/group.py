"""The group that each of the portal's commands belongs to, which says in a sentence what stopped it."""

from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.exc import OperationalError, ProgrammingError


class PortalGroup(AppGroup):
    """Commands that need the database; one that is not there or not migrated is named, not traced."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; ClickException when the database cannot be used."""
        try:
            return super().invoke(ctx)
        except (OperationalError, ProgrammingError) as error:
            words = f"the database cannot be used: {error.orig}. Has it been migrated (db upgrade)?"
            raise click.ClickException(words) from error
