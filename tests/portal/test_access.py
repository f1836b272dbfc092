"""Checks of who is let in, and of where a sign-in leads."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

from portal.access import local_path, public, signed_in
from tenants import clock
from tenants.database import db
from tenants.people import memberships, sign_ins
from tenants.people.models import Person, SignIn
from tenants.people.permissions import Role
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]
OnDay = Callable[..., AbstractContextManager[object]]

HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    " //evil.example/",
    "javascript:alert(1)",
    "http:evil.example",
    "/barnet/\r\nSet-Cookie: a=b",
    "/\u2215evil.example/",
    "evil.example",
    "@evil.example",
    "",
]


@pytest.mark.parametrize("wanted", HOSTILE)
def test_a_sign_in_leads_to_the_front_page_when_the_address_could_lead_elsewhere(wanted: str) -> None:
    assert local_path(wanted) == "/"


@pytest.mark.parametrize("wanted", ["/", "/barnet/", "/barnet/actions/?status=late&page=2", "/a?b=https://c"])
def test_a_sign_in_leads_back_when_the_address_is_the_portals_own(wanted: str) -> None:
    assert local_path(wanted) == wanted


def test_a_hostile_address_is_not_followed_when_somebody_signs_in(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse()
    visitor.get("/sign-in?next=//evil.example/")
    page = visitor.submit(
        {"email": sqlite_world.barnet.lead.email, "password": "correct horse battery"},
        status=302,
        follow=False,
    )
    assert page.headers["Location"] == "/"


def test_a_sign_in_leads_to_the_page_asked_for_when_it_was_the_portals_own(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse()
    visitor.get("/barnet/activity/?kind=post")
    assert visitor.page.heading == "Sign in"
    page = visitor.submit({"email": sqlite_world.barnet.lead.email, "password": "correct horse battery"})
    assert page.url == "/barnet/activity/?kind=post"


def test_two_marks_are_refused_when_a_view_is_written() -> None:
    def view() -> str:
        return ""

    with pytest.raises(TypeError, match="two access marks"):
        public(signed_in(view))
    assert inspect.isfunction(view)


def test_an_unknown_tenant_and_a_foreign_one_look_the_same_when_asked_for(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    foreign = visitor.get("/bexley/people/", status=404)
    unknown = visitor.get("/atlantis/people/", status=404)
    assert foreign.text == unknown.text


def test_a_membership_is_closed_at_the_next_request_when_it_ends(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.owner)
    visitor.get("/barnet/people/")
    memberships.end_membership(world.barnet.owner.id, world.barnet.id, by=None)
    visitor.get("/barnet/people/", status=404)


def test_a_page_is_closed_at_the_next_request_when_the_role_is_lost(
    sqlite_world: World, browse: Browse
) -> None:
    barnet = sqlite_world.barnet
    visitor = browse(barnet.owner)
    visitor.get("/barnet/people/")
    memberships.change_role(barnet.owner.id, barnet.id, Role.VIEWER, by=barnet.lead.id)
    visitor.get("/barnet/people/", status=404)


def test_a_person_is_signed_out_at_the_next_request_when_deactivated(world: World, browse: Browse) -> None:
    visitor = browse(world.barnet.owner)
    db.session.execute(update(Person).where(Person.id == world.barnet.owner.id).values(is_active=False))
    assert visitor.get("/barnet/people/").heading == "Sign in"


def test_a_copied_cookie_opens_nothing_when_its_owner_signed_out(world: World, browse: Browse) -> None:
    visitor, thief = browse(world.barnet.lead), browse()
    cookie = visitor.client.get_cookie("portal")
    assert cookie is not None
    thief.client.set_cookie("portal", cookie.value)
    assert thief.get("/barnet/people/").heading == "People"
    visitor.get("/barnet/people/")
    visitor.submit(press="Sign out")
    assert thief.get("/barnet/people/").heading == "Sign in"


def test_every_browser_is_signed_out_when_one_signs_out_everywhere(
    sqlite_world: World, browse: Browse
) -> None:
    here, elsewhere = browse(sqlite_world.barnet.lead), browse(sqlite_world.barnet.lead)
    here.get("/account/")
    here.submit(press="Sign out everywhere")
    assert elsewhere.get("/barnet/people/").heading == "Sign in"


def test_a_sign_in_ends_when_it_has_been_idle(sqlite_world: World, browse: Browse) -> None:
    with time_machine.travel(clock.now(), tick=False) as watch:
        visitor = browse(sqlite_world.barnet.lead)
        watch.shift(sign_ins.IDLE - timedelta(seconds=1))
        assert visitor.get("/barnet/people/").heading == "People"
        watch.shift(sign_ins.IDLE - timedelta(seconds=1))
        assert visitor.get("/barnet/people/").heading == "People"
        watch.shift(sign_ins.IDLE)
        assert visitor.get("/barnet/people/").heading == "Sign in"


def test_a_sign_in_ends_when_it_has_lasted_long_enough(sqlite_world: World, browse: Browse) -> None:
    with time_machine.travel(clock.now(), tick=False) as watch:
        visitor = browse(sqlite_world.barnet.lead)
        for _ in range(11):
            watch.shift(timedelta(hours=1))
            assert visitor.get("/barnet/people/").heading == "People"
        watch.shift(timedelta(hours=1))
        assert visitor.get("/barnet/people/").heading == "Sign in"


def test_a_sign_in_is_noted_at_most_once_a_minute_when_pages_are_read(
    sqlite_world: World, browse: Browse
) -> None:
    with time_machine.travel(clock.now(), tick=False) as watch:
        visitor = browse(sqlite_world.barnet.lead)
        started = _seen_at()
        watch.shift(timedelta(seconds=59))
        visitor.get("/barnet/people/")
        assert _seen_at() == started
        watch.shift(timedelta(seconds=1))
        visitor.get("/barnet/people/")
        assert _seen_at() == clock.now()


def _seen_at() -> object:
    return db.session.scalar(select(SignIn.seen_at))


def test_what_was_typed_is_offered_again_when_the_sign_in_had_ended(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/people/posts/new")
    visitor.client.environ_base["HTTP_ORIGIN"] = "http://localhost"
    db.session.execute(update(SignIn).values(ended_at=clock.now()))
    lost = visitor.submit({"title": "Director <of> housing"}, press="Add post", status=401)
    assert lost.heading == "You have been signed out"
    visitor.sign_in(sqlite_world.barnet.lead)  # in another tab of the same browser
    visitor.page = lost
    page = visitor.submit(press="Send it again")
    assert "Director <of> housing" in page.text
    assert page.heading == "People"


def test_what_was_typed_is_offered_again_when_the_forms_token_had_gone(
    sqlite_world: World, browse: Browse
) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    fields: dict[str, object] = {"title": "Director of housing", "holder": "vacant"}
    visitor.post("/barnet/people/posts/new", fields, status=400)
    assert "Director of housing" not in visitor.page.html  # another site may have sent it
    visitor.client.environ_base["HTTP_ORIGIN"] = "http://localhost"
    visitor.post("/barnet/people/posts/new", fields, status=400)
    assert "is added" in visitor.submit(press="Send it again").text


def test_a_password_is_never_shown_again_when_a_form_is_refused(sqlite_portal: Flask, browse: Browse) -> None:
    visitor = browse()
    visitor.client.environ_base["HTTP_ORIGIN"] = "http://localhost"
    page = visitor.post("/sign-in", {"email": "a@b.example", "password": "hush"}, status=400)
    assert "hush" not in page.html
