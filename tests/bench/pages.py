"""Measures the list of actions and the page of one action against a bare page of the same 50 rows."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.records.plans.models import Action
from tenants.scope import tenant_scope
from tests.bench.comparing import HEADINGS, compare
from tests.bench.server import CONNECTIONS, WORKERS
from tests.bench.setting import fill, sqlite_portal

__all__ = ["HEADINGS", "TITLE", "measure"]
TITLE = (
    f"Pages: 33 tenants with 250 actions each on SQLite, gunicorn sync with {WORKERS} worker, "
    f"{CONNECTIONS} connections; medians of interleaved rounds, ratios to the bare page"
)


def measure(folder: Path) -> list[tuple[str, ...]]:
    """One row for the bare page, one for each of the portal's."""
    app, settings = sqlite_portal(folder, "pages")
    fill(app, tenants=33, actions=33 * 250)
    return compare(app, settings, folder, _paths(app))


def _paths(app: Flask) -> dict[str, str]:
    """The addresses of the list and of the first action on it."""
    first = select(Action.id).order_by(Action.due_on, Action.title).limit(1)
    with app.app_context(), tenant_scope(get_tenant_by_slug("grown-0001").id):
        action_id = db.session.scalar(first)
    return {
        "list of actions": "/grown-0001/actions/",
        "page of an action": f"/grown-0001/actions/{action_id}/",
    }
