"""What the tenant notes about a board for itself: written once, never changed."""

from uuid import UUID, uuid4

from tenants import clock
from tenants.database import db
from tenants.errors import FieldError
from tenants.records.boards.keeping import keep
from tenants.records.boards.models import Board, BoardNote

LONGEST = 4000


def add_note(board: Board, text: str, *, by: UUID | None) -> BoardNote:
    """Adds a note that nobody outside the tenant sees."""
    if not text.strip():
        raise FieldError("text", "Write the note.")
    if len(text) > LONGEST:
        raise FieldError("text", f"Shorten the note to {LONGEST:,} characters or fewer.")
    note = BoardNote(id=uuid4(), board_id=board.id, author_id=by, at=clock.now(), text=text.strip())
    db.session.add(note)
    keep("board:note-added", board, by)
    return note
