"""Who chairs a board, stands in for the chair and keeps its papers, from a day to a day."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError
from tenants.people.queries import get_person
from tenants.records.boards.details import Holder
from tenants.records.boards.keeping import keep, must_be_edited_here, must_not_have_ended
from tenants.records.boards.models import Board, BoardOffice
from tenants.records.boards.owed import pass_on
from tenants.records.boards.queries import secretary_of
from tenants.records.boards.rules import OFFICE_WORDS, Office
from tenants.records.posts.queries import get_post

_NOBODY = Holder()


def fill_office(
    board: Board, office: Office, holder: Holder, *, since_on: date | None, by: UUID | None
) -> None:
    """Says who holds an office from a day on; whoever held it before holds it until the day before.

    A day on which somebody began already corrects who that was. FieldError for a day before that.
    """
    holder.check()
    _hold(board, office, holder, since_on, by)


def vacate_office(board: Board, office: Office, *, since_on: date | None, by: UUID | None) -> None:
    """Says that nobody holds an office from a day on."""
    _hold(board, office, _NOBODY, since_on, by)


def _hold(board: Board, office: Office, holder: Holder, since_on: date | None, by: UUID | None) -> None:
    must_be_edited_here(board)
    must_not_have_ended(board)
    answers = secretary_of(board.id, clock.today())
    now = _latest(board, office)
    was = holder_words(now) if now else ""
    held = now if now is not None and now.since_on == since_on else _begin(board, office, now, since_on)
    held.post_id, held.person_id, held.words = holder.post_id, holder.person_id, holder.words.strip()
    db.session.flush()
    event = "board:office-vacated" if held.is_vacant else "board:office-filled"
    told = {"office": OFFICE_WORDS[office], "was_held_by": was, "from": since_on}
    keep(event, board, by, **told, **({} if held.is_vacant else {"now_held_by": holder_words(held)}))
    pass_on(board, answers, by)


def _latest(board: Board, office: Office) -> BoardOffice | None:
    """The row with no last day yet, which may begin only in the future."""
    wanted = (BoardOffice.board_id == board.id, BoardOffice.office == office)
    return db.session.scalar(select(BoardOffice).where(*wanted, BoardOffice.until_on.is_(None)))


def _begin(board: Board, office: Office, now: BoardOffice | None, since_on: date | None) -> BoardOffice:
    if now is not None:
        if since_on is None or (now.since_on is not None and since_on < now.since_on):
            raise FieldError("since_on", _too_early(now))
        now.until_on = since_on - timedelta(days=1)
    held = BoardOffice(id=uuid4(), board_id=board.id, office=office, since_on=since_on)
    db.session.add(held)
    return held


def _too_early(now: BoardOffice) -> str:
    if now.since_on is None:
        return "Enter the day from which this holds, because something was said about the time before."
    return f"Enter {format_day(now.since_on)} or a later day: what is recorded now begins then."


def holder_words(held: BoardOffice) -> str:
    """Who holds it, as the audit keeps it."""
    if held.post_id:
        return get_post(held.post_id).title
    return get_person(held.person_id).name if held.person_id else held.words or "Nobody"
