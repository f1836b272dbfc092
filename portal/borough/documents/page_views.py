"""The page of one document, and the page of everything that was changed on it."""

from uuid import UUID

from flask import render_template, request

from portal.access import may, requires
from portal.borough.activity.words import what_happened
from portal.borough.documents.blueprint import documents
from portal.borough.documents.document_page import open_page
from portal.borough.names import names_for
from portal.borough.news import lines_in_words
from portal.paging import Page, page_asked_for
from tenants import clock
from tenants.audit.queries import Wanted, changes, count_changes
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
    wanted = Wanted(subject_id=document_id)
    page = Page(page_asked_for(request.args.get("page")), count_changes(wanted))
    shown = changes(wanted, offset=page.offset, limit=page.size)
    names = names_for(shown)
    entries = [(each, what_happened(each), lines_in_words(each, names)) for each in shown]
    return render_template("borough/documents/history.html", document=found, page=page, entries=entries)
