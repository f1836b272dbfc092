"""What every test may ask for: a fresh portal on either database, a small world in it, a visitor, a day."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask, current_app

from portal.config import Settings
from tenants.people import passwords
from tests import audited, beds, postgres
from tests.factories.world import World, build_world
from tests.visitor import Visitor, WithEmail

ON_EACH_DATABASE = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def pytest_configure(config: pytest.Config) -> None:
    """Starts PostgreSQL once, before the workers that will share it."""
    for name in [
        name for name in os.environ if name.startswith("PORTAL_") and name != postgres.ROOT_VARIABLE
    ]:
        del os.environ[name]  # a developer's own settings, perhaps of a real database
    passwords.use_strength(time_cost=1, memory_cost=8)
    if getattr(config.option, "numprocesses", None) and postgres.is_installed():
        postgres.start()


#: What takes minutes begins first, so that no process ends long after the others.
LONGEST = (
    "tests/house/test_hostile_input.py",
    "tests/journeys/test_every_page.py",
    "tests/workflows/demonstration/test_load.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest files first; the order of all others stays."""
    items.sort(key=lambda item: (*LONGEST, item.location[0]).index(item.location[0]))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops PostgreSQL in the process that started it."""
    postgres.stop()


class Beds:
    """The beds of this process, made when first asked for."""

    def __init__(self, folder: Callable[[str], Path], worker: str) -> None:
        self._folder = folder
        self._worker = worker
        self._made: dict[str, beds.Bed] = {}

    def on(self, kind: str) -> beds.Bed:
        """The bed on `sqlite` or `postgresql`."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: str) -> beds.Bed:
        folder = self._folder(kind)
        if kind == "sqlite":
            return beds.sqlite_bed(folder)
        if not postgres.is_installed():
            pytest.fail("PostgreSQL is not installed: sh scripts/system-packages.sh")
        return beds.postgresql_bed(folder, f"portal_{self._worker}")


def worker() -> str:
    """The name of this process among those that share the tests."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def _beds(tmp_path_factory: pytest.TempPathFactory) -> Beds:
    return Beds(tmp_path_factory.mktemp, worker())


def _opened(bed: beds.Bed) -> Iterator[Flask]:
    with bed.made_fresh().app_context():
        yield bed.app


@pytest.fixture(params=ON_EACH_DATABASE)
def portal(request: pytest.FixtureRequest, _beds: Beds) -> Iterator[Flask]:
    """A fresh portal, once on SQLite and once on PostgreSQL, its application context pushed."""
    yield from _opened(_beds.on(request.param))


@pytest.fixture
def sqlite_portal(_beds: Beds) -> Iterator[Flask]:
    """A fresh portal on SQLite, for what does not depend on the database."""
    yield from _opened(_beds.on("sqlite"))


@pytest.fixture
def postgresql_portal(_beds: Beds) -> Iterator[Flask]:
    """A fresh portal on PostgreSQL; mark the test with `postgresql`."""
    yield from _opened(_beds.on("postgresql"))


@pytest.fixture
def world(portal: Flask) -> World:
    """The small world, committed, on both databases."""
    return build_world()


@pytest.fixture
def sqlite_world(sqlite_portal: Flask) -> World:
    """The small world, committed, on SQLite."""
    return build_world()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a portal not yet made, on an SQLite file that does not exist yet."""
    return beds.settings_for(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path)


@pytest.fixture
def browse() -> Callable[..., Visitor]:
    """`browse(person)` signs in through the sign-in page; `browse()` stays outside."""

    def start(person: WithEmail | None = None) -> Visitor:
        visitor = Visitor(current_app.test_client())
        if person is not None:
            visitor.sign_in(person)
        return visitor

    return start


@pytest.fixture
def on_day() -> Callable[..., AbstractContextManager[object]]:
    """`with on_day(date(2026, 11, 30)):` makes it that day in London, at nine in the morning or `at`."""

    return travel


def travel(day: date, at: time = time(9)) -> AbstractContextManager[object]:
    """Makes it that day in London while the context lasts."""
    moment = datetime.combine(day, at, ZoneInfo("Europe/London")).astimezone(UTC)
    return time_machine.travel(moment, tick=True)


@pytest.fixture(autouse=True)
def _no_unguarded_statement() -> Iterator[None]:
    """Fails a test in which a statement reached tenants' rows without naming the tenant."""
    audited.unguarded.clear()
    yield
    assert not audited.unguarded, "a statement reached tenants' rows without naming the tenant"
