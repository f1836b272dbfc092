"""What the report says of the time ahead: what falls due, month by month."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from tenants.dating import format_day
from tenants.records.highlights.rules import Period, month_words
from tenants.records.highlights.sections import ReportSection, ReportTable
from tenants.records.meetings.queries import meetings_ahead
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from workflows.highlights.scope import Reported, Scope
from workflows.highlights.words import capital, counted, post_alone

#: What a board cares about; agendas, minutes and this very report are the secretary's own diary.
_KINDS = (
    Kind.TERMS_REVIEW,
    Kind.DOCUMENT_DRAFT,
    Kind.DOCUMENT_REVIEW,
    Kind.DOCUMENT_APPROVAL,
    Kind.REFRESHER,
)


class _Coming(NamedTuple):
    on: date
    title: str
    owner: str
    due_words: str


def next_period(scope: Scope) -> ReportSection:
    """Everything due, a table for each month."""
    coming = sorted([*_actions(scope), *_obligations(scope.coming), *_meetings(scope)])
    by_month: dict[tuple[int, int], list[_Coming]] = defaultdict(list)
    for each in coming:
        by_month[each.on.year, each.on.month].append(each)
    tables = tuple(_month(each) for each in by_month.values())
    nothing = ReportTable("Due", ("What", "Owner", "Due"), (), f"Nothing is due in {scope.coming.words()}.")
    said = f"{counted(len(coming), 'item falls', 'items fall')} due from {_days(scope.coming)}."
    note = f"{capital(said)} Undated actions are not among them." if coming else ""
    return ReportSection("next", "Next period", note=note, tables=tables or (nothing,))


def _days(period: Period) -> str:
    return f"{format_day(period.starts_on)} to {format_day(period.ends_on)}"


def _month(coming: list[_Coming]) -> ReportTable:
    rows = tuple((each.title, each.owner, each.due_words) for each in coming)
    return ReportTable(month_words(coming[0].on), ("What", "Owner", "Due"), rows)


def _actions(scope: Scope) -> list[_Coming]:
    return [
        _Coming(action.due_on, action.name, action.owner, _due_words(action))
        for action in scope.open
        if action.due_on and scope.coming.holds(action.due_on) and not action.is_waiting
    ]


def _due_words(action: Reported) -> str:
    return f"{action.due_words} (late)" if action.is_late else action.due_words


def _obligations(coming: Period) -> list[_Coming]:
    return [
        _Coming(owed.due_on, owed.title, post_alone(owed.owner_words), format_day(owed.due_on))
        for owed in open_obligations(until=coming.ends_on, kinds=_KINDS)
        if coming.holds(owed.due_on)
    ]


def _meetings(scope: Scope) -> list[_Coming]:
    coming = [one for one in meetings_ahead(scope.board.id) if scope.coming.holds(one.meets_on)]
    return [
        _Coming(one.meets_on, f"Meeting: {one.title}", "The board", format_day(one.meets_on))
        for one in coming
    ]
