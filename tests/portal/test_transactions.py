"""Checks that a request is written wholly or not at all."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.audit.models import PortalEvent
from tenants.audit.service import note_portal_event
from tenants.database import db
from tenants.errors import WrongState
from tests.factories.world import World
from tests.house.test_routes import token_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def _writing(then: Callable[[], object]) -> Callable[[], object]:
    def view() -> object:
        note_portal_event("test:written")
        db.session.flush()
        return then()

    return view


def _refuse() -> object:
    raise WrongState("Not now.")


def _break() -> object:
    raise ZeroDivisionError("a secret cause")


def _written() -> int:
    wanted = select(func.count(PortalEvent.id)).where(PortalEvent.event == "test:written")
    return db.session.scalar(wanted) or 0


@pytest.mark.parametrize(
    ("then", "status", "kept"),
    [
        (lambda: "well", 200, 1),
        (lambda: ("a form again", 422), 422, 0),
        (_refuse, 409, 0),
        (_break, 500, 0),
    ],
)
def test_what_was_written_is_kept_when_the_answer_is_good_and_only_then(
    then: Callable[[], object],
    status: int,
    kept: int,
    portal: Flask,
    world: World,
    browse: Browse,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visitor = browse(world.barnet.lead)
    token = token_of(visitor)
    monkeypatch.setitem(portal.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(portal.view_functions, "account.sign_out_everywhere", _writing(then))
    visitor.client.post("/account/sign-out-everywhere", data={"csrf_token": token})
    assert (
        visitor.client.post("/account/sign-out-everywhere", data={"csrf_token": token}).status_code == status
    )
    assert _written() == 2 * kept


def test_nothing_is_written_when_a_page_is_only_read(
    portal: Flask, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(portal.view_functions, "status.help", _writing(lambda: "read"))
    assert browse().client.get("/help").status_code == 200
    assert _written() == 0


def test_the_cause_is_logged_and_not_shown_when_a_view_breaks(
    sqlite_portal: Flask, browse: Browse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sqlite_portal.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(sqlite_portal.view_functions, "status.help", _break)
    page = browse().get("/help", status=500)
    assert "a secret cause" not in page.html
    reference = page.text.partition("reference: ")[2][:8]
    assert f"reference {reference}: GET /help" in caplog.text
    assert "a secret cause" in caplog.text
