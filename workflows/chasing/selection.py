"""Says in SQL who is to be told about which open deadline on a day: the question all of the chase asks."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Executable,
    Integer,
    Result,
    Select,
    String,
    Subquery,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB

from tenants.database import db
from tenants.deadline import COLUMNS
from tenants.fence import ours
from workflows.chasing.circumstances import Circumstances
from workflows.chasing.models import Reminder, Snooze
from workflows.chasing.rules import NOBODY, Route, cutoffs, routes
from workflows.chasing.sources import SOURCES

TODAY = bindparam("today", type_=Date())

_ROUTE: dict[str, Any] = {
    "rung": Integer(),
    "owner_id": Uuid(),
    "recipient_id": Uuid(),
    "part": String(),
    "covering_id": Uuid(),
    "digest_on": Date(),
}


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """Open deadlines of every kind beside the people to be told about them, for whoever asks.

    What differs from tenant to tenant and from day to day are bind parameters (Selection.parameters), so a
    statement made of it can be kept: building one for every tenant would cost more than the answer does.
    """

    deadline: Subquery
    route: Subquery

    def told(self, *columns: Any) -> Select[*tuple[Any, ...]]:
        """A select of `columns` for each person to be told about each deadline."""
        deadline, route = self.deadline.c, self.route.c
        is_theirs = and_(route.rung == deadline.rung, route.owner_id == deadline.told_owner_id)
        # What is due later stands on no rung yet; said aloud so that the index on dates can be used.
        is_reached = deadline.due_on <= bindparam("first_cutoff", type_=Date())
        return (
            select(*columns)
            .select_from(self.deadline)
            .join(self.route, is_theirs)
            .where(is_reached, ~self.is_snoozed())
        )

    def is_snoozed(self) -> ColumnElement[bool]:
        """Whether somebody asked for quiet about the deadline."""
        snoozed = select(Snooze.subject_id).where(ours(Snooze), Snooze.until_on > TODAY)
        return self.deadline.c.subject_id.in_(snoozed)

    def is_reminder(self) -> ColumnElement[bool]:
        """Joins a line of the ledger to the person and deadline it is about, as things are now."""
        return and_(
            Reminder.subject_id == self.deadline.c.subject_id,
            Reminder.due_version == self.deadline.c.due_version,
            Reminder.rung == self.deadline.c.rung,
            Reminder.recipient_id == self.route.c.recipient_id,
        )


class Selection:
    """The question as it is asked for the open tenant, in its circumstances.

    Who is told is worked out in Python (rules.routes) and handed to the database as one JSON parameter.
    """

    def __init__(self, here: Circumstances, digest_on: Mapping[UUID, date] | None = None) -> None:
        self.here = here
        self.digest_on = digest_on or {}  # whose digest takes the lines, and on which day
        self.question = _question(len(here.steps), db.session.get_bind().dialect.name)
        self.parameters = _parameters(here, self.digest_on)

    def ask(self, prepared: Callable[..., Executable], *how: str, **others: Any) -> Result[*tuple[Any, ...]]:
        """The answer to the statement that `prepared` makes of the question, and keeps."""
        return db.session.execute(prepared(self.question, *how), self.parameters | others)


def _parameters(here: Circumstances, digest_on: Mapping[UUID, date]) -> dict[str, Any]:
    reached = cutoffs(here.steps, here.today)
    rows = [_row(route, digest_on.get(route.recipient_id)) for route in routes(here.steps, here.team)]
    return {
        "today": here.today,
        "first_cutoff": max((day for _, day in reached), default=date.min),
        "members": sorted(here.team.members),
        "routes": json.dumps(rows),
        **{f"offset_{place}": offset for place, (offset, _) in enumerate(reached)},
        **{f"cutoff_{place}": day for place, (_, day) in enumerate(reached)},
    }


@cache
def _question(rungs: int, dialect: str) -> Question:
    return Question(_standing(rungs), _route_table(dialect))


def _standing(rungs: int) -> Subquery:
    """The open deadlines with the newest rung each has reached and the owner who can be told.

    What is vacant and what belongs to somebody deactivated or departed is NOBODY's alike.
    """
    due = union_all(*(source.open_deadlines() for source in SOURCES.values())).subquery("due").c
    reached = [_reached(due.due_on, place) for place in range(rungs)]
    rung: Any = case(*reached, else_=None) if reached else literal(None, Integer())
    is_here = due.owner_id.in_(bindparam("members", expanding=True))
    owner_id = case((is_here, due.owner_id), else_=literal(NOBODY, Uuid()))
    columns = (due[name] for name in COLUMNS)
    return select(*columns, rung.label("rung"), owner_id.label("told_owner_id")).subquery("deadline")


def _reached(due_on: ColumnElement[date], place: int) -> tuple[ColumnElement[bool], ColumnElement[int]]:
    is_reached = due_on <= bindparam(f"cutoff_{place}", type_=Date())
    return is_reached, bindparam(f"offset_{place}", type_=Integer())


def _route_table(dialect: str) -> Subquery:
    text = bindparam("routes", type_=String())
    fields = _postgresql_fields(text) if dialect == "postgresql" else _sqlite_fields(text)
    # DISTINCT makes the databases read the parameter once instead of once for each deadline.
    return select(*fields).distinct().subquery("route")


def _sqlite_fields(text: ColumnElement[str]) -> Iterator[ColumnElement[Any]]:
    row = func.json_each(text).table_valued("value", name="entry").c.value
    for place, (name, kind) in enumerate(_ROUTE.items()):
        yield func.json_extract(row, f"$[{place}]", type_=kind).label(name)


def _postgresql_fields(text: ColumnElement[str]) -> Iterator[ColumnElement[Any]]:
    entries = func.jsonb_array_elements(cast(text, JSONB()))
    row = entries.table_valued("value", name="entry").c.value
    for place, (name, kind) in enumerate(_ROUTE.items()):
        yield cast(func.jsonb_extract_path_text(row, str(place)), kind).label(name)


def _row(route: Route, digest_on: date | None) -> tuple[Any, ...]:
    return (
        route.rung,
        route.owner_id.hex,
        route.recipient_id.hex,
        route.part,
        route.covering_id.hex if route.covering_id else None,
        digest_on.isoformat() if digest_on else None,
    )
