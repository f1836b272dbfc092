"""Checks that the migrations make what the models say, and can be taken back, on both databases."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from sqlalchemy import Engine, create_engine, inspect

from portal.config import ROOT
from tenants.database import Base
from tests import beds, postgres
from tests.conftest import ON_EACH_DATABASE

NAME = r"\d{4}_[a-z0-9]+(_[a-z0-9]+)*\.py"


@pytest.fixture(params=ON_EACH_DATABASE)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with nothing in it, as the role that owns its tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    postgres.start()
    name = f"migrated_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    postgres.create_database(name)
    yield postgres.url(name, postgres.OWNER)
    postgres.drop_database(name)


@pytest.fixture
def engine(empty: str) -> Iterator[Engine]:
    """A way to look at the empty database."""
    engine = create_engine(empty)
    yield engine
    engine.dispose()


@pytest.fixture
def app(empty: str, tmp_path: Path) -> Iterator[Flask]:
    """A portal on the empty database, its context pushed."""
    app = beds.open_portal(beds.settings_for(empty, tmp_path))
    with app.app_context():
        yield app


def _differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found: list[Any] = compare_metadata(context, Base.metadata)
        return found


def _fences(engine: Engine) -> int:
    """How many policies PostgreSQL has; none on SQLite."""
    if engine.dialect.name == "sqlite":
        return 0
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM pg_policies").scalar_one())


def test_the_migrations_make_what_the_models_say_when_all_are_run(app: Flask, engine: Engine) -> None:
    flask_migrate.upgrade()
    assert _differences(engine) == []


def test_the_migrations_come_and_go_when_run_up_and_down_and_up_again(app: Flask, engine: Engine) -> None:
    flask_migrate.upgrade()
    fences = _fences(engine)
    flask_migrate.downgrade(revision="base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert _fences(engine) == 0
    flask_migrate.upgrade()
    assert _differences(engine) == []
    assert _fences(engine) == fences


def test_there_is_one_line_of_migrations_when_they_are_listed(sqlite_portal: Flask) -> None:
    config = current_app.extensions["migrate"].migrate.get_config()
    scripts = ScriptDirectory.from_config(config)
    revisions = [script.revision for script in scripts.walk_revisions()][::-1]
    assert len(scripts.get_heads()) == 1
    assert revisions == [f"{number:04}" for number in range(1, len(revisions) + 1)]


def test_a_migration_is_named_by_number_and_words_when_it_is_written() -> None:
    names = [path.name for path in (ROOT / "migrations" / "versions").glob("*.py")]
    assert names and all(re.fullmatch(NAME, name) for name in names)


def test_nothing_is_half_done_when_a_migration_fails(
    app: Flask, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fence is the last thing that the first migration puts up; without it nothing is kept."""
    monkeypatch.setattr("migrations.row_level_security.op.get_context", _fail)
    with pytest.raises((ZeroDivisionError, SystemExit)):
        flask_migrate.upgrade()
    assert "person" not in inspect(engine).get_table_names()


def _fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError
