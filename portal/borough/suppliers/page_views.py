"""The page of one supplier, and the page of everything that was changed on it."""

from uuid import UUID

from flask import render_template, request, url_for

from portal.access import current_belonging, requires
from portal.borough.activity.history import history_page
from portal.borough.suppliers.blueprint import suppliers
from portal.borough.suppliers.filters import plain_words
from portal.borough.suppliers.supplier_page import open_page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.suppliers.queries import get_supplier


@suppliers.get("/<uuid:supplier_id>/")
@requires(Permission.SUPPLIER_READ)
def supplier(supplier_id: UUID) -> str:
    """Everything about one supplier; `searched` are the words that led straight here."""
    page = open_page(supplier_id, current_belonging().slug, clock.today())
    searched = plain_words(request.args.get("searched", ""))
    return render_template(
        "borough/suppliers/supplier.html", page=page, supplier=page.supplier, searched=searched
    )


@suppliers.get("/<uuid:supplier_id>/history")
@requires(Permission.SUPPLIER_READ)
def history(supplier_id: UUID) -> str:
    """Every change of the supplier, newest first."""
    found = get_supplier(supplier_id)
    back = url_for("suppliers.supplier", supplier_id=supplier_id)
    return history_page(supplier_id, "supplier", found.title, back)
