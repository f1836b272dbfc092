"""Two people who change the same at the same moment: the second is told so, and nothing breaks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from threading import Event, Thread

import pytest
from flask import Flask

from tenants import clock
from tenants.database import db
from tenants.records.meetings.agenda import move_item
from tenants.records.meetings.queries import get_item
from tenants.records.training.models import AttendanceImport
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.meetings import an_item, plan
from tests.factories.spreadsheets import workbook
from tests.factories.training import make_training
from tests.factories.world import Borough, build_world
from tests.house.test_routes import token_of
from tests.visitor import Visitor
from workflows.attendance_import.service import digest_of

pytestmark = pytest.mark.postgresql


@contextmanager
def _meanwhile(app: Flask, borough: Borough, work: Callable[[], object]) -> Iterator[None]:
    """Somebody else's transaction, which is written and ends half a second after the block has begun."""
    is_written = Event()

    def change() -> None:
        with app.app_context(), tenant_scope(borough.id):
            work()
            db.session.flush()
            is_written.set()
            Event().wait(0.5)
            db.session.commit()

    other = Thread(target=change)
    other.start()
    assert is_written.wait(10)
    yield
    other.join(10)


def test_the_second_is_told_when_two_move_an_item_at_once(
    postgresql_portal: Flask, browse: Callable[..., Visitor]
) -> None:
    barnet = build_world().barnet
    with tenant_scope(barnet.id):
        meeting = plan(make_board("Board"), clock.today() + timedelta(days=9))
        item_id = an_item(meeting).id
        address = f"/barnet/meetings/{meeting.id}/items/{item_id}/move"
        db.session.commit()
    db.session.close()
    visitor = browse(barnet.lead)
    sent: dict[str, object] = {"csrf_token": token_of(visitor), "way": "up"}
    with _meanwhile(postgresql_portal, barnet, lambda: move_item(get_item(item_id), is_up=True, by=None)):
        page = visitor.post(address, sent, status=409)
    assert page.heading == "This has changed in the meantime"


def test_the_second_is_told_when_two_read_in_a_spreadsheet_at_once(
    postgresql_portal: Flask, browse: Callable[..., Visitor]
) -> None:
    barnet = build_world().barnet
    with tenant_scope(barnet.id):
        make_training("Barnet", by=None)
        db.session.commit()
    db.session.close()
    day = clock.today() - timedelta(days=90)
    row = ["Barnet half-day", f"{day:%d/%m/%Y}", "Housing officers"]
    content = workbook(["Course title", "Completed on", "Service"], row)
    visitor = browse(barnet.training)
    visitor.get("/barnet/training/import/")
    visitor.submit({"file": (BytesIO(content), "export.xlsx")})

    def read_in() -> None:
        about = {"title": "export.xlsx", "digest": digest_of(content), "added_at": clock.now()}
        db.session.add(AttendanceImport(**about, rows=1, people=1, added_by_id=barnet.lead.id))

    with _meanwhile(postgresql_portal, barnet, read_in):
        page = visitor.submit(status=409)
    assert "Somebody else changed this while you were writing" in page.text
