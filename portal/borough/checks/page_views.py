"""The page of one check, and the page of everything that was changed on it."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import requires
from portal.borough.activity.history import history_page
from portal.borough.checks.blueprint import checks
from portal.borough.checks.check_page import open_page
from portal.borough.follow_ups.about import about_check as what_follows
from portal.borough.published_checks.about import about_check as in_the_square
from portal.borough.questionnaires.about import about_check as with_the_supplier
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.checks.queries import get_check


@checks.get("/<uuid:check_id>/")
@requires(Permission.SUPPLIER_READ)
def check(check_id: UUID) -> str:
    """Everything about one check."""
    today = clock.today()
    page = open_page(check_id, today)
    return render_template(
        "borough/checks/check.html",
        page=page,
        check=page.check,
        asked=with_the_supplier(page.check, today),
        following=what_follows(page.check, page.house, today),
        published=in_the_square(page.check, page.supplier),
        exclusion_href=f"/{page.house}/suppliers/{page.supplier.id}/exclusions/consider?check={check_id}",
    )


@checks.get("/<uuid:check_id>/history")
@requires(Permission.SUPPLIER_READ)
def history(check_id: UUID) -> str:
    """Every change of the check, newest first."""
    found = get_check(check_id)
    return history_page(check_id, "check", found.title, url_for("checks.check", check_id=check_id))
