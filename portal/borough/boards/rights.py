"""Says, before a form is shown, whether a board can be changed here at all."""

from uuid import UUID

from tenants.records.boards.keeping import must_be_edited_here, must_not_have_ended
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board, get_board_to_change


def board_to_edit(board_id: UUID, *, is_sent: bool) -> Board:
    """The board, held for a change when the form was sent; WrongState when another council looks after it."""
    board = board_to_add_to(board_id, is_sent=is_sent)
    must_be_edited_here(board)
    return board


def board_to_add_to(board_id: UUID, *, is_sent: bool) -> Board:
    """The board, to which a guest may add members, notes and lines; WrongState when it has ended."""
    board = get_board_to_change(board_id) if is_sent else get_board(board_id)
    must_not_have_ended(board)
    return board
