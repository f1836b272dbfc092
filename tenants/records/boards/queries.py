"""Reading boards, who holds their offices, who sits on them, and the rules that are in force on a day."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.boards.models import (
    Board,
    BoardMember,
    BoardNote,
    BoardOffice,
    BoardRules,
    BoardTerms,
    ReportingLine,
)
from tenants.records.boards.rules import LIFE_ORDER, Life, Office
from tenants.records.obligations.service import NOBODY, Owner

Kept = TypeVar("Kept", Board, BoardMember, BoardTerms, ReportingLine)


def _get(model: type[Kept], record_id: UUID, words: str) -> Kept:
    record = db.session.scalar(select(model).where(model.id == record_id))
    if record is None:
        raise NotFound(words)
    return record


def get_board(board_id: UUID) -> Board:
    """The tenant's board; NotFound when there is none or it is another tenant's."""
    return _get(Board, board_id, "We could not find that board.")


def get_board_to_change(board_id: UUID) -> Board:
    """The board, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Board).where(Board.id == board_id).with_for_update()
    board = db.session.scalar(statement.execution_options(populate_existing=True))
    if board is None:
        raise NotFound("We could not find that board.")
    return board


def find_board_titled(title: str) -> Board | None:
    """The board with exactly this name, the one still in force first."""
    statement = select(Board).where(Board.title == title.strip())
    return db.session.scalar(statement.order_by(Board.ended_on.is_not(None), Board.created_at).limit(1))


def boards(*, with_ended: bool = False) -> list[Board]:
    """The tenant's boards: active, planned, paused, then ended ones if asked for, each by name."""
    place = case({life.value: at for at, life in enumerate(LIFE_ORDER)}, value=Board.life)
    statement = select(Board).order_by(place, Board.title, Board.id)
    return list(db.session.scalars(statement if with_ended else statement.where(Board.life != Life.ENDED)))


def in_force(since: Any, until: Any, on: date) -> ColumnElement[bool]:
    """The condition that a row with a first and a last day, either of which may be open, counts on a day."""
    return and_(or_(since.is_(None), since <= on), or_(until.is_(None), until >= on))


def office_on(board_id: UUID, office: Office, on: date) -> BoardOffice | None:
    """Who holds the office on a day, or the vacancy; None when nobody ever said."""
    held = in_force(BoardOffice.since_on, BoardOffice.until_on, on)
    statement = select(BoardOffice).where(
        BoardOffice.board_id == board_id, BoardOffice.office == office, held
    )
    return db.session.scalar(statement.order_by(BoardOffice.since_on.desc().nulls_last()).limit(1))


def offices_of(board_id: UUID) -> list[BoardOffice]:
    """Everybody who ever held an office of the board, the latest first."""
    statement = select(BoardOffice).where(BoardOffice.board_id == board_id)
    return list(db.session.scalars(statement.order_by(BoardOffice.since_on.desc().nulls_last())))


def rules_on(board_id: UUID, on: date) -> BoardRules | None:
    """How often the board meets, and its clocks, on a day; None when nobody ever said."""
    statement = select(BoardRules).where(
        BoardRules.board_id == board_id, in_force(BoardRules.valid_from, BoardRules.valid_to, on)
    )
    return db.session.scalar(statement.order_by(BoardRules.valid_from.desc().nulls_last()).limit(1))


def latest_rules(board_id: UUID) -> BoardRules | None:
    """The rules with no last day yet, which may begin only in the future."""
    statement = select(BoardRules).where(BoardRules.board_id == board_id, BoardRules.valid_to.is_(None))
    return db.session.scalar(statement)


def rules_of(board_id: UUID) -> list[BoardRules]:
    """All the rules that the board ever had, the latest first."""
    statement = select(BoardRules).where(BoardRules.board_id == board_id)
    return list(db.session.scalars(statement.order_by(BoardRules.valid_from.desc().nulls_last())))


def members_on(board_id: UUID, on: date) -> list[BoardMember]:
    """The seats of the board on a day, by organisation and department."""
    seated = in_force(BoardMember.since_on, BoardMember.until_on, on)
    statement = select(BoardMember).where(BoardMember.board_id == board_id, seated)
    by_name = (BoardMember.organisation, BoardMember.department, BoardMember.role_words, BoardMember.id)
    return list(db.session.scalars(statement.order_by(*by_name)))


def get_member(member_id: UUID) -> BoardMember:
    """The tenant's seat on a board; NotFound otherwise."""
    return _get(BoardMember, member_id, "We could not find that member.")


def terms_of(board_id: UUID) -> list[BoardTerms]:
    """The versions of the terms of reference, the latest first."""
    statement = select(BoardTerms).where(BoardTerms.board_id == board_id)
    latest_first = (BoardTerms.agreed_on.desc().nulls_last(), BoardTerms.added_at.desc())
    return list(db.session.scalars(statement.order_by(*latest_first)))


def get_terms(terms_id: UUID) -> BoardTerms:
    """One version of a board's terms of reference; NotFound when it is not the tenant's."""
    return _get(BoardTerms, terms_id, "We could not find those terms of reference.")


def get_line(line_id: UUID) -> ReportingLine:
    """The tenant's reporting line; NotFound otherwise."""
    return _get(ReportingLine, line_id, "We could not find that reporting line.")


def lines_up(board_id: UUID) -> list[ReportingLine]:
    """Whom the board reports to, in order."""
    statement = select(ReportingLine).where(ReportingLine.board_id == board_id)
    return list(db.session.scalars(statement.order_by(ReportingLine.position, ReportingLine.id)))


def lines_down(board_id: UUID) -> list[tuple[ReportingLine, Board]]:
    """The boards that report to this one, by name, each with its line."""
    statement = (
        select(ReportingLine, Board)
        .join(Board, Board.id == ReportingLine.board_id)
        .where(ReportingLine.parent_id == board_id)
        .order_by(Board.title, ReportingLine.position)
    )
    return [(line, board) for line, board in db.session.execute(statement)]


def all_lines() -> list[ReportingLine]:
    """Every reporting line of the tenant, board by board."""
    statement = select(ReportingLine).order_by(ReportingLine.board_id, ReportingLine.position)
    return list(db.session.scalars(statement))


def notes_of(board_id: UUID) -> list[BoardNote]:
    """What the tenant noted about the board, the latest first."""
    statement = select(BoardNote).where(BoardNote.board_id == board_id).order_by(BoardNote.at.desc())
    return list(db.session.scalars(statement))


def has_namesake(title: str, other_than: UUID | None = None) -> bool:
    """Whether another board that has not ended has this name, whatever the capitals."""
    same = func.lower(Board.title) == title.strip().lower()
    statement = select(Board.id).where(same, Board.life != Life.ENDED)
    if other_than is not None:
        statement = statement.where(Board.id != other_than)
    return db.session.scalar(statement.limit(1)) is not None


def secretary_of(board_id: UUID, on: date) -> Owner:
    """Who answers for the board's papers and minutes: its secretary, else its chair, else nobody."""
    for office in (Office.SECRETARY, Office.CHAIR):
        held = office_on(board_id, office, on)
        if held is not None and (held.post_id or held.person_id):
            return Owner(held.post_id, held.person_id)
    return NOBODY
