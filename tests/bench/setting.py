"""Makes the portals that are measured: migrated, on a database of their own, with synthetic tenants."""

from dataclasses import replace
from pathlib import Path

from flask import Flask

from portal.application import create_app
from portal.config import Settings
from tenants import clock
from tests import beds, postgres
from workflows.demonstration.growing import grow

PASSWORD = "measured and found wanting"


def sqlite_portal(folder: Path, name: str) -> tuple[Flask, Settings]:
    """A portal on an SQLite file in the folder."""
    place = folder / name
    place.mkdir()
    settings = beds.settings_for(f"sqlite:///{place / 'portal.db'}", place)
    beds.migrate(settings.database_url, place)
    return create_app(settings), settings


def postgresql_portal(folder: Path, name: str) -> tuple[Flask, Settings]:
    """A portal on a PostgreSQL database, as the role that owns nothing and is fenced in."""
    place = folder / name
    place.mkdir()
    postgres.start()
    postgres.create_database(name)
    beds.migrate(postgres.url(name, postgres.OWNER), place)
    settings = replace(beds.settings_for("sqlite://", place), database_url=postgres.url(name))
    return create_app(settings), settings


def fill(app: Flask, *, tenants: int, actions: int) -> None:
    """Adds synthetic tenants that have so many actions in all, shared out as evenly as can be."""
    more = actions % tenants
    with app.app_context():
        for count, each in ((more, actions // tenants + 1), (tenants - more, actions // tenants)):
            if count:
                grow(count, each, clock.today(), PASSWORD)
