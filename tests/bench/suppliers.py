"""Measures the register of suppliers and the page of one supplier against the same bare page."""

from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from tenants import clock
from tenants.authorities.queries import get_tenant_by_slug
from tenants.database import db
from tenants.guidance.loading import load_guidance
from tenants.records.contracts.models import Contract
from tenants.scope import tenant_scope
from tests.bench.comparing import HEADINGS, compare
from tests.bench.server import CONNECTIONS, WORKERS
from tests.bench.setting import fill, sqlite_portal
from workflows.demonstration.invented_registers import Sizes, fill_register

__all__ = ["HEADINGS", "TITLE", "measure"]
TITLE = (
    "Suppliers: one of 33 tenants has 8,000 suppliers and 12,000 contracts, on SQLite, gunicorn sync with "
    f"{WORKERS} worker, {CONNECTIONS} connections; medians of interleaved rounds, ratios to the bare page"
)
_SLUG = "grown-0001"
_SIZES = Sizes(suppliers=8_000, contracts=12_000, tiered=600, checks=400)


def measure(folder: Path) -> list[tuple[str, ...]]:
    """One row for the bare page, one for each of the portal's."""
    app, settings = sqlite_portal(folder, "suppliers")
    fill(app, tenants=33, actions=33 * 250)
    with app.app_context():
        load_guidance()
        with tenant_scope(get_tenant_by_slug(_SLUG).id):
            fill_register(_SLUG, _SIZES, clock.today())
            db.session.commit()
    return compare(app, settings, folder, _paths(app))


def _paths(app: Flask) -> dict[str, str]:
    """The plain list, searches, filters, another order, and the supplier with most contracts."""
    most = select(Contract.supplier_id).group_by(Contract.supplier_id).order_by(func.count().desc()).limit(1)
    with app.app_context(), tenant_scope(get_tenant_by_slug(_SLUG).id):
        supplier_id = db.session.scalar(most)
    path = f"/{_SLUG}/suppliers/"
    return {
        "list of suppliers": path,
        "its last page": f"{path}?page=160",
        "search for two words": f"{path}?words=homecare+ltd&list=all",
        "high risk, never checked": f"{path}?tier=high&checked=never",
        "in order of value": f"{path}?sort=-value",
        "search that finds nothing": f"{path}?words=accme+cattering",
        "page of a supplier": f"{path}{supplier_id}/",
    }
