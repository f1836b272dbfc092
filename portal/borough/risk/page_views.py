"""The page about the risk of one supplier: its tier, why, what comes next, and how it was before."""

from uuid import UUID

from flask import current_app, render_template, url_for

from portal.access import current_belonging, may, requires
from portal.borough.risk.about import about_supplier
from portal.borough.risk.blueprint import risk as pages
from tenants import clock
from tenants.guidance.models import Clock
from tenants.guidance.queries import find_clock
from tenants.people.permissions import Permission
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier


@pages.get("/<uuid:supplier_id>/risk/")
@requires(Permission.SUPPLIER_READ)
def risk(supplier_id: UUID) -> str:
    """Everything that was ever judged of a supplier's risk."""
    supplier, today = get_supplier(supplier_id), clock.today()
    return render_template(
        "borough/risk/risk.html",
        supplier=supplier,
        risk=about_supplier(supplier, current_belonging().slug, today),
        again=_clock_of(supplier),
        plan_href=_where_to_plan(supplier),
    )


def _clock_of(supplier: Supplier) -> Clock | None:
    """How soon a supplier of this tier is usually checked again."""
    return find_clock(f"check-again-{supplier.tier}", clock.today()) if supplier.tier else None


def _where_to_plan(supplier: Supplier) -> str:
    """The page on which the next check is planned; nothing for whoever may not, or for an ended supplier."""
    is_open = may(Permission.SUPPLIER_WRITE) and supplier.ended_on is None
    has_page = "checks.plan" in current_app.view_functions
    return url_for("checks.plan", supplier=supplier.id) if is_open and has_page else ""
