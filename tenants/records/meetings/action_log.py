"""The action log of a board: the actions that came out of its meetings or that it asked for."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select

from tenants.database import db
from tenants.people.models import Person
from tenants.records.meetings.models import AgendaItem, ItemAction, Meeting
from tenants.records.plans.models import Action, Aim
from tenants.records.posts.models import Post


@dataclass(frozen=True, slots=True)
class Origin:
    """The meeting and the agenda item that an action came from."""

    meeting_id: UUID
    meeting_title: str
    meets_on: date
    item_id: UUID
    position: int
    item_title: str


_OWNER_ID = func.coalesce(Action.owner_person_id, Post.holder_id)


@cache
def _columns() -> Select[*tuple[Any, ...]]:
    """The columns that portal lists of actions put into words."""
    return (
        select(
            Action.id,
            Action.ref,
            Action.title,
            Action.due_on,
            Action.due_precision,
            Action.due_event,
            Action.claimed,
            Action.closed_on,
            Action.invented,
            Aim.theme_key,
            _OWNER_ID.label("owner_id"),
            Person.name.label("owner_name"),
            Post.title.label("post_title"),
        )
        .select_from(Action)
        .join(Aim, Aim.id == Action.aim_id)
        .outerjoin(Post, Post.id == Action.owner_post_id)
        .outerjoin(Person, Person.id == _OWNER_ID)
    )


def actions_of_board(board_id: UUID, *, is_open: bool | None = None) -> list[Row[Any]]:
    """The rows of a board's log, the open ones first, each by its date; only open or closed ones if asked."""
    came = (
        select(ItemAction.action_id)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.board_id == board_id)
    )
    statement = _columns().where(or_(Action.board_id == board_id, Action.id.in_(came)))
    if is_open is not None:
        statement = statement.where(_is_open() if is_open else ~_is_open())
    closed_last = case((_is_open(), 0), else_=1)
    return _listed(statement.order_by(closed_last, Action.due_on.nulls_last(), Action.ref, Action.id))


def actions_with_ids(action_ids: Collection[UUID]) -> list[Row[Any]]:
    """The rows of these actions, by reference."""
    return _listed(_columns().where(Action.id.in_(action_ids)).order_by(Action.ref, Action.id))


def origins(action_ids: Collection[UUID]) -> dict[UUID, list[Origin]]:
    """Which meetings and items these actions came from, the earliest first; none for those that did not."""
    statement = (
        select(
            ItemAction.action_id,
            Meeting.id,
            Meeting.title.label("meeting_title"),
            Meeting.meets_on,
            AgendaItem.id.label("item_id"),
            AgendaItem.position,
            AgendaItem.title,
        )
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(ItemAction.action_id.in_(action_ids))
        .order_by(Meeting.meets_on, AgendaItem.position)
    )
    found: defaultdict[UUID, list[Origin]] = defaultdict(list)
    for row in db.session.execute(statement):
        origin = Origin(row.id, row.meeting_title, row.meets_on, row.item_id, row.position, row.title)
        found[row.action_id].append(origin)
    return dict(found)


def _is_open() -> ColumnElement[bool]:
    return Action.closed_on.is_(None)


def _listed(statement: Select[*tuple[Any, ...]]) -> list[Row[Any]]:
    return list(db.session.execute(statement))
