"""Checks of the headers, and of static files."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from portal.config import Settings
from tests.beds import open_portal
from tests.factories.world import World
from tests.visitor import Visitor

Browse = Callable[..., Visitor]


@pytest.mark.parametrize("address", ["/", "/sign-in", "/health", "/no/such/page", "/privacy"])
def test_a_page_allows_no_inline_script_and_no_copy_when_it_is_fetched(
    address: str, sqlite_portal: Flask
) -> None:
    headers = sqlite_portal.test_client().get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_a_redirect_stays_within_when_the_request_names_another_host(
    sqlite_world: World, browse: Browse
) -> None:
    client = browse(sqlite_world.barnet.lead).client
    for address in ("/barnet", "/barnet/plans", "/barnet//plans/", "/my-deadlines", "/account"):
        where = client.get(address, headers={"Host": "elsewhere.example"}).headers["Location"]
        assert where.startswith("/") and not where.startswith("//"), where


@pytest.mark.parametrize("address", ["/update/x", "/questionnaire/x", "/account/set-password/x"])
def test_an_address_that_is_a_secret_is_told_to_nobody_when_it_is_opened(
    address: str, sqlite_portal: Flask
) -> None:
    assert sqlite_portal.test_client().get(address).headers["Referrer-Policy"] == "no-referrer"


def test_the_cookie_insists_on_https_when_the_portal_is_reached_over_it(settings: Settings) -> None:
    app = open_portal(replace(settings, base_url="https://portal.lmsl.example"))
    answer = app.test_client().get("/sign-in", base_url="https://portal.lmsl.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-portal=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_a_static_file_is_kept_for_ever_when_its_address_has_its_digest(sqlite_portal: Flask) -> None:
    client = sqlite_portal.test_client()
    address = sqlite_portal.jinja_env.globals["asset"]("portal.css")  # type: ignore[operator]
    answer = client.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_asset_is_there_when_a_page_names_it(sqlite_world: World, browse: Browse) -> None:
    visitor = browse(sqlite_world.barnet.lead)
    visitor.get("/barnet/people/")
    elements = [*visitor.page.tree.iter("script"), *visitor.page.tree.iter("link")]
    named = [each.get("src") or each.get("href") or "" for each in elements]
    assert len(named) == 4
    assert [visitor.client.get(address).status_code for address in named] == [200] * 4
