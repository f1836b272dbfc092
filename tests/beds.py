"""Keeps one portal on each database for all tests of a process, and empties it before each of them."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import flask_migrate
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import create_engine, delete, event
from sqlalchemy.engine import Engine

from portal.application import create_app
from portal.config import Settings, read_settings
from tenants.database import Base, db
from tests import postgres
from tests.outside import OutsideClient
from workflows.settings import WorkflowSettings, configure

SECRET = "a secret that only the tests know, and nobody else"


class _Compiled(BytecodeCache):
    """Keeps what a template was compiled to for every portal of this process."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def compile_once(app: Flask) -> Flask:
    """Lets a portal use the templates that another one of this process has compiled."""
    app.jinja_env.bytecode_cache = _compiled
    return app


@event.listens_for(Engine, "connect")
def _do_not_wait_for_the_disk(connection: Any, _record: Any) -> None:
    """What tests write may be lost with the machine; their PostgreSQL does not wait either."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


@dataclass
class Bed:
    """A portal on a migrated database; `make_empty` empties the database and nothing else."""

    app: Flask
    settings: Settings
    make_empty: Callable[[], None]
    config: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        self.config = dict(self.app.config)

    def made_fresh(self) -> Flask:
        """The portal as on its first day: an empty database, its own settings, no mail or other file."""
        self.app.config.clear()
        self.app.config.update(self.config)
        shutil.rmtree(self.settings.instance, ignore_errors=True)
        self.settings.instance.mkdir(parents=True)
        self.make_empty()
        # A test that built another portal has told the workflows of that one.
        configure(_workflow_settings(self.settings))
        return self.app


def _workflow_settings(settings: Settings) -> WorkflowSettings:
    return WorkflowSettings(settings.base_url, settings.secret_key, settings.mail_from)


def settings_for(database_url: str, folder: Path) -> Settings:
    """The settings of a portal under test; `folder` is its own to write in."""
    return read_settings(
        {
            "PORTAL_DATABASE_URL": database_url,
            "PORTAL_INSTANCE": str(folder / "instance"),
            "PORTAL_SECRET_KEY": SECRET,
            "PORTAL_BASE_URL": "http://localhost",
        }
    )


def open_portal(settings: Settings) -> Flask:
    """A portal in which an error is raised and not shown as a page, and whose clients stay outside."""
    app = compile_once(create_app(settings))
    app.config["TESTING"] = True
    app.test_client_class = OutsideClient
    return app


def migrate(database_url: str, folder: Path, revision: str = "head") -> None:
    """Brings a database up to a revision."""
    app = open_portal(settings_for(database_url, folder))
    with app.app_context():
        flask_migrate.upgrade(revision=revision)
        db.engine.dispose()


def sqlite_bed(folder: Path) -> Bed:
    """A bed whose database is a file, put back by copying the migrated one over it."""
    template, used = folder / "template.db", folder / "portal.db"
    migrate(f"sqlite:///{template}", folder)
    settings = settings_for(f"sqlite:///{used}", folder)
    app = open_portal(settings)

    def make_empty() -> None:
        with app.app_context():
            db.engine.dispose()
        for left in folder.glob("portal.db*"):
            left.unlink()
        shutil.copyfile(template, used)

    return Bed(app, settings, make_empty)


def postgresql_bed(folder: Path, name: str) -> Bed:
    """A bed on a PostgreSQL database of its own, which the portal uses as a role that owns nothing."""
    postgres.start()
    postgres.create_database(name)
    migrate(postgres.url(name, postgres.OWNER), folder)
    settings = settings_for(postgres.url(name, postgres.APP), folder)
    app = open_portal(settings)
    superuser = create_engine(postgres.url(name, postgres.SUPERUSER), isolation_level="AUTOCOMMIT")
    emptying = "; ".join(str(delete(table)) for table in Base.metadata.sorted_tables)

    def make_empty() -> None:
        with superuser.connect() as connection:
            connection.exec_driver_sql(f"SET session_replication_role = replica; {emptying}")

    return Bed(app, settings, make_empty)
