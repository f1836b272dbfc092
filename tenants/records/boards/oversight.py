"""What each board oversees: open actions, by their own board or else their plan's, plans, and meetings."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, case, func, or_, select

from tenants.database import db
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.rules import Stage
from tenants.records.plans.models import Action, Plan
from tenants.records.plans.rules import Claimed

#: The board that oversees an action; the statement must join its plan.
OVERSEER = func.coalesce(Action.board_id, Plan.board_id)


class Load(NamedTuple):
    """How many open actions a board oversees, and how many of them are late."""

    open: int = 0
    late: int = 0


def loads(today: date, board_ids: Collection[UUID] = ()) -> dict[UUID, Load]:
    """The load of each board, of these or of all; boards that oversee nothing are left out."""
    is_late = and_(Action.claimed != Claimed.DONE, Action.due_on < today)
    statement = (
        select(OVERSEER.label("board_id"), func.count(), func.sum(case((is_late, 1), else_=0)))
        .select_from(Action)
        .join(Plan, Plan.id == Action.plan_id)
        .where(Action.closed_on.is_(None), OVERSEER.is_not(None))
        .group_by(OVERSEER)
    )
    if board_ids:
        statement = statement.where(OVERSEER.in_(board_ids))
    return {board_id: Load(int(open_), int(late)) for board_id, open_, late in db.session.execute(statement)}


def own_open_actions(board_id: UUID) -> list[Action]:
    """Open actions that name the board themselves, whatever their plan says."""
    wanted = (Action.board_id == board_id, Action.closed_on.is_(None))
    return list(db.session.scalars(select(Action).where(*wanted).order_by(Action.due_on, Action.ref)))


def plans_of(board_id: UUID) -> list[Plan]:
    """The plans that the board oversees, the latest period first."""
    statement = select(Plan).where(Plan.board_id == board_id)
    return list(db.session.scalars(statement.order_by(Plan.starts_on.desc(), Plan.title)))


def loads_by_plan(board_id: UUID, today: date) -> list[tuple[Plan, Load]]:
    """The plans that the board oversees, each with all of its open actions, the latest period first."""
    is_late = and_(Action.claimed != Claimed.DONE, Action.due_on < today)
    is_open = and_(Action.plan_id == Plan.id, Action.closed_on.is_(None))
    late = func.coalesce(func.sum(case((is_late, 1), else_=0)), 0)
    statement = (
        select(Plan, func.count(Action.id), late)
        .outerjoin(Action, is_open)
        .where(Plan.board_id == board_id)
        .group_by(Plan.id)
        .order_by(Plan.starts_on.desc(), Plan.title)
    )
    return [(plan, Load(int(open_), int(late_))) for plan, open_, late_ in db.session.execute(statement)]


def meetings_to_come(board_id: UUID, today: date) -> list[Meeting]:
    """The board's meetings from today on that were not called off, the next first."""
    statement = select(Meeting).where(Meeting.board_id == board_id, Meeting.meets_on >= today)
    to_come = statement.where(Meeting.stage.in_((Stage.PLANNED, Stage.AGENDA_PUBLISHED)))
    return list(db.session.scalars(to_come.order_by(Meeting.meets_on, Meeting.starts_at)))


def meetings_gone(board_id: UUID, today: date, most: int) -> list[Meeting]:
    """The board's last meetings that were not called off, the latest first."""
    was = (Meeting.board_id == board_id, Meeting.stage != Stage.CANCELLED)
    is_over = or_(Meeting.meets_on < today, Meeting.stage.not_in((Stage.PLANNED, Stage.AGENDA_PUBLISHED)))
    statement = (
        select(Meeting).where(*was, is_over).order_by(Meeting.meets_on.desc(), Meeting.starts_at.desc())
    )
    return list(db.session.scalars(statement.limit(most)))
