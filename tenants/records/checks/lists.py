"""The list of checks: filtered, what is due first, as rows of columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, func, select

from tenants.database import db
from tenants.people.models import Person
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import OPEN
from tenants.records.checks.rules import CheckKind, CheckStatus, Outcome
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.posts.models import Post
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.rules import Tier, small_letters

PAGE_SIZE = 50
#: Days within which a check counts as due soon.
SOON = 30
#: So many words of a search count; each has to be found.
MOST_WORDS = 8
OWNER_ID = func.coalesce(Obligation.owner_person_id, Post.holder_id)


class State(StrEnum):
    """Where the checks are that somebody wants to see."""

    TO_DO = "to-do"
    OVERDUE = "overdue"
    DUE = "due"  # late, or within SOON days
    WITH_SUPPLIER = "with-supplier"
    DONE = "done"
    CALLED_OFF = "called-off"
    ALL = "all"


#: The states in which something is still to be done, so that its day says the order.
STILL_OPEN = frozenset({State.TO_DO, State.OVERDUE, State.DUE, State.WITH_SUPPLIER})
#: The states that the day itself decides.
BY_DAY = frozenset({State.OVERDUE, State.DUE})


@dataclass(frozen=True, slots=True)
class CheckFilter:
    """What the list shows; each field is one parameter of the page's address."""

    state: State = State.TO_DO
    words: str = ""  # of the supplier
    kind: CheckKind | None = None
    outcome: Outcome | None = None
    tier: Tier | None = None
    supplier_id: UUID | None = None
    owner_id: UUID | None = None


class ListedCheck(NamedTuple):
    """What a row of the list shows; the owner is whoever the deadline belongs to now."""

    id: UUID
    kind: str
    status: str
    outcome: str | None
    done_on: date | None
    score: int | None
    invented: str
    supplier_id: UUID
    supplier_title: str
    tier: str | None
    due_on: date | None
    owner_id: UUID | None
    owner_name: str | None
    post_title: str | None


def page_of_checks(wanted: CheckFilter, today: date, page: int) -> tuple[list[ListedCheck], int]:
    """A page of rows, or the last page when there are fewer, and how many rows there are in all."""
    total = db.session.scalar(_count(wanted, today)) or 0
    last = max(1, -(-total // PAGE_SIZE))
    rows = db.session.execute(_page(wanted, today), {"before": (min(page, last) - 1) * PAGE_SIZE})
    return [ListedCheck._make(row) for row in rows], total


@lru_cache(maxsize=256)
def _page(wanted: CheckFilter, today: date) -> Select[*tuple[Any, ...]]:
    """Kept for the next who asks the same; it names no tenant, the fence adds the one that is open."""
    columns = select(
        SupplierCheck.id,
        SupplierCheck.kind,
        SupplierCheck.status,
        SupplierCheck.outcome,
        SupplierCheck.done_on,
        SupplierCheck.score,
        SupplierCheck.invented,
        SupplierCheck.supplier_id,
        Supplier.title,
        Supplier.tier,
        Obligation.due_on,
        OWNER_ID,
        Person.name,
        Post.title,
    ).select_from(SupplierCheck)
    joined = _with_deadline(columns.join(Supplier, Supplier.id == SupplierCheck.supplier_id), wanted)
    joined = joined.outerjoin(Post, Post.id == Obligation.owner_post_id).outerjoin(
        Person, Person.id == OWNER_ID
    )
    found = joined.where(*_conditions(wanted, today)).order_by(*_order(wanted))
    return found.limit(PAGE_SIZE).offset(bindparam("before", type_=Integer()))


def _with_deadline(statement: Select[*tuple[Any, ...]], wanted: CheckFilter) -> Select[*tuple[Any, ...]]:
    """With the deadline of each check; where all have one, the database may begin with the deadlines."""
    same = and_(
        Obligation.kind == Kind.SUPPLIER_CHECK,
        Obligation.record_id == SupplierCheck.id,
        Obligation.done_on.is_(None),
    )
    return statement.join(Obligation, same, isouter=wanted.state not in STILL_OPEN)


@lru_cache(maxsize=256)
def _count(wanted: CheckFilter, today: date) -> Select[*tuple[Any, ...]]:
    """Joins no more than the filter looks at: the plain list is then counted in an index alone."""
    statement: Select[*tuple[Any, ...]] = select(func.count()).select_from(SupplierCheck)
    if wanted.state in BY_DAY or wanted.owner_id:
        statement = _with_deadline(statement, wanted)
    if wanted.owner_id:
        statement = statement.outerjoin(Post, Post.id == Obligation.owner_post_id)
    return statement.where(*_conditions(wanted, today))


def _conditions(wanted: CheckFilter, today: date) -> list[ColumnElement[bool]]:
    return [*_states(wanted.state, today), *_subjects(wanted)]


def _states(state: State, today: date) -> Iterator[ColumnElement[bool]]:
    if state == State.WITH_SUPPLIER:
        yield SupplierCheck.status == CheckStatus.UNDER_WAY
    elif state in STILL_OPEN:
        yield SupplierCheck.status.in_(OPEN)
    elif state in (State.DONE, State.CALLED_OFF):
        yield SupplierCheck.status == CheckStatus(state.value)
    if state == State.OVERDUE:
        yield Obligation.due_on < today
    elif state == State.DUE:
        yield Obligation.due_on <= today + timedelta(days=SOON)


def _subjects(wanted: CheckFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.kind:
        yield SupplierCheck.kind == wanted.kind
    if wanted.outcome:
        yield SupplierCheck.outcome == wanted.outcome
    if wanted.supplier_id:
        yield SupplierCheck.supplier_id == wanted.supplier_id
    if wanted.owner_id:
        yield OWNER_ID.is_not_distinct_from(wanted.owner_id)
    if wanted.tier or wanted.words:
        yield SupplierCheck.supplier_id.in_(select(Supplier.id).where(*_suppliers(wanted)))


def _suppliers(wanted: CheckFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.tier:
        yield Supplier.tier == wanted.tier
    for word in small_letters(wanted.words).split()[:MOST_WORDS]:
        yield Supplier.search_words.contains(word, autoescape=True)


def _order(wanted: CheckFilter) -> list[Any]:
    """What is due first; what is done, the latest first. Of all checks, those not done come before."""
    if wanted.state in STILL_OPEN:
        return [Obligation.due_on, SupplierCheck.id]
    latest = SupplierCheck.done_on.desc()
    if wanted.state == State.ALL and wanted.supplier_id:
        return [Obligation.due_on.nulls_last(), latest.nulls_last(), SupplierCheck.id]
    return [latest.nulls_first(), SupplierCheck.id]


def count_overdue(today: date) -> int:
    """How many checks are past their day."""
    late = (Obligation.kind == Kind.SUPPLIER_CHECK, Obligation.done_on.is_(None), Obligation.due_on < today)
    return db.session.scalar(select(func.count()).select_from(Obligation).where(*late)) or 0
