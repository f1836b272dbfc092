"""Making and changing boards: names, guests, notes, and that everything is told."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from tenants import clock
from tenants.audit.queries import Wanted, changes
from tenants.database import db
from tenants.errors import FieldError, NotFound, ScopeError, WrongState
from tenants.records.boards import lives, service
from tenants.records.boards.changes import board_changed
from tenants.records.boards.details import BoardDetails, Holder, Rules
from tenants.records.boards.models import Board
from tenants.records.boards.queries import (
    boards,
    find_board_titled,
    get_board,
    lines_up,
    members_on,
    notes_of,
)
from tenants.records.boards.rules import BoardKind, Life, Office
from tenants.scope import tenant_scope
from tests.factories.boards import make_board
from tests.factories.world import World

FORUM = BoardDetails("Anti-Slavery Forum", BoardKind.FORUM)
TODAY = date(2026, 11, 22)


def _events(board: Board) -> list[str]:
    db.session.flush()
    return [change.event for change in changes(Wanted(subject_id=board.id))]


def test_a_board_is_found_and_told_of_when_it_was_added(board: Board, by: UUID) -> None:
    assert get_board(board.id) is board
    assert find_board_titled("Modern Slavery Board") is board
    assert (board.life, board.version) == (Life.ACTIVE, 1)
    assert _events(board) == ["board:created"]


def test_boards_stand_in_order_of_their_lives_when_they_are_listed(board: Board, by: UUID) -> None:
    planned = make_board("A planned board", life=Life.PLANNED)
    ended = make_board("An ended board")
    lives.end_board(ended, "Done", new_home_id=None, by=by, today=TODAY)
    first = make_board("An active board")
    assert boards() == [first, board, planned]
    assert boards(with_ended=True) == [first, board, planned, ended]


def test_a_board_is_not_found_when_another_tenant_asks(world: World) -> None:
    with tenant_scope(world.barnet.id):
        board_id = make_board("Modern Slavery Board").id
    with tenant_scope(world.bexley.id), pytest.raises(NotFound):
        get_board(board_id)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (BoardDetails("  ", BoardKind.FORUM), "title"),
        (BoardDetails("x" * 161, BoardKind.FORUM), "title"),
        (BoardDetails("modern slavery BOARD", BoardKind.FORUM), "title"),
        (BoardDetails("Another", BoardKind.FORUM, source="x" * 301), "source"),
    ],
)
def test_a_board_is_refused_when_it_cannot_be_kept(
    board: Board, by: UUID, details: BoardDetails, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        service.create_board(details, by=by)
    assert refused.value.field == field


def test_a_name_is_free_again_when_its_board_has_ended(board: Board, by: UUID) -> None:
    lives.end_board(board, "Done", new_home_id=None, by=by, today=TODAY)
    again = make_board("Modern Slavery Board")
    assert find_board_titled("Modern Slavery Board") is again


def test_the_words_change_and_the_life_stays_when_a_board_is_edited(board: Board, by: UUID) -> None:
    service.edit_board(board, FORUM, by=by)
    assert (board.title, board.kind, board.life) == ("Anti-Slavery Forum", BoardKind.FORUM, Life.ACTIVE)
    assert _events(board)[0] == "board:edited"


def test_readers_are_told_when_anything_changes(board: Board, by: UUID) -> None:
    told: list[UUID] = []

    def hear(_sender: object, board_id: UUID) -> None:
        told.append(board_id)

    with board_changed.connected_to(hear):
        service.add_note(board, "Ask for a deputy.", by=by)
        service.fill_office(board, Office.CHAIR, Holder(words="A judge"), since_on=None, by=by)
    assert told == [board.id, board.id]


_Change = Callable[[Board, UUID], object]
_TODAY_ONLY: dict[str, _Change] = {
    "edit": lambda board, by: service.edit_board(board, FORUM, by=by),
    "office": lambda board, by: service.fill_office(
        board, Office.CHAIR, Holder(words="A judge"), since_on=None, by=by
    ),
    "vacancy": lambda board, by: service.vacate_office(board, Office.CHAIR, since_on=None, by=by),
    "rules": lambda board, by: service.set_rules(board, Rules(), valid_from=None, by=by),
    "terms": lambda board, by: service.add_terms(board, "1", agreed_on=None, by=by),
    "review": lambda board, by: service.note_review(board, None, by=by),
    "pause": lambda board, by: lives.pause_board(board, "Why", by=by, today=TODAY),
    "end": lambda board, by: lives.end_board(board, "Why", new_home_id=None, by=by, today=TODAY),
}


@pytest.mark.parametrize("name", _TODAY_ONLY)
def test_a_guest_cannot_change_a_board_when_another_council_looks_after_it(
    board: Board, by: UUID, name: str
) -> None:
    board.shared_from_id = uuid4()
    with pytest.raises(WrongState, match="looked after by another council"):
        _TODAY_ONLY[name](board, by)
    assert _events(board) == ["board:created"]


def test_a_guest_keeps_its_own_members_notes_and_lines_when_another_looks_after_the_board(
    board: Board, by: UUID
) -> None:
    board.shared_from_id = uuid4()
    service.add_member(board, "Barnet Homes", since_on=None, by=by)
    service.add_note(board, "We send the same deputy each time.", by=by)
    service.report_to(board, None, "Barnet Safer Communities Partnership", by=by)
    assert [member.title for member in members_on(board.id, TODAY)] == ["Barnet Homes"]
    assert [note.text for note in notes_of(board.id)] == ["We send the same deputy each time."]
    assert [line.parent_words for line in lines_up(board.id)] == ["Barnet Safer Communities Partnership"]


@pytest.mark.parametrize("name", _TODAY_ONLY)
def test_nothing_changes_any_more_when_a_board_has_ended(board: Board, by: UUID, name: str) -> None:
    lives.end_board(board, "Done", new_home_id=None, by=by, today=TODAY)
    with pytest.raises(WrongState):
        _TODAY_ONLY[name](board, by)


def test_a_note_stays_as_it_was_written_when_somebody_would_change_it(board: Board, by: UUID) -> None:
    note = service.add_note(board, " Ask for a deputy. ", by=by)
    assert (note.text, note.author_id) == ("Ask for a deputy.", by)
    note.text = "Something else"
    with pytest.raises(ScopeError, match="append-only"):
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize("text", ["  ", "x" * 4001])
def test_a_note_is_refused_when_it_is_empty_or_too_long(board: Board, by: UUID, text: str) -> None:
    with pytest.raises(FieldError):
        service.add_note(board, text, by=by)


def test_a_board_keeps_when_it_was_made_when_it_is_added(board: Board, by: UUID) -> None:
    assert clock.london(board.created_at).date() == clock.today()
