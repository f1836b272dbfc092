"""The page of one document, and the page of everything that was changed on it."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.documents.blueprint import documents
from portal.borough.documents.document_page import open_page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.documents.queries import get_document


@documents.get("/<uuid:document_id>/")
@requires(Permission.DOCUMENT_READ)
def document(document_id: UUID) -> str:
    """Everything about one document."""
    today = clock.today()
    page = open_page(document_id, today)
    return render_template(
        "borough/documents/document.html",
        page=page,
        document=page.document,
        today=today,
        board_pages=may(Permission.BOARD_READ),
        meeting_pages=may(Permission.BOARD_READ),
    )


@documents.get("/<uuid:document_id>/history")
@requires(Permission.DOCUMENT_READ)
def history(document_id: UUID) -> str:
    """Every change of the document, newest first."""
    found = get_document(document_id)
    back = url_for("documents.document", document_id=document_id)
    return history_page(document_id, "document", found.title, back)
