"""The list of follow-ups: filtered, with what is open first and what is late before everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from tenants.database import db
from tenants.people.models import Person
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind, FollowUpStatus
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post
from tenants.records.suppliers.models import Supplier

PAGE_SIZE = 50
#: Whoever was given the deadline last, else the follow-up's own owner.
_IS_OWED = Obligation.id.is_not(None)
_POST_ID: Any = case((_IS_OWED, Obligation.owner_post_id), else_=FollowUp.owner_post_id)
_PERSON_ID: Any = case((_IS_OWED, Obligation.owner_person_id), else_=FollowUp.owner_person_id)
OWNER_ID: Any = func.coalesce(_PERSON_ID, Post.holder_id)


@dataclass(frozen=True, slots=True)
class FollowUpFilter:
    """What the list shows; each field is one parameter of the page's address."""

    words: str = ""
    kind: FollowUpKind | None = None
    status: FollowUpStatus | None = None
    owner_id: UUID | None = None
    is_vacant: bool = False
    is_late: bool = False
    page: int = 1


class ListedFollowUp(NamedTuple):
    """What a row of the list shows; `due_on` is None when nothing is owed about it."""

    id: UUID
    title: str
    kind: str
    sanction: str | None
    status: str
    supplier_id: UUID
    supplier: str
    imposed_on: date | None
    closed_on: date | None
    due_on: date | None
    owner_id: UUID | None
    owner_name: str | None
    post_title: str | None
    invented: str


def list_follow_ups(wanted: FollowUpFilter, today: date) -> tuple[list[ListedFollowUp], int]:
    """A page of follow-ups, or the last page when there are fewer, and how many there are in all."""
    conditions = list(_conditions(wanted, today))
    total = db.session.scalar(_joined(select(func.count(FollowUp.id))).where(*conditions)) or 0
    last = max(1, -(-total // PAGE_SIZE))
    statement = _columns().where(*conditions).order_by(*_order(today))
    page = statement.limit(PAGE_SIZE).offset((min(wanted.page, last) - 1) * PAGE_SIZE)
    return [ListedFollowUp._make(row) for row in db.session.execute(page)], total


def count_late_follow_ups(today: date) -> int:
    """How many are open and past their day."""
    return list_follow_ups(FollowUpFilter(is_late=True), today)[1]


def _columns() -> Select[*tuple[Any, ...]]:
    """The fields of ListedFollowUp, in its order."""
    return _joined(
        select(
            FollowUp.id,
            FollowUp.title,
            FollowUp.kind,
            FollowUp.sanction,
            FollowUp.status,
            FollowUp.supplier_id,
            Supplier.title,
            FollowUp.imposed_on,
            FollowUp.closed_on,
            Obligation.due_on,
            OWNER_ID,
            Person.name,
            Post.title,
            FollowUp.invented,
        )
    )


def _joined(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    owed = and_(
        Obligation.record_id == FollowUp.id,
        Obligation.kind == Kind.FOLLOW_UP,
        Obligation.done_on.is_(None),
    )
    return (
        statement.select_from(FollowUp)
        .join(Supplier, Supplier.id == FollowUp.supplier_id)
        .outerjoin(Obligation, owed)
        .outerjoin(Post, Post.id == _POST_ID)
        .outerjoin(Person, Person.id == OWNER_ID)
    )


def _order(today: date) -> list[Any]:
    """What is late, then what is open by its day, sanctions without one, and last what is closed."""
    rank = case(
        (FollowUp.status != FollowUpStatus.OPEN, 3),
        (Obligation.due_on < today, 0),
        (Obligation.due_on.is_not(None), 1),
        else_=2,
    )
    newest_closed = FollowUp.closed_on.desc().nulls_last()
    return [rank, Obligation.due_on.asc().nulls_last(), newest_closed, Supplier.title, FollowUp.id]


def _conditions(wanted: FollowUpFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield FollowUp.kind == wanted.kind
    if wanted.status:
        yield FollowUp.status == wanted.status
    if wanted.owner_id:
        yield OWNER_ID.is_not_distinct_from(wanted.owner_id)
    if wanted.is_vacant:
        yield OWNER_ID.is_(None)
    if wanted.is_late:
        yield Obligation.due_on < today
    for word in wanted.words.split()[:8]:
        columns = (FollowUp.title, Supplier.title, Post.title)
        yield or_(*(column.icontains(word, autoescape=True) for column in columns))
