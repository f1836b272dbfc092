"""The pages on which one comparison is read, on the screen and on paper, with its history."""

from uuid import UUID

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, requires
from portal.borough.activity.history import history_page
from portal.borough.reconciliations.blueprint import reconciliations as pages
from portal.borough.reconciliations.paper import READING, comparison_paper
from portal.borough.reconciliations.reading import open_comparison
from portal.papers import send_pdf
from tenants.people.permissions import Permission
from tenants.records.reconciliations.queries import get_reconciliation
from tenants.records.reconciliations.rules import BASIS_WORDS, SOURCE_WORDS, STATUS_WORDS


@pages.get("/<uuid:reconciliation_id>/")
@requires(Permission.REFERRAL_READ)
def reconciliation(reconciliation_id: UUID) -> str:
    """One comparison: both counts of each category, what differs, and why."""
    page = open_comparison(reconciliation_id)
    return render_template(
        "borough/reconciliations/reconciliation.html",
        page=page,
        reconciliation=page.found,
        basis_words=BASIS_WORDS,
        source_words=SOURCE_WORDS,
        status_words=STATUS_WORDS,
        reading=READING,
    )


@pages.get("/<uuid:reconciliation_id>/paper")
@requires(Permission.REFERRAL_READ)
def paper(reconciliation_id: UUID) -> str:
    """The same as a paper, to print."""
    page = open_comparison(reconciliation_id)
    made = comparison_paper(page, current_belonging().tenant_name)
    return render_template(
        "borough/reconciliations/paper.html", paper=made, page=page, reconciliation=page.found
    )


@pages.get("/<uuid:reconciliation_id>/paper.pdf")
@requires(Permission.REFERRAL_READ)
def paper_pdf(reconciliation_id: UUID) -> Response:
    """The same as a PDF."""
    page = open_comparison(reconciliation_id)
    return send_pdf(comparison_paper(page, current_belonging().tenant_name), page.found.title)


@pages.get("/<uuid:reconciliation_id>/history")
@requires(Permission.REFERRAL_READ)
def history(reconciliation_id: UUID) -> str:
    """Every change of the comparison, newest first."""
    found = get_reconciliation(reconciliation_id)
    back = url_for("reconciliations.reconciliation", reconciliation_id=reconciliation_id)
    return history_page(reconciliation_id, "comparison", found.title, back)
