"""Making boards and changing what is said of them; the parts of a board have modules of their own."""

from uuid import UUID, uuid4

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.boards.details import BoardDetails, Holder, Rules
from tenants.records.boards.keeping import keep, must_be_edited_here
from tenants.records.boards.lines import report_to, stop_reporting
from tenants.records.boards.members import add_member, end_membership
from tenants.records.boards.models import Board
from tenants.records.boards.notes import add_note
from tenants.records.boards.offices import fill_office, vacate_office
from tenants.records.boards.owed import reword
from tenants.records.boards.queries import has_namesake
from tenants.records.boards.rules import Life
from tenants.records.boards.ruling import set_rules
from tenants.records.boards.terms import add_terms, note_review

__all__ = [
    "BoardDetails",
    "Holder",
    "Rules",
    "add_member",
    "add_note",
    "add_terms",
    "create_board",
    "edit_board",
    "end_membership",
    "fill_office",
    "note_review",
    "report_to",
    "set_rules",
    "stop_reporting",
    "vacate_office",
]


def create_board(details: BoardDetails, *, by: UUID | None) -> Board:
    """Adds a board; FieldError when it has no name or another board in force has the same one."""
    details.check()
    _must_be_the_only(details, None)
    board = Board(id=uuid4(), life=details.life, created_at=clock.now())
    board.is_demonstration = details.is_demonstration
    details.write_on(board)
    db.session.add(board)
    keep("board:created", board, by)
    return board


def edit_board(board: Board, details: BoardDetails, *, by: UUID | None) -> None:
    """Changes what a board is called and what it is for; its life stays what it is."""
    must_be_edited_here(board)
    if board.life == Life.ENDED:
        raise WrongState("This board has ended. What was said of it stays as it was.")
    details.check()
    _must_be_the_only(details, board.id)
    details.write_on(board)
    keep("board:edited", board, by)
    reword(board, by)


def _must_be_the_only(details: BoardDetails, board_id: UUID | None) -> None:
    if details.life != Life.ENDED and has_namesake(details.title, board_id):
        raise FieldError("title", f"There is already a board called “{details.title.strip()}”.")
