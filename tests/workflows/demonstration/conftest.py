"""Loads London once for all tests of the demonstration that only read it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tenants.database import db
from tests import beds
from tests.workflows.demonstration.london import PASSWORD, TODAY
from workflows.demonstration.load import load


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A portal of these tests' own, with London in it."""
    app = beds.sqlite_bed(tmp_path_factory.mktemp("london")).made_fresh()
    with app.app_context():
        load(TODAY, PASSWORD)
    return app


@pytest.fixture
def london(loaded: Flask) -> Iterator[Flask]:
    """London, its application context pushed; nothing that a test writes is kept."""
    with loaded.app_context():
        yield loaded
        db.session.rollback()
