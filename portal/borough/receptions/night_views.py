"""The page to have in hand on the night: to read, to print, and to take along as Word or PDF."""

from uuid import UUID

from flask import render_template
from werkzeug.wrappers import Response

from portal.access import current_belonging, requires
from portal.borough.receptions.blueprint import receptions as pages
from portal.borough.receptions.night import night_paper
from portal.borough.receptions.reading import open_reception_page
from portal.papers import send_pdf, send_word
from tenants.authorities.queries import get_tenant
from tenants.people.permissions import Permission
from workflows.papers.content import Paper


@pages.get("/<uuid:reception_id>/night/")
@requires(Permission.OPERATION_READ)
def night(reception_id: UUID) -> str:
    """The plan on a sheet for the night."""
    page = open_reception_page(reception_id)
    return render_template(
        "borough/receptions/night.html", reception=page.reception, paper=_paper(reception_id)
    )


@pages.get("/<uuid:reception_id>/night/word")
@requires(Permission.OPERATION_READ)
def night_word(reception_id: UUID) -> Response:
    """The sheet as a Word document."""
    paper = _paper(reception_id)
    return send_word(paper, paper.title)


@pages.get("/<uuid:reception_id>/night/pdf")
@requires(Permission.OPERATION_READ)
def night_pdf(reception_id: UUID) -> Response:
    """The sheet as a PDF."""
    paper = _paper(reception_id)
    return send_pdf(paper, paper.title)


def _paper(reception_id: UUID) -> Paper:
    organisation = get_tenant(current_belonging().tenant_id).official_name
    return night_paper(open_reception_page(reception_id), organisation)
