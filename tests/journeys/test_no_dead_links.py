"""No link in London leads to a page that is not there, or not for whoever sees the link."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from portal.config import DEMO_PASSWORD
from tenants.database import db
from tests import beds
from tests.house.walk import walk
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]  # it takes as long as those in a browser

DIRECTORY = "/directory/?place=barnet"


@dataclass(frozen=True)
class _Person:
    email: str


@pytest.fixture
def london(london_file: Path, tmp_path: Path) -> Iterator[Flask]:
    """A portal on a fresh copy of London, in which a page that breaks fails the test."""
    shutil.copyfile(london_file, tmp_path / "portal.db")
    app = beds.open_portal(beds.settings_for(f"sqlite:///{tmp_path / 'portal.db'}", tmp_path))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "email",
    [
        "viewer@hammersmith-and-fulham.example",
        "training@hammersmith-and-fulham.example",
        "procurement@bexley.example",
        "executive@lmsl.example",
    ],
)
def test_no_link_is_dead(
    london: Flask, on_day: Callable[..., AbstractContextManager[object]], email: str
) -> None:
    with on_day(date(2026, 11, 22)):
        visitor = Visitor(london.test_client())
        visitor.sign_in(_Person(email), DEMO_PASSWORD)
        # The directory's own links are walked where it is small: here they would spend a day's look-ups.
        found = walk(london, visitor.client, "/", DIRECTORY, most=40, leaving=("directory",))
    assert not found.dead, "\n".join(found.dead)
    assert len(found.opened) > 60
