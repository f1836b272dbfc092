"""The pages on which terms of reference are added, looked at again, and downloaded."""

from io import BytesIO
from uuid import UUID

from flask import request, send_file
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.boards.blueprint import boards as pages
from portal.borough.boards.pages import Answer, form_page
from portal.borough.boards.part_forms import ReviewForm, TermsForm
from portal.borough.boards.rights import board_to_edit
from tenants import clock
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_terms
from tenants.records.boards.service import add_terms as put_terms
from tenants.records.boards.service import note_review
from tenants.records.files.service import keep_file, read_file


@pages.route("/<uuid:board_id>/terms/add", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def add_terms(board_id: UUID) -> Answer:
    """Adds a version of the terms of reference."""
    found = board_to_edit(board_id, is_sent=_is_sent())
    form = TermsForm(data={} if _is_sent() else {"agreed_on": clock.today()})
    words = "The terms of reference are added."
    return form_page("add_terms", board_id, form, lambda: _add(found, form), words, anchor="terms")


@pages.route("/<uuid:board_id>/terms/review", methods=["GET", "POST"])
@requires(Permission.BOARD_WRITE)
def review_terms(board_id: UUID) -> Answer:
    """Says that the terms of reference were looked at and stay as they are."""
    found, form = board_to_edit(board_id, is_sent=_is_sent()), ReviewForm()
    by = current_person().id
    return form_page(
        "review_terms",
        board_id,
        form,
        lambda: note_review(found, form.due_on.data, by=by),
        "The review is noted.",
        anchor="terms",
    )


@pages.get("/<uuid:board_id>/terms/<uuid:terms_id>")
@requires(Permission.BOARD_READ)
def download_terms(board_id: UUID, terms_id: UUID) -> Response:
    """The file as it was given to us, to be saved and never opened inside the portal."""
    found = get_terms(terms_id)
    if found.board_id != board_id or found.file_id is None:
        raise NotFound
    stored, content = read_file(found.file_id)
    response = send_file(
        BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=stored.name,
        etag=False,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response


def _is_sent() -> bool:
    return request.method == "POST"


def _add(found: Board, form: TermsForm) -> None:
    by = current_person().id
    put_terms(
        found,
        form.title.data or "",
        agreed_on=form.agreed_on.data,
        text=form.text.data or "",
        url=form.url.data or "",
        file_id=_kept_file(form, by),
        review_on=form.due_on.data,
        by=by,
    )


def _kept_file(form: TermsForm, by: UUID) -> UUID | None:
    if not form.file.data:
        return None
    stored = keep_file(form.file.data.filename or "", form.file.data.read(), by=by)
    db.session.flush()
    return stored.id
