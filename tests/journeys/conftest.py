"""A portal with London in it, served to a real browser."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from portal.application import create_app
from portal.config import DEMO_PASSWORD, Settings, read_settings
from tenants.database import db
from tests import beds, chromium
from tests.factories.people import PASSWORD
from tests.journeys.furnished_file import FurnishedFile, furnish_file
from tests.journeys.reader import WIDE, Reader, start_reading
from workflows.demonstration.load import load


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window; closed with its module, or no other test could run an event loop."""
    yield from chromium.launched()


@pytest.fixture(scope="session")
def london_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the demonstration in it, made once for this process."""
    folder = tmp_path_factory.mktemp("london")
    beds.migrate(f"sqlite:///{folder / 'london.db'}", folder)
    app = beds.open_portal(beds.settings_for(f"sqlite:///{folder / 'london.db'}", folder))
    with app.app_context():
        load(date(2026, 11, 22), DEMO_PASSWORD)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return folder / "london.db"


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> FurnishedFile:
    """The small world with one of everything in it, made and walked through once for this process."""
    return furnish_file(tmp_path_factory.mktemp("furnished"))


@pytest.fixture
def served(london_file: Path, tmp_path: Path) -> Iterator[tuple[Flask, str]]:
    """The portal on a fresh copy of London, and the address at which it is served."""
    yield from _serve(london_file, tmp_path)


def _serve(file: Path, folder: Path) -> Iterator[tuple[Flask, str]]:
    shutil.copyfile(file, folder / "portal.db")
    server = make_server("127.0.0.1", 0, lambda environ, start: app(environ, start), threaded=True)
    address = f"http://127.0.0.1:{server.server_port}"
    app = beds.compile_once(create_app(_settings(folder, address)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield app, address
    server.shutdown()
    with app.app_context():
        db.engine.dispose()


def _settings(folder: Path, address: str) -> Settings:
    return read_settings(
        {
            **{name: value for name, value in os.environ.items() if name == "PATH"},
            "PORTAL_DATABASE_URL": f"sqlite:///{folder / 'portal.db'}",
            "PORTAL_INSTANCE": str(folder / "instance"),
            "PORTAL_SECRET_KEY": beds.SECRET,
            "PORTAL_BASE_URL": address,
        }
    )


@pytest.fixture
def read(browser: Browser, served: tuple[Flask, str]) -> Iterator[Callable[..., Reader]]:
    """`read(email, width=…, with_scripts=…)` opens a window, signed in when an e-mail address is given."""
    yield from _reading(browser, served[1], DEMO_PASSWORD)


@pytest.fixture
def read_furnished(
    browser: Browser, furnished: FurnishedFile, tmp_path: Path
) -> Iterator[Callable[..., Reader]]:
    """The same in the small world."""
    for _, address in _serve(furnished.file, tmp_path):
        yield from _reading(browser, address, PASSWORD)


def _reading(browser: Browser, address: str, password: str) -> Iterator[Callable[..., Reader]]:
    opened: list[Reader] = []

    def start(email: str | None = None, *, width: int = WIDE, with_scripts: bool = True) -> Reader:
        reader = start_reading(browser, address, width=width, with_scripts=with_scripts)
        opened.append(reader)
        if email:
            reader.sign_in(email, password)
        return reader

    yield start
    for reader in opened:
        reader.context.close()
