"""Asks for pages of the portal and for the bare page in interleaved rounds, and compares them."""

import re
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from flask import Flask

from portal.config import Settings
from tests.bench.server import Sample, Served, ask, served
from tests.bench.setting import PASSWORD

HEADINGS = ("page", "requests/s", "ratio", "median ms", "CPU ms", "CPU ratio")
ROUNDS = 7
LASTS = 2.0  # seconds a round
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def compare(app: Flask, settings: Settings, folder: Path, paths: Mapping[str, str]) -> list[tuple[str, ...]]:
    """One row for the bare page, one for each of `paths`, which grown-0001's lead asks for."""
    cookie, bare = _sign_in(app), {"BENCH_DATABASE": settings.database_url}
    with (
        served("tests.bench.bare_page:make_app()", bare, folder / "bare.log") as floor,
        served("wsgi:app", _environment(settings), folder / "portal.log") as portal,
    ):
        return _rows(floor, portal, paths, cookie)


def _environment(settings: Settings) -> dict[str, str]:
    return {
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_SECRET_KEY": settings.secret_key,
    }


def _sign_in(app: Flask) -> str:
    """The cookie of grown-0001's lead, got through the sign-in page."""
    visitor = app.test_client()
    token = _TOKEN.search(visitor.get("/sign-in").text)
    email = "lead@grown-0001.example"
    fields = {"email": email, "password": PASSWORD, "csrf_token": token[1] if token else ""}
    answer = visitor.post("/sign-in", data=fields)
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = visitor.get_cookie(name)
    if answer.status_code != 302 or cookie is None:
        raise RuntimeError(f"could not sign in: {answer.status}")
    return f"{name}={cookie.value}"


def _rows(floor: Served, portal: Served, paths: Mapping[str, str], cookie: str) -> list[tuple[str, ...]]:
    asked = {"bare page of 50 rows": (floor, "/", ""), **{n: (portal, p, cookie) for n, p in paths.items()}}
    samples: dict[str, list[Sample]] = {name: [] for name in asked}
    for server, path, shown in asked.values():
        ask(server, path, shown, 1.0)  # warms up
    for _ in range(ROUNDS):
        for name, (server, path, shown) in asked.items():
            samples[name].append(ask(server, path, shown, LASTS))
    bare, *_others = samples.values()
    return [_row(name, seen, bare) for name, seen in samples.items()]


def _row(name: str, seen: list[Sample], bare: list[Sample]) -> tuple[str, ...]:
    rate, cpu = median(one.per_second for one in seen), median(one.cpu_ms for one in seen)
    both = list(zip(seen, bare, strict=True))
    return (
        name,
        f"{rate:.0f}",
        f"{median(one.per_second / floor.per_second for one, floor in both):.2f}",
        f"{median(one.median_ms for one in seen):.1f}",
        f"{cpu:.2f}",
        f"{median(one.cpu_ms / floor.cpu_ms for one, floor in both):.2f}",
    )
