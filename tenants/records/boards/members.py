"""Who sits on a board: organisations, their departments, and who usually comes."""

from datetime import date
from uuid import UUID, uuid4

from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, WrongState
from tenants.people.queries import is_member
from tenants.records.boards.keeping import keep, must_not_have_ended
from tenants.records.boards.models import Board, BoardMember
from tenants.records.boards.queries import get_board
from tenants.scope import current_tenant

_LONGEST = 120


def add_member(
    board: Board,
    organisation: str,
    department: str = "",
    role_words: str = "",
    person_id: UUID | None = None,
    *,
    since_on: date | None,
    by: UUID | None,
) -> BoardMember:
    """Gives an organisation a seat on the board; FieldError when it is not named or the person is foreign."""
    must_not_have_ended(board)
    member = BoardMember(id=uuid4(), board_id=board.id, since_on=since_on)
    _write(member, organisation, department, role_words, person_id)
    db.session.add(member)
    keep("board:member-added", board, by, member=member.title, role=member.role_words, since_on=since_on)
    return member


def edit_member(
    member: BoardMember,
    organisation: str,
    department: str,
    role_words: str,
    person_id: UUID | None,
    *,
    by: UUID | None,
) -> None:
    """Corrects what is said of a seat."""
    board, was = get_board(member.board_id), member.title
    must_not_have_ended(board)
    _write(member, organisation, department, role_words, person_id)
    keep("board:member-edited", board, by, was=was, member=member.title, role=member.role_words)


def end_membership(member: BoardMember, *, until_on: date, by: UUID | None) -> None:
    """Says on which day a seat was held for the last time; what it did before stays in the minutes."""
    if member.until_on is not None:
        raise WrongState("This membership has ended already.")
    if member.since_on is not None and until_on < member.since_on:
        since = format_day(member.since_on)
        raise FieldError("until_on", f"Enter {since} or a later day: the membership began then.")
    member.until_on = until_on
    keep("board:member-left", get_board(member.board_id), by, member=member.title, until_on=until_on)


def _write(
    member: BoardMember, organisation: str, department: str, role_words: str, person_id: UUID | None
) -> None:
    typed = {"organisation": organisation, "department": department, "role_words": role_words}
    if not organisation.strip():
        raise FieldError("organisation", "Enter the organisation that sits on the board.")
    for field, words in typed.items():
        if len(words) > _LONGEST:
            raise FieldError(field, f"Shorten this to {_LONGEST} characters or fewer.")
        setattr(member, field, words.strip())
    if person_id and person_id != member.person_id and not is_member(person_id, current_tenant()):
        raise FieldError("person", "Choose somebody who belongs to this council, or leave it empty.")
    member.person_id = person_id
