"""Everything with a date as lines, gathered month by month with what is late first."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from portal.borough.actions.rows import ActionRow, action_rows, owner_shown
from tenants.dating import MONTHS, format_day
from tenants.records.obligations.queries import Owed
from tenants.records.plans.rules import lateness_words

OCCURRENCE = "Recurring duty"
ACTION = "Action"
MILESTONE = "Step"


class Line(NamedTuple):
    """One thing that is due."""

    due_on: date
    due: str
    note: str
    kind: str
    href: str
    ref: str
    title: str
    part_of: str  # the action that a milestone is a step of
    owner: str
    is_vacant: bool
    is_late: bool
    is_waiting: bool
    invented: str
    details_href: str = ""  # where its owner, date and reminders are seen to, when `href` is not that page


class Month(NamedTuple):
    """A heading and what stands under it."""

    key: str
    title: str
    lines: list[Line]


def lines_of(
    actions: Iterable[Any], milestones: Iterable[Any], owed: Iterable[Owed], *, house: str, today: date
) -> list[Line]:
    """Everything in order of date; an action comes before a step of the same day."""
    dated = [each for each in actions if each.due_on]
    rows = action_rows(dated, house=house, today=today)
    found = [_action_line(each, row) for each, row in zip(dated, rows, strict=True)]
    found += [_milestone_line(each, house, today) for each in milestones]
    found += [_obligation_line(each, house, today) for each in owed]
    return sorted(found, key=lambda line: (line.due_on, line.kind == MILESTONE, line.title))


def by_month(lines: Iterable[Line]) -> Iterator[Month]:
    """What is late, what waits for acceptance, and then each month that has something."""
    ordered = list(lines)
    if late := [line for line in ordered if line.is_late]:
        yield Month("late", "Late", late)
    if waiting := [line for line in ordered if line.is_waiting]:
        yield Month("waiting", "Waiting for acceptance", waiting)
    others = (line for line in ordered if not (line.is_late or line.is_waiting))
    for (year, month), group in groupby(others, key=lambda line: (line.due_on.year, line.due_on.month)):
        yield Month(f"{year}-{month:02d}", f"{MONTHS[month - 1]} {year}", list(group))


def _action_line(each: Any, row: ActionRow) -> Line:
    return Line(
        due_on=each.due_on,
        due=row.state.due,
        note=row.state.due_note,
        kind=OCCURRENCE if each.duty_id else ACTION,
        href=row.href,
        ref=row.ref,
        title=row.title,
        part_of="",
        owner=row.owner,
        is_vacant=row.is_vacant,
        is_late=row.state.is_late,
        is_waiting=row.state.is_waiting,
        invented=row.invented,
    )


def _milestone_line(each: Any, house: str, today: date) -> Line:
    return Line(
        due_on=each.due_on,
        due=format_day(each.due_on),
        note=lateness_words(each.due_on, today),
        kind=MILESTONE,
        href=f"/{house}/actions/{each.action_id}/",
        ref=each.ref,
        title=each.title,
        part_of=each.action_title,
        owner=owner_shown(each.owner_id, each.owner_name, each.post_title),
        is_vacant=each.owner_id is None,
        is_late=each.due_on < today,
        is_waiting=False,
        invented="",
    )


def _obligation_line(each: Owed, house: str, today: date) -> Line:
    return Line(
        due_on=each.due_on,
        due=format_day(each.due_on),
        note=lateness_words(each.due_on, today),
        kind=each.kind_words,
        href=f"/{house}/{each.path}",
        ref="",
        title=each.title,
        part_of="",
        owner=each.owner_words,
        is_vacant=each.is_vacant,
        is_late=each.due_on < today,
        is_waiting=False,
        invented="",
        details_href=f"/{house}/deadlines/{each.id}/",
    )
