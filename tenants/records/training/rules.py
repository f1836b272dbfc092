"""Pure decisions about training: coverage against headcount, and whose training runs out."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from dateutil.relativedelta import relativedelta


class Mode(StrEnum):
    """How a course is given."""

    CLASSROOM = "classroom"
    ONLINE = "online"  # live, with a trainer
    E_LEARNING = "e-learning"  # alone, at any hour
    CONFERENCE = "conference"


class SessionStatus(StrEnum):
    """Whether a session has been held."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Measure(StrEnum):
    """What people were asked before and after."""

    CONFIDENCE = "confidence"
    KNOWLEDGE = "knowledge"
    SATISFACTION = "satisfaction"


MODE_WORDS: dict[Mode, str] = {
    Mode.CLASSROOM: "In a room",
    Mode.ONLINE: "Online, live",
    Mode.E_LEARNING: "E-learning",
    Mode.CONFERENCE: "Conference",
}
STATUS_WORDS: dict[SessionStatus, str] = {
    SessionStatus.PLANNED: "Planned",
    SessionStatus.HELD: "Held",
    SessionStatus.CANCELLED: "Cancelled",
}
MEASURE_WORDS: dict[Measure, str] = {
    Measure.CONFIDENCE: "Confident",
    Measure.KNOWLEDGE: "Know what to do",
    Measure.SATISFACTION: "Satisfied",
}

#: The largest number of people or answers that is believed.
MOST_PEOPLE = 99_999
MOST_MONTHS = 120
#: How long before training runs out a new session refreshes it; half the time that it lasts, if shorter.
REFRESH_WINDOW_MONTHS = 6
#: How long after a session its attendance is to be recorded.
ATTENDANCE_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Trained:
    """How many people of one group were trained at one level on one day."""

    held_on: date
    people: int


@dataclass(frozen=True, slots=True)
class Cover:
    """How far training covers a group at a level; None is what cannot be known without a headcount."""

    headcount: int | None
    trained: int  # never more than the headcount
    percent: int | None  # rounded down, so that 100 means everybody; None also when there is nobody to train
    gap: int | None
    runs_out_next: date | None  # the first day on which some of it does not count any more

    @property
    def is_known(self) -> bool:
        """Whether the group has a headcount."""
        return self.headcount is not None

    @property
    def has_no_staff(self) -> bool:
        """Whether there is nobody to train."""
        return self.headcount == 0


@dataclass(frozen=True, slots=True)
class CoverageLine(Cover):
    """How far one group is covered at one level that it needs."""

    group_id: UUID
    group: str
    department: str
    is_councillors: bool
    level_id: UUID
    level: str


def runs_out(held_on: date, refresh_months: int) -> date:
    """The first day on which training of that day does not count any more."""
    return held_on + relativedelta(months=refresh_months)


def counts(held_on: date, refresh_months: int | None, on: date) -> bool:
    """Whether training of one day still counts on another."""
    return held_on <= on and (refresh_months is None or runs_out(held_on, refresh_months) > on)


def cover(headcount: int | None, came: Iterable[Trained], refresh_months: int | None, on: date) -> Cover:
    """How far the people trained by that day, whose training has not run out, cover the headcount.

    Counts cannot tell who came twice, so this is the most that can be covered.
    """
    counted = [each for each in came if each.people and counts(each.held_on, refresh_months, on)]
    people = sum(each.people for each in counted)
    ends = [runs_out(each.held_on, refresh_months) for each in counted if refresh_months is not None]
    next_end = min(ends, default=None)
    if headcount is None:
        return Cover(None, people, None, None, next_end)
    trained = min(people, headcount)
    percent = trained * 100 // headcount if headcount else None
    return Cover(headcount, trained, percent, headcount - trained, next_end)


def urgency(line: Cover) -> tuple[int, float, int]:
    """The order of coverage: the largest share uncovered first, then the unknown, the covered, the empty."""
    if line.headcount is None:
        return (1, 0, 0)
    if line.headcount == 0:
        return (3, 0, 0)
    gap = line.headcount - line.trained
    return (0, -gap / line.headcount, -gap) if gap else (2, 0, 0)


@dataclass(frozen=True, slots=True)
class RunOut:
    """People whose training runs out at the end of a month, and how many were not trained again in time."""

    runs_out_on: date  # the last day of the month
    people: int
    people_left: int


def refreshers_of(
    attendances: Iterable[Trained], refresh_months: int | None, let_go: Mapping[date, int] | None = None
) -> list[RunOut]:
    """What runs out when, for one group at one level, from all its attendance; the earliest first.

    People trained within the window before a run-out, or after it, are counted against the oldest run-out
    first. `let_go` says for each run-out how many need no refresher any more. The order of what is handed in
    does not matter.
    """
    if refresh_months is None:
        return []
    people: dict[date, int] = {}
    left: dict[date, int] = {}
    for held_on, came in sorted(_by_day(attendances).items()):
        _train_again(left, held_on, came, refresh_months)
        end = _end_of_month(runs_out(held_on, refresh_months))
        spared = _spared((let_go or {}).get(end, 0), people.get(end, 0), came)
        people[end] = people.get(end, 0) + came
        left[end] = left.get(end, 0) + came - spared
    return [RunOut(end, people[end], left[end]) for end in sorted(people)]


def _by_day(attendances: Iterable[Trained]) -> dict[date, int]:
    """One sum a day: two sessions of one day do not refresh each other."""
    by_day: dict[date, int] = {}
    for each in attendances:
        if each.people > 0:
            by_day[each.held_on] = by_day.get(each.held_on, 0) + each.people
    return by_day


def _train_again(left: dict[date, int], held_on: date, people: int, refresh_months: int) -> None:
    window = relativedelta(months=min(REFRESH_WINDOW_MONTHS, refresh_months // 2))
    for end in sorted(left):
        if held_on < end - window:
            break
        again = min(people, left[end])
        left[end] -= again
        people -= again


def _spared(let_go: int, before: int, came: int) -> int:
    """How many of those who came are among the people let go, of whom `before` are accounted for already."""
    return min(came, max(0, let_go - before))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def evaluation_words(
    before_percent: int | None,
    before_answers: int | None,
    after_percent: int | None,
    after_answers: int | None,
) -> str:
    """“43% before (28 answers), 93% after (number of answers not given)”."""
    return (
        f"{_said(before_percent, before_answers, 'before')}, {_said(after_percent, after_answers, 'after')}"
    )


def _said(percent: int | None, answers: int | None, when: str) -> str:
    if percent is None:
        return f"not asked {when}"
    if answers is None:
        return f"{percent}% {when} (number of answers not given)"
    return f"{percent}% {when} ({answers:,} {'answer' if answers == 1 else 'answers'})"
