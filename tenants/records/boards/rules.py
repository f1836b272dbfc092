"""Pure decisions about boards: their kinds, their lives, how often they meet, and whom they may report to."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from dateutil.relativedelta import relativedelta

from tenants.dating import MONTHS


class BoardKind(StrEnum):
    """What sort of body it is."""

    STRATEGIC_BOARD = "strategic-board"
    WORKING_GROUP = "working-group"
    OPERATIONAL_GROUP = "operational-group"
    TASK_AND_FINISH = "task-and-finish"
    FORUM = "forum"
    PANEL = "panel"


class Life(StrEnum):
    """Where a board is in its life."""

    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Office(StrEnum):
    """An office of a board; the secretary answers for its papers and minutes."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    SECRETARY = "secretary"


class RhythmUnit(StrEnum):
    """In what a board's frequency is counted."""

    WEEK = "week"
    MONTH = "month"


KIND_WORDS: dict[BoardKind, str] = {
    BoardKind.STRATEGIC_BOARD: "Strategic board",
    BoardKind.WORKING_GROUP: "Working group",
    BoardKind.OPERATIONAL_GROUP: "Operational group",
    BoardKind.TASK_AND_FINISH: "Task and finish group",
    BoardKind.FORUM: "Forum",
    BoardKind.PANEL: "Panel",
}
LIFE_WORDS: dict[Life, str] = {
    Life.PLANNED: "Planned",
    Life.ACTIVE: "Active",
    Life.PAUSED: "Paused",
    Life.ENDED: "Ended",
}
OFFICE_WORDS: dict[Office, str] = {
    Office.CHAIR: "Chair",
    Office.VICE_CHAIR: "Vice-chair",
    Office.SECRETARY: "Secretary",
}

#: What a board's clocks are until somebody says otherwise, in calendar days before and after a meeting.
USUAL_AGENDA_DAYS = 7
USUAL_MINUTES_DAYS = 14

#: In which order lists show boards: those in force first, those that have ended last.
LIFE_ORDER = (Life.ACTIVE, Life.PLANNED, Life.PAUSED, Life.ENDED)

#: From which lives a board may go into each of them.
MAY_BECOME: dict[Life, tuple[Life, ...]] = {
    Life.ACTIVE: (Life.PLANNED, Life.PAUSED),
    Life.PAUSED: (Life.ACTIVE,),
    Life.ENDED: (Life.PLANNED, Life.ACTIVE, Life.PAUSED),
}

Key = TypeVar("Key")


def may_become(now: Life, wanted: Life) -> bool:
    """Whether a board may go from one part of its life to another; what has ended stays ended."""
    return now in MAY_BECOME.get(wanted, ())


def frequency_words(every: int | None, unit: RhythmUnit | None, words: str) -> str:
    """How often a board meets: "Every 6 weeks", "Every month", its own words, or that nobody knows."""
    if not every or not unit:
        return words or "Not known"
    counted = f"Every {unit}" if every == 1 else f"Every {every} {unit}s"
    says_more = words.casefold() not in ("", counted.casefold(), f"{unit}ly" if every == 1 else "")
    return f"{counted} ({words})" if says_more else counted


def later(day: date, every: int, unit: RhythmUnit) -> date:
    """The day so many weeks or months later; the last day of all when the calendar ends before."""
    try:
        if unit == RhythmUnit.WEEK:
            return day + timedelta(weeks=every)
        return day + relativedelta(months=every)
    except (ValueError, OverflowError):
        return date.max


def has_not_met_for_long(since: date, every: int, unit: RhythmUnit, today: date) -> bool:
    """Whether more than twice the time between two meetings has gone by."""
    return later(since, 2 * every, unit) < today


def months_of(report_months: str) -> tuple[int, ...]:
    """The months in which a board expects a report: (3, 9) of "3,9"; whatever is no month is left out."""
    numbers = (int(part) for part in report_months.split(",") if part.strip().isdigit())
    return tuple(sorted({number for number in numbers if 1 <= number <= len(MONTHS)}))


def months_words(report_months: str) -> str:
    """ "March and September"; nothing when no report is expected."""
    names = [MONTHS[number - 1] for number in months_of(report_months)]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def next_month_end(months: tuple[int, ...], after: date) -> date | None:
    """The last day of the first of these months that ends after a day."""
    ends = (
        date(year, month, 1) + relativedelta(months=1, days=-1)
        for year in (after.year, after.year + 1)
        for month in months
        if year < date.max.year
    )
    return min((end for end in ends if end > after), default=None)


def all_above(start: Key, parents: Mapping[Key, Iterable[Key]]) -> set[Key]:
    """Everything that something reports to, directly or through another; itself only in a circle."""
    above: set[Key] = set()
    waiting = list(parents.get(start, ()))
    while waiting:
        one = waiting.pop()
        if one not in above:
            above.add(one)
            waiting.extend(parents.get(one, ()))
    return above
