"""The plans in force as lines of a tenant's first page."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tenants.dating import format_day
from tenants.records.plans.queries import PlanSummary


class PlanLine(NamedTuple):
    """One plan with how far it has come, in words and as a share."""

    href: str
    title: str
    period: str
    closed: int
    total: int
    late: int
    is_demonstration: bool


def plans_in_force(summaries: Iterable[PlanSummary], *, house: str, today: date) -> list[PlanLine]:
    """The plans whose period is not over yet."""
    return [_line(each, house) for each in summaries if not each.is_past(today)]


def left_open_in_past_plans(summaries: Iterable[PlanSummary], today: date) -> int:
    """How many actions are still open in plans whose period is over."""
    return sum(each.open_count for each in summaries if each.is_past(today))


def _line(summary: PlanSummary, house: str) -> PlanLine:
    plan = summary.plan
    return PlanLine(
        href=f"/{house}/plans/{plan.id}/",
        title=plan.title,
        period=_period(plan.starts_on, plan.ends_on),
        closed=summary.closed_count,
        total=summary.closed_count + summary.open_count,
        late=summary.late_count,
        is_demonstration=plan.is_demonstration,
    )


def _period(starts_on: date | None, ends_on: date | None) -> str:
    if starts_on and ends_on:
        return f"{format_day(starts_on)} to {format_day(ends_on)}"
    if ends_on:
        return f"until {format_day(ends_on)}"
    return f"from {format_day(starts_on)}" if starts_on else ""
