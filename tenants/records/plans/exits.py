"""Door two for plans: how many actions there are by theme, priority and status, and how late they are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, or_, select

from tenants.counts import Codes, Counts, Period, tally
from tenants.database import db
from tenants.frameworks.together import theme_of
from tenants.records.plans.models import Action, ActionDate, Aim, Plan
from tenants.records.plans.rules import Claimed, standing

_SLIPPAGE = "slippage"
#: Priorities that are counted by themselves; any other, and none, is under "none".
_PRIORITIES = ("PA1", "PA2", "PA3", "PA4", "PA5", "PA6")
#: The most days of each lateness, the shortest first.
_LATE = ((0, "in-time"), (30, "days-30"), (90, "days-90"))


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """How the actions of plans whose period is not over stand today; None without such a plan."""
    if db.session.scalar(select(Plan.id).where(_is_current(today)).limit(1)) is None:
        return None
    return _slippage(today) if measure_key == _SLIPPAGE else _actions(today)


def _actions(today: date) -> Counts:
    columns = (Aim.theme_key, Action.priority_code, Action.claimed, Action.due_on, Action.closed_on)
    statement = select(*columns).join(Aim, Aim.id == Action.aim_id).join(Plan, Plan.id == Action.plan_id)
    each = (
        (
            theme_of(row.theme_key),
            row.priority_code if row.priority_code in _PRIORITIES else "none",
            standing(Claimed(row.claimed), row.due_on, row.closed_on is not None, today).value,
        )
        for row in db.session.execute(statement.where(_is_current(today)))
    )
    return tally(("theme", "priority", "status"), each)


def _is_current(today: date) -> Any:
    return or_(Plan.ends_on.is_(None), Plan.ends_on >= today)


def _slippage(today: date) -> Counts:
    """Against the date first set: moving it changes nothing."""
    first = and_(ActionDate.action_id == Action.id, ActionDate.due_version == 1)
    columns = (ActionDate.due_on, Action.claimed, Action.done_on, Action.closed_on)
    statement = (
        select(*columns)
        .select_from(Action)
        .join(Plan, Plan.id == Action.plan_id)
        .outerjoin(ActionDate, first)
        .where(_is_current(today), Action.claimed != Claimed.CANCELLED)
    )
    return tally(("late", "state"), _late(db.session.execute(statement), today))


def _late(rows: Any, today: date) -> Iterator[Codes]:
    for row in rows:
        done_on = _done_on(row)
        state = "open" if done_on is None else "done"
        yield _lateness(row.due_on, done_on or today), state


def _done_on(row: Row[Any]) -> date | None:
    """When its owner said that it was done, or it was closed."""
    found: date | None = row.done_on or row.closed_on
    return found if row.claimed == Claimed.DONE else row.closed_on


def _lateness(first_due_on: date | None, until: date) -> str:
    if first_due_on is None:
        return "undated"
    days = (until - first_due_on).days
    return next((code for most, code in _LATE if days <= most), "longer")
