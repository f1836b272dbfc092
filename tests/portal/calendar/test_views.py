"""Tests of the calendar feed's address, and of its section on the account page."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tenants import clock
from tenants.database import db
from tenants.people.memberships import end_membership
from tenants.people.models import Person
from tenants.scope import tenant_scope
from tests.factories.invites import make_meeting
from tests.factories.world import World
from tests.visitor import Visitor
from tests.workflows.invites.opened import opened
from workflows.calendar.addresses import find_feed_of, make_feed, revoke_feed

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]

MAKE, AGAIN = "Make a calendar address", "Make a new address; the old one stops"
STOP = "Stop the calendar feed"


def address_on(visitor: Visitor) -> str:
    """The path of the address that the account page shows; nothing when it shows none."""
    shown = visitor.page.tree.find(".//textarea[@id='calendar-address']")
    return "" if shown is None else (shown.text or "").strip().removeprefix("http://localhost")


def test_a_calendar_reads_meetings_without_a_sign_in_when_an_address_was_made(
    world: World, browse: Browse
) -> None:
    with tenant_scope(world.barnet.id):
        make_meeting(clock.today() + timedelta(days=9))
        db.session.commit()
    visitor = browse(world.barnet.owner)
    visitor.get("/account/")
    visitor.submit(press=MAKE)
    address = address_on(visitor)
    answer = browse().client.get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "Spring meeting (Safer Barnet forum)" in {each["SUMMARY"] for each in opened(answer.data).events}


def test_the_answer_is_kept_by_nobody_and_sets_no_cookie_when_the_feed_is_read(
    sqlite_world: World, browse: Browse
) -> None:
    token = make_feed(sqlite_world.barnet.owner.id)
    answer = browse().client.get(f"/calendar/{token}.ics")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert token not in str(answer.headers)


def test_the_address_is_shown_once_when_it_was_made(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.owner)
    visitor.get("/account/")
    assert "No calendar has read it yet" not in visitor.page.text
    visitor.submit(press=MAKE)
    assert address_on(visitor).startswith("/calendar/")
    assert "shown this once" in visitor.page.text
    visitor.get("/account/")
    assert address_on(visitor) == ""
    assert "No calendar has read it yet" in visitor.page.text


def test_the_old_address_is_dead_when_a_new_one_is_made_or_the_feed_is_stopped(
    world: World, browse: Browse
) -> None:
    visitor = browse(world.barnet.owner)
    visitor.get("/account/")
    visitor.submit(press=MAKE)
    first = address_on(visitor)
    visitor.submit(press=AGAIN)
    second = address_on(visitor)
    outside = browse().client
    assert (outside.get(first).status_code, outside.get(second).status_code) == (404, 200)
    page = visitor.submit(press=STOP)
    assert "Your calendar feed is stopped" in page.text
    assert outside.get(second).status_code == 404
    assert STOP not in page.text


@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "%F0%9F%8E%89", "a.ics", "..%2F..", "x" * 3000])
def test_nothing_is_there_when_no_such_address_was_made(
    token: str, sqlite_world: World, browse: Browse
) -> None:
    make_feed(sqlite_world.barnet.owner.id)
    answer = browse().client.get(f"/calendar/{token}.ics")
    assert answer.status_code == 404
    assert "Set-Cookie" not in answer.headers


def test_nothing_is_there_when_its_owner_is_deactivated(world: World, browse: Browse) -> None:
    token = make_feed(world.barnet.owner.id)
    db.session.get_one(Person, world.barnet.owner.id).is_active = False
    assert browse().client.get(f"/calendar/{token}.ics").status_code == 404


def test_an_empty_calendar_is_there_when_its_owner_belongs_nowhere_any_more(
    world: World, browse: Browse
) -> None:
    token = make_feed(world.barnet.owner.id)
    assert opened(browse().client.get(f"/calendar/{token}.ics").data).events
    end_membership(world.barnet.owner.id, world.barnet.id, by=None)
    assert opened(browse().client.get(f"/calendar/{token}.ics").data).events == []


def test_the_reading_is_noted_at_most_once_an_hour_when_a_calendar_reads(
    world: World, browse: Browse, on_day: OnDay
) -> None:
    day, person_id = date(2026, 11, 23), world.barnet.owner.id
    address = f"/calendar/{make_feed(person_id)}.ics"

    def read_at(hour: int, minute: int) -> str:
        with on_day(day, time(hour, minute)):
            assert browse().client.get(address).status_code == 200
        feed = find_feed_of(person_id)
        assert feed is not None and feed.read_at is not None
        return f"{clock.london(feed.read_at):%H:%M}"

    assert [read_at(9, 0), read_at(9, 59), read_at(10, 1)] == ["09:00", "09:00", "10:01"]


def test_the_calendar_is_read_all_the_same_when_a_reading_cannot_be_noted(
    sqlite_portal: Flask, sqlite_world: World, browse: Browse, caplog: pytest.LogCaptureFixture
) -> None:
    token = make_feed(sqlite_world.barnet.owner.id)
    db.session.commit()

    def refuse(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE calendar_feed"):
            raise OperationalError(statement, {}, Exception("the disk is full"))

    event.listen(db.engine, "before_cursor_execute", refuse)
    try:
        assert browse().client.get(f"/calendar/{token}.ics").status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", refuse)
    assert "could not note that a page was read" in caplog.text
    assert token not in caplog.text


def test_the_address_is_never_logged_when_making_the_calendar_breaks(
    sqlite_portal: Flask,
    sqlite_world: World,
    browse: Browse,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    token = make_feed(sqlite_world.barnet.owner.id)
    db.session.commit()
    monkeypatch.setitem(sqlite_portal.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(sqlite_portal.view_functions, "calendar.feed", lambda token: 1 // 0)
    with caplog.at_level(logging.DEBUG):
        assert browse().client.get(f"/calendar/{token}.ics").status_code == 500
    assert "GET /calendar/<token>.ics" in caplog.text
    assert token not in caplog.text


def test_the_feed_is_the_askers_own_when_two_people_have_one(world: World, browse: Browse) -> None:
    other = make_feed(world.barnet.viewer.id)
    db.session.commit()
    visitor = browse(world.barnet.owner)
    visitor.get("/account/")
    visitor.submit(press=MAKE)
    visitor.submit(press=STOP)
    assert browse().client.get(f"/calendar/{other}.ics").status_code == 200
    revoke_feed(world.barnet.viewer.id)
    assert browse().client.get(f"/calendar/{other}.ics").status_code == 404
