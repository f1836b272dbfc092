"""What an address asks the list of actions for, and the address that asks for the same again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from dateutil.relativedelta import relativedelta

from tenants.records.plans.lists import ActionFilter
from tenants.records.plans.rules import Claimed, Standing


class Due(StrEnum):
    """A span of days that moves with today, so that a bookmark stays useful."""

    OVERDUE = "overdue"
    THIS_MONTH = "this-month"
    NEXT_MONTH = "next-month"
    NEXT_3_MONTHS = "next-3-months"


class Shown(StrEnum):
    """Whether closed actions are in the list."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


class Owner(StrEnum):
    """How an address says who owns an action: `me`, `vacant`, `person-…` or `post-…`, with the id."""

    ME = "me"
    VACANT = "vacant"
    PERSON = "person"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a list's address can say; each field at its default stays out of the address."""

    words: str = ""
    standing: tuple[Standing, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    shown: Shown = Shown.OPEN
    owner: str = ""
    plan: UUID | None = None
    theme: str = ""
    priority: str = ""
    due: Due | None = None
    due_from: date | None = None
    due_to: date | None = None
    sort: str = "due"
    is_descending: bool = False
    page: int = 1

    def query(self, **changes: Any) -> str:
        """The query string of this list, or of the one with `changes`; empty for the plain list."""
        asked = replace(self, **changes)
        return urlencode([(name, value) for name, value in _parameters(asked) if value])

    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list that the plain one would show."""
        return replace(self, sort="due", is_descending=False, page=1) != Asked()

    def owner_id(self, kind: Owner) -> UUID | None:
        """The person or post named in the address, if it is of this kind."""
        named, _, key = self.owner.partition("-")
        return UUID(key) if named == kind and key else None

    def wanted(self, *, me: UUID, today: date) -> ActionFilter:
        """The filter for the person who asks, on a day."""
        first, last = span(self.due, today)
        return ActionFilter(
            claimed=self.claimed,
            standing=self._standing(),
            is_closed=self._is_closed(),
            owner_id=me if self.owner == Owner.ME else self.owner_id(Owner.PERSON),
            post_id=self.owner_id(Owner.POST),
            is_vacant=self.owner == Owner.VACANT,
            plan_id=self.plan,
            theme_key=self.theme,
            priority_code=self.priority,
            due_from=max(filter(None, (first, self.due_from)), default=None),
            due_to=min(filter(None, (last, self.due_to)), default=None),
            words=self.words,
            sort=self.sort,
            is_descending=self.is_descending,
        )

    def _standing(self) -> tuple[Standing, ...]:
        """An action that is done but not yet accepted is not overdue, whatever its date."""
        return self.standing or ((Standing.LATE,) if self.due == Due.OVERDUE else ())

    def _is_closed(self) -> bool | None:
        """A cancelled action is always closed, so asking for those must not find none."""
        if self.shown == Shown.OPEN and Claimed.CANCELLED in self.claimed:
            return None
        return {Shown.OPEN: False, Shown.CLOSED: True, Shown.ALL: None}[self.shown]


def span(due: Due | None, today: date) -> tuple[date | None, date | None]:
    """The first and last day of a span; None where it is open."""
    month = today.replace(day=1)
    match due:
        case Due.OVERDUE:
            return None, today - timedelta(days=1)
        case Due.THIS_MONTH:
            return month, _last_of(month)
        case Due.NEXT_MONTH:
            return month + relativedelta(months=1), _last_of(month + relativedelta(months=1))
        case Due.NEXT_3_MONTHS:
            return today, today + relativedelta(months=3)
    return None, None


def _parameters(asked: Asked) -> Iterable[tuple[str, str]]:
    yield "words", asked.words
    yield from (("standing", one.value) for one in asked.standing)
    yield from (("claimed", one.value) for one in asked.claimed)
    yield "show", "" if asked.shown == Shown.OPEN else asked.shown.value
    yield "owner", asked.owner
    yield "plan", str(asked.plan or "")
    yield "theme", asked.theme
    yield "priority", asked.priority
    yield "due", asked.due.value if asked.due else ""
    yield "from", str(asked.due_from or "")
    yield "to", str(asked.due_to or "")
    yield "sort", sort_words(asked.sort, asked.is_descending)
    yield "page", str(asked.page) if asked.page > 1 else ""


def sort_words(sort: str, is_descending: bool) -> str:
    """The order as an address says it: `title`, `-title`; nothing for the usual one."""
    return f"{'-' if is_descending else ''}{sort}" if (sort, is_descending) != ("due", False) else ""


def _last_of(month: date) -> date:
    return month + relativedelta(months=1, days=-1)
