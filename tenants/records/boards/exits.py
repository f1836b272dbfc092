"""The doors of boards: copies for those that a board is shared with, and counts for the network."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from tenants import clock
from tenants.counts import Counts, Period, tally
from tenants.database import db
from tenants.errors import NotFound
from tenants.people.models import Person
from tenants.records.boards.card import (
    BoardCard,
    LineCard,
    MemberCard,
    OfficeCard,
    RulesCard,
    TermsCard,
)
from tenants.records.boards.models import (
    Board,
    BoardMember,
    BoardOffice,
    BoardRules,
    BoardTerms,
    ReportingLine,
)
from tenants.records.boards.published_meetings import published_meetings
from tenants.records.boards.rules import Life, Office, frequency_words
from tenants.records.posts.models import Post


def publication(board_id: UUID) -> BoardCard:
    """What others may see of the board today; NotFound when it is not the tenant's own.

    A board that another tenant shares is not the tenant's to publish.
    """
    today = clock.today()
    board = db.session.execute(_BOARD.where(Board.id == board_id)).one_or_none()
    if board is None:
        raise NotFound("We could not find that board.")
    return BoardCard(
        title=board.title,
        kind=str(board.kind),
        life=str(board.life),
        starts_on=board.starts_on,
        ended_on=board.ended_on,
        ended_because=board.life_reason if board.life == Life.ENDED else "",
        purpose=board.purpose,
        offices=_offices(board_id, today),
        rules=_rules(board_id, today),
        terms=_terms(board_id, today),
        reports_to=_reports_to(board_id),
        members=_members(board_id, today),
        meetings=published_meetings(board_id),
    )


_BOARD = select(
    Board.title,
    Board.kind,
    Board.life,
    Board.starts_on,
    Board.ended_on,
    Board.life_reason,
    Board.purpose,
).where(Board.shared_from_id.is_(None))


def _offices(board_id: UUID, today: date) -> tuple[OfficeCard, ...]:
    """Who holds each office today: a post without its holder, words, or else the person."""
    statement = (
        select(BoardOffice.office, BoardOffice.words, BoardOffice.since_on, Post.title, Person.name)
        .outerjoin(Post, Post.id == BoardOffice.post_id)
        .outerjoin(Person, Person.id == BoardOffice.person_id)
        .where(BoardOffice.board_id == board_id)
        .where(_in_force(BoardOffice.since_on, BoardOffice.until_on, today))
        .order_by(BoardOffice.since_on, BoardOffice.id)
    )
    held = {row.office: row for row in db.session.execute(statement)}
    return tuple(
        OfficeCard(office, row.title or row.words or row.name or "", row.since_on)
        for office in Office
        if (row := held.get(office)) is not None
    )


def _in_force(begins: Any, ends: Any, today: date) -> ColumnElement[bool]:
    """Only what has begun and is not over."""
    return and_(or_(begins.is_(None), begins <= today), or_(ends.is_(None), ends >= today))


def _rules(board_id: UUID, today: date) -> RulesCard | None:
    statement = (
        select(
            BoardRules.every,
            BoardRules.unit,
            BoardRules.frequency_words,
            BoardRules.agenda_days,
            BoardRules.minutes_days,
        )
        .where(BoardRules.board_id == board_id)
        .where(_in_force(BoardRules.valid_from, BoardRules.valid_to, today))
        .order_by(BoardRules.valid_from)
    )
    row = next(iter(reversed(db.session.execute(statement).all())), None)
    if row is None:
        return None
    words = frequency_words(row.every, row.unit, row.frequency_words)
    return RulesCard(words, row.agenda_days, row.minutes_days)


def _terms(board_id: UUID, today: date) -> TermsCard | None:
    statement = (
        select(BoardTerms.title, BoardTerms.agreed_on)
        .where(BoardTerms.board_id == board_id)
        .order_by(BoardTerms.agreed_on.is_(None), BoardTerms.agreed_on.desc(), BoardTerms.added_at.desc())
        .limit(1)
    )
    row = db.session.execute(
        statement.where(or_(BoardTerms.agreed_on.is_(None), BoardTerms.agreed_on <= today))
    ).first()
    return TermsCard(row.title, row.agreed_on) if row else None


def _reports_to(board_id: UUID) -> tuple[LineCard, ...]:
    parent = aliased(Board)
    statement = (
        select(parent.title, ReportingLine.parent_words, ReportingLine.part)
        .outerjoin(parent, parent.id == ReportingLine.parent_id)
        .where(ReportingLine.board_id == board_id)
        .order_by(ReportingLine.position, ReportingLine.id)
    )
    rows = db.session.execute(statement.select_from(ReportingLine))
    return tuple(LineCard(row.title or row.parent_words, row.part) for row in rows)


def _members(board_id: UUID, today: date) -> tuple[MemberCard, ...]:
    statement = (
        select(BoardMember.organisation, BoardMember.department, BoardMember.role_words)
        .where(BoardMember.board_id == board_id)
        .where(_in_force(BoardMember.since_on, BoardMember.until_on, today))
        .order_by(BoardMember.organisation, BoardMember.department, BoardMember.role_words)
    )
    rows = db.session.execute(statement)
    return tuple(MemberCard(row.organisation, row.department, row.role_words) for row in rows)


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """How many active boards about modern slavery the tenant keeps today, with and without a chair.

    A board that another tenant shares with this one is counted there. None for a tenant that keeps no boards
    in the portal at all.
    """
    if db.session.scalar(select(Board.id).limit(1)) is None:
        return None
    active = select(Board.id, Board.kind).where(
        Board.life == Life.ACTIVE, Board.is_about_modern_slavery, Board.shared_from_id.is_(None)
    )
    chairs = _chairs(today)
    return tally(
        ("kind", "chair"),
        ((str(row.kind), chairs.get(row.id, "unknown")) for row in db.session.execute(active)),
    )


def _chairs(today: date) -> dict[UUID, str]:
    """Whether somebody holds the chair of each board; of one that is not here, nobody said.

    A post that nobody holds chairs nothing.
    """
    statement = (
        select(BoardOffice.board_id, BoardOffice.person_id, BoardOffice.words, Post.holder_id)
        .outerjoin(Post, Post.id == BoardOffice.post_id)
        .where(BoardOffice.office == Office.CHAIR)
        .where(_in_force(BoardOffice.since_on, BoardOffice.until_on, today))
        .order_by(BoardOffice.since_on, BoardOffice.id)
    )
    return {
        row.board_id: "with" if row.holder_id or row.person_id or row.words else "without"
        for row in db.session.execute(statement)
    }
