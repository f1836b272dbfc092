"""The versions of a board's terms of reference, and the day on which they are looked at again."""

from datetime import date
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.boards.keeping import keep, must_be_edited_here, must_not_have_ended
from tenants.records.boards.models import Board, BoardTerms
from tenants.records.boards.owed import owe_terms_review
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle


def add_terms(
    board: Board,
    title: str,
    *,
    agreed_on: date | None,
    text: str = "",
    url: str = "",
    file_id: UUID | None = None,
    review_on: date | None = None,
    by: UUID | None,
) -> BoardTerms:
    """Adds a version of the terms of reference; the review of the one before is done with it."""
    must_be_edited_here(board)
    must_not_have_ended(board)
    _check(title, text, url)
    terms = BoardTerms(id=uuid4(), board_id=board.id, title=title.strip(), agreed_on=agreed_on)
    terms.text, terms.url, terms.file_id, terms.added_at = text.strip(), url.strip(), file_id, clock.now()
    db.session.add(terms)
    keep("board:terms-added", board, by, version=terms.title, agreed_on=agreed_on, review_on=review_on)
    _settle_and_owe(board, review_on, by)
    return terms


def note_review(board: Board, next_on: date | None, *, by: UUID | None) -> None:
    """Says that the terms of reference were looked at and stay as they are, until the next review."""
    must_be_edited_here(board)
    must_not_have_ended(board)
    if next_on is not None and next_on <= clock.today():
        raise FieldError("review_on", "Enter a day after today for the next review, or leave it empty.")
    keep("board:terms-reviewed", board, by, review_on=next_on)
    _settle_and_owe(board, next_on, by)


def _settle_and_owe(board: Board, review_on: date | None, by: UUID | None) -> None:
    settle(Kind.TERMS_REVIEW, board.id, by=by)
    if review_on is not None:
        owe_terms_review(board, review_on, by)


def _check(title: str, text: str, url: str) -> None:
    if not title.strip():
        raise FieldError("title", "Enter the version, for example 2 or 2026/27.")
    if len(title) > 60:
        raise FieldError("title", "Shorten the version to 60 characters or fewer.")
    if len(text) > 20_000:
        raise FieldError("text", "Shorten the text to 20,000 characters or fewer, or add a file.")
    if url.strip() and not _is_web_address(url.strip()):
        raise FieldError(
            "url", "Enter a web address that begins with https://, for example https://council.gov.uk"
        )


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and len(url) <= 2000
    except ValueError:
        return False
