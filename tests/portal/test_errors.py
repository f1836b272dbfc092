"""Checks of the pages that say what went wrong."""

from collections.abc import Callable

from flask import Flask

from tests.factories.world import World
from tests.house.test_routes import token_of
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


def test_the_page_says_which_ways_there_are_when_an_address_is_used_wrongly(
    sqlite_portal: Flask, browse: Browse
) -> None:
    page = browse().get("/sign-out", status=405)
    assert page.heading == "This address cannot be opened like that"
    assert "POST" in page.headers["Allow"]


def test_the_page_says_the_limit_when_too_much_is_sent(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    token = token_of(visitor)
    page = visitor.post(
        "/barnet/people/posts/new", {"csrf_token": token, "title": "x" * 12_000_000}, status=413
    )
    assert page.heading == "That is too large"


def test_the_portal_answers_when_asked_whether_it_is_well(portal: Flask) -> None:
    client = portal.test_client()
    assert client.get("/health").text == "ok\n"
    answer = client.get("/ready")
    assert (answer.status_code, answer.text.splitlines()[0]) == (200, "ready")
    assert client.get("/.well-known/security.txt").text.startswith("Contact: mailto:portal@lmsl.example\n")


def test_the_pages_about_the_portal_are_open_to_all_when_nobody_is_signed_in(
    sqlite_portal: Flask, browse: Browse
) -> None:
    visitor = browse()
    for address in ("/", "/help", "/accessibility", "/privacy"):
        assert "never holds the identity" in visitor.get(address).text
