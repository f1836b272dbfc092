"""How things stand with all boards of the tenant on a day, each asked for in one statement."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from tenants.database import db
from tenants.people.models import Person
from tenants.records.boards.attendance import HELD
from tenants.records.boards.findings import Seat
from tenants.records.boards.models import (
    Board,
    BoardMember,
    BoardOffice,
    BoardRules,
    ReportingLine,
)
from tenants.records.boards.queries import all_lines, in_force
from tenants.records.boards.rules import Life, Office
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import Stage
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an office today."""

    words: str  # "Head of Licensing (Ann Lee)"; the post's title alone while it is vacant
    is_vacant: bool  # nobody holds it, or nobody holds the post
    since_on: date | None
    seat: Seat


@dataclass(frozen=True, slots=True)
class Parent:
    """Whom a board reports to, for a part of its work or all of it; `id` is None for a body only named."""

    line_id: UUID
    id: UUID | None
    title: str
    part: str
    life: Life | None


def offices_held(today: date) -> dict[UUID, dict[Office, Held]]:
    """Who holds which office of each board."""
    statement = (
        select(BoardOffice, Post.title, Post.holder_id, Person.name)
        .outerjoin(Post, Post.id == BoardOffice.post_id)
        .outerjoin(Person, Person.id == func.coalesce(BoardOffice.person_id, Post.holder_id))
        .where(in_force(BoardOffice.since_on, BoardOffice.until_on, today))
        .order_by(BoardOffice.since_on.nulls_first())
    )
    found: dict[UUID, dict[Office, Held]] = defaultdict(dict)
    for row in db.session.execute(statement):
        office = row.BoardOffice
        found[office.board_id][Office(office.office)] = _held(office, row)
    return found


def _held(office: BoardOffice, row: Any) -> Held:
    vacant_post = row.title if office.post_id and row.holder_id is None else ""
    seat = Seat(office.is_vacant, office.since_on, vacant_post)
    return Held(_holder(office, row), office.is_vacant or bool(vacant_post), office.since_on, seat)


def _holder(office: BoardOffice, row: Any) -> str:
    if office.is_vacant:
        return "Nobody"
    if office.post_id:
        return f"{row.title} ({row.name})" if row.name else str(row.title)
    return row.name or office.words


def rules_in_force(today: date) -> dict[UUID, BoardRules]:
    """How each board meets."""
    statement = select(BoardRules).where(in_force(BoardRules.valid_from, BoardRules.valid_to, today))
    found = db.session.scalars(statement.order_by(BoardRules.valid_from.nulls_first()))
    return {rules.board_id: rules for rules in found}


def lines_by_board(by_id: dict[UUID, Board]) -> tuple[dict[UUID, list[Parent]], dict[UUID, list[UUID]]]:
    """Whom each board reports to, and which boards report to it."""
    up: dict[UUID, list[Parent]] = defaultdict(list)
    down: dict[UUID, list[UUID]] = defaultdict(list)
    for line in all_lines():
        up[line.board_id].append(_parent_of(line, by_id))
        if line.parent_id:
            down[line.parent_id].append(line.board_id)
    return up, down


def _parent_of(line: ReportingLine, by_id: dict[UUID, Board]) -> Parent:
    """The line as its board's page shows it."""
    parent = by_id.get(line.parent_id) if line.parent_id else None
    title = parent.title if parent else line.parent_words
    return Parent(line.id, line.parent_id, title, line.part, Life(parent.life) if parent else None)


def seats_by_board(today: date) -> dict[UUID, list[tuple[UUID, str]]]:
    """The seats of each board, with their titles."""
    statement = select(BoardMember).where(in_force(BoardMember.since_on, BoardMember.until_on, today))
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for member in db.session.scalars(statement.order_by(BoardMember.organisation, BoardMember.department)):
        found[member.board_id].append((member.id, member.title))
    return found


def meeting_days(today: date) -> dict[UUID, tuple[date | None, date | None]]:
    """The last day on which each board met, and the next on which it is to meet."""
    last = func.max(Meeting.meets_on).filter(Meeting.stage.in_(HELD))
    to_come = Meeting.stage.in_((Stage.PLANNED, Stage.AGENDA_PUBLISHED)) & (Meeting.meets_on >= today)
    coming = func.min(Meeting.meets_on).filter(to_come)
    statement = select(Meeting.board_id, last, coming).group_by(Meeting.board_id)
    return {board_id: (met, meets) for board_id, met, meets in db.session.execute(statement)}


def reviews_owed() -> dict[UUID, date]:
    """By when the terms of reference of each board are to be looked at again."""
    statement = select(Obligation.record_id, Obligation.due_on).where(
        Obligation.kind == Kind.TERMS_REVIEW, Obligation.done_on.is_(None)
    )
    return {record_id: due_on for record_id, due_on in db.session.execute(statement)}
