"""Says on which days a series of meetings falls."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice, takewhile

from tenants.dating import Precision
from tenants.recurrence import every_months
from tenants.working_days import LAST_DAY

MOST_WEEKS, MOST_MONTHS, MOST_MEETINGS = 52, 24, 24
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH_WORDS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_LAST = -1
_RULE = re.compile(
    r"FREQ=(?P<unit>WEEKLY|MONTHLY);INTERVAL=(?P<every>[0-9]{1,2})"
    r"(?:;BYDAY=(?P<nth>-1|[1-4])(?P<weekday>MO|TU|WE|TH|FR|SA|SU))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm of meetings from a first day on.

    `rule` is RFC 5545 RRULE text without DTSTART: every so many weeks, every so many months on the same
    date, or every so many months on the same weekday of the month (the fifth counts as the last). As in
    tenants.recurrence, a date that a month lacks becomes its last day. ValueError for any other rule.
    """

    rule: str
    starts_on: date

    def __post_init__(self) -> None:
        _read(self.rule)

    def days(self) -> Iterator[date]:
        """Its days, the first one first, to the end of 2060."""
        parts = _read(self.rule)
        every = int(parts["every"])
        if parts["unit"] == "WEEKLY":
            return _weekly(self.starts_on, every)
        if parts["nth"]:
            return _nth_weekdays(self.starts_on, every, int(parts["nth"]))
        return _same_date(self.starts_on, every)

    def first(self, how_many: int) -> list[date]:
        """The first few days."""
        return list(islice(self.days(), how_many))

    def until(self, last: date) -> list[date]:
        """The days up to and including one, at most as many as a series may have."""
        return list(islice(takewhile(lambda day: day <= last, self.days()), MOST_MEETINGS))

    def words(self) -> str:
        """ "Every 6 weeks on Tuesday", "Every 3 months on the second Tuesday"."""
        parts = _read(self.rule)
        weekday = calendar.day_name[self.starts_on.weekday()]
        if parts["unit"] == "WEEKLY":
            return f"{_every(int(parts['every']), 'week')} on {weekday}"
        nth = f"{_NTH_WORDS[int(parts['nth'])]} {weekday}" if parts["nth"] else ""
        return f"{_every(int(parts['every']), 'month')} on the {nth or _ordinal(self.starts_on.day)}"


def every_weeks(n: int, starts_on: date) -> Rhythm:
    """Every `n` weeks from a day on."""
    return Rhythm(f"FREQ=WEEKLY;INTERVAL={n}", starts_on)


def every_months_on_date(n: int, starts_on: date) -> Rhythm:
    """Every `n` months on the same date."""
    return Rhythm(f"FREQ=MONTHLY;INTERVAL={n}", starts_on)


def every_months_on_weekday(n: int, starts_on: date) -> Rhythm:
    """Every `n` months on the same weekday of the month, such as the second Tuesday."""
    nth = (starts_on.day - 1) // 7 + 1
    weekday = _WEEKDAYS[starts_on.weekday()]
    return Rhythm(f"FREQ=MONTHLY;INTERVAL={n};BYDAY={nth if nth <= 4 else _LAST}{weekday}", starts_on)


def _read(rule: str) -> dict[str, str]:
    """The rule taken apart; "nth" and "weekday" are empty where it names no weekday."""
    found = _RULE.fullmatch(rule)
    if found is None:
        raise ValueError("A series of meetings is every so many weeks or months.")
    most = MOST_WEEKS if found["unit"] == "WEEKLY" else MOST_MONTHS
    if not 1 <= int(found["every"]) <= most:
        raise ValueError(f"A series of meetings counts from 1 to {most}.")
    return found.groupdict("")


def _weekly(first: date, every: int) -> Iterator[date]:
    steps = (LAST_DAY - first).days // (7 * every)
    return (first + timedelta(weeks=every * n) for n in range(steps + 1))


def _same_date(first: date, every: int) -> Iterator[date]:
    found = every_months(every, first, Precision.DAY).occurrences(first - timedelta(days=1), LAST_DAY)
    return (dating.due_on for dating in found if dating.due_on)


def _nth_weekdays(first: date, every: int, nth: int) -> Iterator[date]:
    months = (first.year * 12 + first.month - 1 + every * n for n in count())
    days = (_nth_weekday(month // 12, month % 12 + 1, first.weekday(), nth) for month in months)
    return takewhile(lambda day: day <= LAST_DAY, days)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first, length = calendar.monthrange(year, month)
    days = [day for day in range(1, length + 1) if (first + day - 1) % 7 == weekday]
    return date(year, month, days[nth if nth == _LAST else nth - 1])


def _every(n: int, unit: str) -> str:
    return f"Every {unit}" if n == 1 else f"Every {n} {unit}s"


def _ordinal(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
