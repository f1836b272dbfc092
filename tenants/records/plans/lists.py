"""The lists people live in: actions filtered, sorted and counted, as rows of columns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)

from tenants.database import db
from tenants.people.models import Person
from tenants.records.plans.models import Action, ActionTheme, Aim, Milestone, Plan
from tenants.records.plans.rules import Claimed, Standing, soon_until
from tenants.records.posts.models import Post

PAGE_SIZE = 50
#: The person who owns an action today: its owner in person, or the holder of the post; NULL when vacant.
OWNER_ID = func.coalesce(Action.owner_person_id, Post.holder_id)
_IS_OPEN = Action.closed_on.is_(None)
_IS_WORKED_ON = and_(_IS_OPEN, Action.claimed != Claimed.DONE)


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What a list of actions shows; each field is one parameter of the page's address."""

    claimed: tuple[Claimed, ...] = ()
    standing: tuple[Standing, ...] = ()
    is_closed: bool | None = False  # None: open and closed alike
    owner_id: UUID | None = None
    post_id: UUID | None = None
    is_vacant: bool = False
    plan_id: UUID | None = None
    board_id: UUID | None = None  # the board that oversees: the action's own, or else its plan's
    theme_key: str = ""
    priority_code: str = ""
    due_from: date | None = None
    due_to: date | None = None
    words: str = ""
    sort: str = "due"
    is_descending: bool = False


SORTS: dict[str, tuple[Any, ...]] = {
    "due": (Action.due_on, Action.title),
    "title": (Action.title,),
    "owner": (func.coalesce(Person.name, Post.title), Action.due_on),
    "status": (Action.claimed, Action.due_on),
    "updated": (Action.updated_at, Action.title),
    "ref": (Action.ref,),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of some actions are late, due soon, waiting for acceptance, without an owner, open."""

    late: int
    due_soon: int
    waiting: int
    vacant: int
    open: int
    rosy: int  # late, yet claimed on track


@cache
def _columns() -> Select[*tuple[Any, ...]]:
    """Made once, because a list is asked for at every click and a select never changes."""
    return (
        select(
            Action.id,
            Action.ref,
            Action.title,
            Action.due_on,
            Action.due_precision,
            Action.due_event,
            Action.due_version,
            Action.claimed,
            Action.percent,
            Action.closed_on,
            Action.updated_at,
            Action.invented,
            Action.duty_id,
            Action.plan_id,
            Plan.title.label("plan_title"),
            Aim.id.label("aim_id"),
            Aim.title.label("aim_title"),
            Aim.theme_key,
            Action.priority_code,
            OWNER_ID.label("owner_id"),
            Person.name.label("owner_name"),
            Post.title.label("post_title"),
        )
        .select_from(Action)
        .join(Aim, Aim.id == Action.aim_id)
        .join(Plan, Plan.id == Action.plan_id)
        .outerjoin(Post, Post.id == Action.owner_post_id)
        .outerjoin(Person, Person.id == OWNER_ID)
    )


class ListedAction(NamedTuple):
    """What a row of the list of actions shows; ids stay text, because most rows never need them as more."""

    key: str
    ref: str
    title: str
    due_on: date | None
    due_precision: str
    due_event: str
    claimed: str
    closed_on: date | None
    invented: str
    theme_key: str
    owner_key: str | None
    owner_name: str | None
    post_title: str | None

    @property
    def id(self) -> UUID:
        """The action's id."""
        return UUID(self.key)

    @property
    def owner_id(self) -> UUID | None:
        """The person who owns it today."""
        return UUID(self.owner_key) if self.owner_key else None


@cache
def _columns_of_a_list() -> Select[*tuple[Any, ...]]:
    """The fields of ListedAction, in its order."""
    return (
        select(
            cast(Action.id, String(36)),
            Action.ref,
            Action.title,
            Action.due_on,
            Action.due_precision,
            Action.due_event,
            Action.claimed,
            Action.closed_on,
            Action.invented,
            Aim.theme_key,
            cast(OWNER_ID, String(36)),
            Person.name,
            Post.title,
        )
        .select_from(Action)
        .join(Aim, Aim.id == Action.aim_id)
        .outerjoin(Post, Post.id == Action.owner_post_id)
        .outerjoin(Person, Person.id == OWNER_ID)
    )


def list_actions(
    wanted: ActionFilter, today: date, *, page: int = 1, size: int = PAGE_SIZE
) -> list[Row[Any]]:
    """One page of rows in the order asked for; undated actions come last."""
    statement = _columns().where(*_conditions(wanted, today)).order_by(*_order(wanted))
    return list(db.session.execute(statement.limit(size).offset((page - 1) * size)))


def page_of_actions(wanted: ActionFilter, today: date, page: int) -> tuple[list[ListedAction], int]:
    """A page of rows, or the last page when there are fewer, and how many rows there are in all.

    The page opened most often: one statement, and no column that its rows do not show.
    """
    found = db.session.execute(_page(wanted, today), {"before": (page - 1) * PAGE_SIZE}).all()
    if found or page == 1:
        return [ListedAction(*row[:-1]) for row in found], found[0].total if found else 0
    return page_of_actions(wanted, today, max(1, -(-count_actions(wanted, today) // PAGE_SIZE)))


@lru_cache(maxsize=256)
def _page(wanted: ActionFilter, today: date) -> Select[*tuple[Any, ...]]:
    """Kept for the next who asks the same; it names no tenant, the fence adds the one that is open."""
    conditions = _conditions(wanted, today)
    total = _count(wanted).where(*conditions).correlate(None).scalar_subquery()
    statement = _columns_of_a_list().add_columns(total.label("total")).where(*conditions)
    return statement.order_by(*_order(wanted)).limit(PAGE_SIZE).offset(bindparam("before", type_=Integer()))


def all_actions(wanted: ActionFilter, today: date) -> list[Row[Any]]:
    """Every row, unpaged: for a plan's page, which is one document, and for print."""
    return list(db.session.execute(_columns().where(*_conditions(wanted, today)).order_by(*_order(wanted))))


def count_actions(wanted: ActionFilter, today: date) -> int:
    """How many rows the filter has in all."""
    return db.session.scalar(_count(wanted).where(*_conditions(wanted, today))) or 0


def _count(wanted: ActionFilter) -> Select[int]:
    """Joins no more than the filter looks at: the plain list is then counted in an index alone."""
    statement = select(func.count()).select_from(Action)
    if wanted.theme_key or wanted.words:
        statement = statement.join(Aim, Aim.id == Action.aim_id)
    if wanted.owner_id or wanted.is_vacant or wanted.words:
        statement = statement.outerjoin(Post, Post.id == Action.owner_post_id)
    return statement


def counts(today: date, *, owner_id: UUID | None = None) -> Counts:
    """The tenant's counts, or one person's."""
    sums = [func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in _counted(today)]
    statement = select(*sums).select_from(Action).outerjoin(Post, Post.id == Action.owner_post_id)
    if owner_id:
        statement = statement.where(OWNER_ID.is_not_distinct_from(owner_id))
    return Counts(*(int(value) for value in db.session.execute(statement).one()))


def _counted(today: date) -> tuple[ColumnElement[bool], ...]:
    late = standing_condition(Standing.LATE, today)
    return (
        late,
        standing_condition(Standing.DUE_SOON, today),
        standing_condition(Standing.WAITING, today),
        and_(_IS_WORKED_ON, OWNER_ID.is_(None)),
        _IS_OPEN,
        and_(late, Action.claimed == Claimed.ON_TRACK),
    )


def open_milestones(until: date | None = None, *, owner_id: UUID | None = None) -> list[Row[Any]]:
    """Dated milestones not yet reached, of actions still worked on, by date: the tenant's or one person's."""
    statement = (
        select(
            Milestone.id,
            Milestone.title,
            Milestone.due_on,
            Action.id.label("action_id"),
            Action.title.label("action_title"),
            Action.ref,
            OWNER_ID.label("owner_id"),
            Person.name.label("owner_name"),
            Post.title.label("post_title"),
        )
        .select_from(Milestone)
        .join(Action, Action.id == Milestone.action_id)
        .outerjoin(Post, Post.id == Action.owner_post_id)
        .outerjoin(Person, Person.id == OWNER_ID)
        .where(Milestone.done_on.is_(None), Milestone.due_on.is_not(None), _IS_WORKED_ON)
        .order_by(Milestone.due_on, Milestone.title, Milestone.id)
    )
    if until:
        statement = statement.where(Milestone.due_on <= until)
    if owner_id:
        statement = statement.where(OWNER_ID.is_not_distinct_from(owner_id))
    return list(db.session.execute(statement))


def standing_condition(standing: Standing, today: date) -> ColumnElement[bool]:
    """The same decision as rules.standing, for the database to take."""
    soon = soon_until(today)
    return {
        Standing.LATE: and_(_IS_WORKED_ON, Action.due_on < today),
        Standing.DUE_SOON: and_(_IS_WORKED_ON, Action.due_on >= today, Action.due_on <= soon),
        Standing.IN_TIME: and_(_IS_WORKED_ON, Action.due_on > soon),
        Standing.UNDATED: and_(_IS_WORKED_ON, Action.due_on.is_(None)),
        Standing.WAITING: and_(_IS_OPEN, Action.claimed == Claimed.DONE),
        Standing.DONE: and_(~_IS_OPEN, Action.claimed != Claimed.CANCELLED),
        Standing.CANCELLED: and_(~_IS_OPEN, Action.claimed == Claimed.CANCELLED),
    }[standing]


def _conditions(wanted: ActionFilter, today: date) -> list[ColumnElement[bool]]:
    return [*_states(wanted, today), *_owners(wanted), *_subjects(wanted), *_dates(wanted)]


def _states(wanted: ActionFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wanted.standing:
        yield or_(False, *(standing_condition(one, today) for one in wanted.standing))
    elif wanted.is_closed is not None:
        yield ~_IS_OPEN if wanted.is_closed else _IS_OPEN
    if wanted.claimed:
        yield Action.claimed.in_(wanted.claimed)


def _owners(wanted: ActionFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.owner_id:
        yield OWNER_ID.is_not_distinct_from(wanted.owner_id)
    if wanted.post_id:
        yield Action.owner_post_id == wanted.post_id
    if wanted.is_vacant:
        yield OWNER_ID.is_(None)


def _subjects(wanted: ActionFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.plan_id:
        yield Action.plan_id == wanted.plan_id
    if wanted.board_id:
        yield _is_overseen_by(wanted.board_id)
    if wanted.theme_key:
        yield or_(Aim.theme_key == wanted.theme_key, _also_serves(wanted.theme_key))
    if wanted.priority_code:
        yield Action.priority_code == wanted.priority_code
    yield from (_mentions(word) for word in wanted.words.split()[:8])


def _dates(wanted: ActionFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.due_from:
        yield Action.due_on >= wanted.due_from
    if wanted.due_to:
        yield Action.due_on <= wanted.due_to


def _is_overseen_by(board_id: UUID) -> ColumnElement[bool]:
    of_its_plans = Action.plan_id.in_(select(Plan.id).where(Plan.board_id == board_id))
    return or_(Action.board_id == board_id, and_(Action.board_id.is_(None), of_its_plans))


def _also_serves(theme_key: str) -> ColumnElement[bool]:
    return exists().where(ActionTheme.action_id == Action.id, ActionTheme.theme_key == theme_key)


def _mentions(word: str) -> ColumnElement[bool]:
    columns = (Action.title, Action.description, Action.ref, Action.partners, Aim.title, Post.title)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))


def _order(wanted: ActionFilter) -> list[Any]:
    columns = SORTS.get(wanted.sort, SORTS["due"])
    first = columns[0].desc() if wanted.is_descending else columns[0]
    if columns is SORTS["due"]:
        first = first.nulls_last()  # the index on the date still serves; not so with "due_on IS NULL"
    return [first, *columns[1:], Action.id]


def of_plan(plan_id: UUID) -> ActionFilter:
    """Everything in one plan, open and closed, in the order of its references."""
    return replace(ActionFilter(), plan_id=plan_id, is_closed=None, sort="ref")
