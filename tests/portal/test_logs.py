"""Nothing that people typed reaches the log, whatever goes wrong."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask

from tenants import clock
from tenants.database import db
from tenants.people.models import Person
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]

CANARY = "canary-4711@council.example"


def _add_twice() -> str:
    for name in ("one", f"two {CANARY}"):
        db.session.add(Person(id=uuid4(), name=name, email=CANARY, created_at=clock.now()))
    db.session.flush()
    return "never reached"


def _add_incomplete() -> str:
    db.session.add(Person(id=uuid4(), name=CANARY, email=None, created_at=clock.now()))
    db.session.flush()
    return "never reached"


@pytest.mark.parametrize(
    ("view", "status", "logged"),
    # A key that is taken may be somebody else's change of the same moment: no fault, so nothing is logged.
    [(_add_twice, 409, ""), (_add_incomplete, 500, "IntegrityError")],
    ids=["taken", "incomplete"],
)
def test_no_value_of_a_row_is_logged_when_the_database_refuses_it(
    portal: Flask,
    world: World,
    browse: Browse,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    view: Callable[[], str],
    status: int,
    logged: str,
) -> None:
    monkeypatch.setitem(portal.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(portal.view_functions, "status.help", view)
    page = browse().get("/help", status=status)
    assert logged in caplog.text and ("GET /help" in caplog.text) == bool(logged)
    assert "canary" not in caplog.text and "canary" not in page.html
