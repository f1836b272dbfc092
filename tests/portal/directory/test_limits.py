"""What somebody is told who looks up too much, and what is noted of those who look."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from tenants import clock
from tenants.database import db
from tests.factories.coverage import note_looks, put_entry
from tests.factories.guidance import make_guidance
from tests.factories.world import World
from tests.visitor import Visitor
from workflows.directory.models import LookUp
from workflows.directory.rules import Looked

Browse = Callable[..., Visitor]


@pytest.fixture
def open_to_all(world: World) -> World:
    """The directory with one entry in it."""
    make_guidance()
    put_entry(world.barnet, "adults", title="Duty desk")
    return world


def _noted() -> dict[str, int]:
    counted = select(LookUp.kind, func.count()).group_by(LookUp.kind)
    return {kind: count for kind, count in db.session.execute(counted)}


def test_somebody_unknown_is_stopped_at_forty_and_told_whom_to_call(
    open_to_all: World, browse: Browse
) -> None:
    visitor = browse()
    for _ in range(40):
        visitor.get("/directory/?words=barnet")
    visitor.get("/directory/?words=barnet", status=429)
    page = visitor.get("/directory/?words=bexley", status=429)
    assert page.heading == "Please wait before you look up more"
    for words in ("call 999", "08000 121 700", "Wait ten minutes", "from where you are"):
        assert words in page.text
    assert page.headers["Retry-After"] == "600" and "Set-Cookie" not in page.headers
    assert _noted() == {Looked.SEARCH: 40, Looked.STOPPED: 1}
    browse(open_to_all.met.member).get("/directory/?words=barnet")  # who signs in has a limit of their own
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        visitor.get("/directory/?words=barnet")


def test_a_member_is_told_of_the_limit_of_a_day(open_to_all: World, browse: Browse) -> None:
    member = open_to_all.met.member
    note_looks(f"person:{member.id}", 400, at=clock.now() - timedelta(hours=3))
    page = browse(member).get("/directory/?words=barnet", status=429)
    assert "more in a day than the directory allows" in page.text and "ask the secretariat" in page.text
    assert page.headers["Retry-After"] == "3600"


def test_the_whole_directory_is_not_given_to_somebody_who_has_had_enough(
    open_to_all: World, browse: Browse
) -> None:
    lead = open_to_all.barnet.lead
    note_looks(f"person:{lead.id}", 300)
    for address in ("/directory/all", "/directory/all.pdf", "/directory/coverage"):
        assert "by you" in browse(lead).get(address, status=429).text


def test_nothing_that_was_typed_is_kept(open_to_all: World, portal: Flask, browse: Browse) -> None:
    browse().get("/directory/?words=Survivor+Someone+adults+barnet")
    kept = db.session.scalars(select(LookUp)).one()
    values = " ".join(str(getattr(kept, column.key)) for column in LookUp.__table__.columns).casefold()
    assert "someone" not in values and "survivor" not in values and "127.0.0.1" not in values
    assert kept.reader.startswith("address:") and kept.person_id is None
