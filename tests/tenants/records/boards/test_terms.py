"""Versions of the terms of reference, and the review that is owed."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tenants import clock
from tenants.errors import FieldError
from tenants.records.boards.details import BoardDetails
from tenants.records.boards.models import Board
from tenants.records.boards.queries import terms_of
from tenants.records.boards.rules import BoardKind
from tenants.records.boards.service import add_terms, edit_board, note_review
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind


def _owed(board: Board) -> Obligation:
    found = find_obligation(Kind.TERMS_REVIEW, board.id)
    assert found is not None
    return found


def _in(days: int) -> date:
    return clock.today() + timedelta(days=days)


def test_the_latest_comes_first_when_there_are_versions(board: Board, by: UUID) -> None:
    add_terms(board, "2", agreed_on=_in(-10), by=by)
    add_terms(board, "1", agreed_on=_in(-400), by=by)
    assert [one.title for one in terms_of(board.id)] == ["2", "1"]
    assert find_obligation(Kind.TERMS_REVIEW, board.id) is None


def test_a_review_is_owed_and_done_with_the_next_version_when_it_has_a_day(board: Board, by: UUID) -> None:
    add_terms(board, "1", agreed_on=None, review_on=_in(30), by=by)
    assert (_owed(board).due_on, _owed(board).path) == (_in(30), f"boards/{board.id}/")
    add_terms(board, "2", agreed_on=None, by=by)
    assert _owed(board).done_on == clock.today()
    add_terms(board, "3", agreed_on=None, review_on=_in(400), by=by)
    owed = _owed(board)
    assert (owed.due_on, owed.first_due_on, owed.done_on) == (_in(400), _in(400), None)


def test_the_next_review_is_owed_when_nothing_was_changed(board: Board, by: UUID) -> None:
    add_terms(board, "1", agreed_on=None, review_on=_in(3), by=by)
    note_review(board, _in(365), by=by)
    assert (_owed(board).due_on, _owed(board).done_on) == (_in(365), None)
    note_review(board, None, by=by)
    assert _owed(board).done_on == clock.today()
    with pytest.raises(FieldError, match="after today"):
        note_review(board, clock.today(), by=by)


def test_what_is_owed_has_the_new_name_when_a_board_is_renamed(board: Board, by: UUID) -> None:
    add_terms(board, "1", agreed_on=None, review_on=_in(30), by=by)
    edit_board(board, BoardDetails("Exploitation Board", BoardKind.FORUM), by=by)
    owed = _owed(board)
    assert owed.title == "Review the terms of reference of “Exploitation Board”"
    assert (owed.due_on, owed.due_version) == (_in(30), 1)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 61}, "title"),
        ({"text": "x" * 20_001}, "text"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://localhost"}, "url"),
        ({"url": "https://[council.example"}, "url"),
    ],
)
def test_terms_are_refused_when_they_cannot_be_kept(
    board: Board, by: UUID, typed: dict[str, str], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        add_terms(board, **{"title": "1", **typed}, agreed_on=None, by=by)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert terms_of(board.id) == []
