"""Measures the list of actions and the page of one action against a bare page of the same 50 rows."""

import re
from pathlib import Path
from statistics import median

from flask import Flask
from sqlalchemy import select

from portal.config import Settings
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.records.plans.models import Action
from tenants.scope import tenant_scope
from tests.bench.server import CONNECTIONS, WORKERS, Sample, Served, ask, served
from tests.bench.setting import PASSWORD, fill, sqlite_portal

TITLE = (
    f"Pages: 33 tenants with 250 actions each on SQLite, gunicorn sync with {WORKERS} worker, "
    f"{CONNECTIONS} connections; medians of interleaved rounds, ratios to the bare page"
)
HEADINGS = ("page", "requests/s", "ratio", "median ms", "CPU ms", "CPU ratio")
ROUNDS = 7
LASTS = 2.0  # seconds a round
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def measure(folder: Path) -> list[tuple[str, ...]]:
    """One row for the bare page, one for each of the portal's."""
    app, settings = sqlite_portal(folder, "pages")
    fill(app, tenants=33, actions=33 * 250)
    cookie, paths = _sign_in(app), _paths(app)
    bare = {"BENCH_DATABASE": settings.database_url}
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


def _paths(app: Flask) -> dict[str, str]:
    """The addresses of the list and of the first action on it."""
    first = select(Action.id).order_by(Action.due_on, Action.title).limit(1)
    with app.app_context(), tenant_scope(get_tenant_by_slug("grown-0001").id):
        action_id = db.session.scalar(first)
    return {
        "list of actions": "/grown-0001/actions/",
        "page of an action": f"/grown-0001/actions/{action_id}/",
    }


def _rows(floor: Served, portal: Served, paths: dict[str, str], cookie: str) -> list[tuple[str, ...]]:
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
