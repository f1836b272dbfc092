"""Says when a duty that comes round again is next due."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import takewhile

from dateutil.rrule import MONTHLY, YEARLY, rrule

from tenants.dating import MONTHS, Dating, Precision
from tenants.working_days import FIRST_DAY, LAST_DAY

_PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR)
_LAST_DAY_OF_MONTH = -1
_MOST_MONTHS = 120
_A_LEAP_YEAR = 2024


@dataclass(frozen=True)
class Recurrence:
    """A duty's rhythm: a calendar `rule`, or a number of months counted from each completion.

    `rule` is RFC 5545 RRULE text without DTSTART, made of FREQ=YEARLY or MONTHLY, INTERVAL, BYMONTH and
    BYMONTHDAY; nothing falls due before `starts_on`. It departs from RFC 5545 in one point: a day that a
    month lacks becomes its last day instead of being left out, so 29 February is 28 February in a year
    that is not a leap year. Raises ValueError with a sentence when the parts make no sense.
    """

    rule: str
    starts_on: date
    precision: Precision
    every_months_from_completion: int | None = None

    def __post_init__(self) -> None:
        if self.precision not in _PRECISIONS:
            raise ValueError("A recurring duty is due on a day or in a month, quarter or year.")
        if bool(self.rule) == self.is_from_completion:
            raise ValueError("A recurring duty follows either the calendar or its last completion.")
        if self.every_months_from_completion is not None:
            _require_months(self.every_months_from_completion)
        elif _read(self.rule).days and self.precision is not Precision.DAY:
            raise ValueError("A rule that names a day of the month is exact to the day.")

    @property
    def is_from_completion(self) -> bool:
        return self.every_months_from_completion is not None

    def occurrences(self, after: date, until: date) -> list[Dating]:
        """Those due after `after`, up to and including `until`, in order; none if counted from completion."""
        return list(takewhile(lambda dating: _due_on(dating) <= until, self._due_after(after)))

    def next_after(self, day: date) -> Dating | None:
        """The first due after `day`; None when counted from completion, or when it lies beyond 2060."""
        return next(self._due_after(day), None)

    def after_completion(self, done_on: date) -> Dating:
        """The next due date of a duty counted from completion that was completed on `done_on`.

        Raises ValueError for one that follows the calendar: its dates stay put, so ask next_after(due date).
        """
        if self.every_months_from_completion is None:
            raise ValueError("This duty follows the calendar, so finishing it does not move the next date.")
        due = Dating.on_day(done_on).moved(months=self.every_months_from_completion)
        return Dating.in_period_of(_due_on(due), self.precision)

    def words(self) -> str:
        """The rhythm in plain English: "Every year on 18 October", "Every 12 months from completion"."""
        if self.every_months_from_completion is not None:
            return f"{_every(self.every_months_from_completion, 'month')} from completion"
        rule = _read(self.rule)
        return _yearly_words(self, rule) if rule.is_yearly or rule.months else _monthly_words(self, rule)

    def _due_after(self, day: date) -> Iterator[Dating]:
        latest = day
        for dating in self._dated():
            if latest < _due_on(dating) and self.starts_on <= _due_on(dating):
                latest = _due_on(dating)
                yield dating

    def _dated(self) -> Iterator[Dating]:
        if self.is_from_completion:
            return
        rule = _read(self.rule)
        for first in rule.months_from(self.starts_on):
            for day in rule.days or (self.starts_on.day,):
                yield Dating.in_period_of(_day_in(first, day), self.precision)


def yearly_on(month: int, day: int, starts_on: date = FIRST_DAY) -> Recurrence:
    """Every year on one day; 29 February is 28 February when the year is not a leap year."""
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}: months run from 1 to 12.")
    if not 1 <= day <= calendar.monthrange(_A_LEAP_YEAR, month)[1]:
        raise ValueError(f"There is no {day} {MONTHS[month - 1]}.")
    return Recurrence(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", starts_on, Precision.DAY)


def in_months(months: Iterable[int], starts_on: date = FIRST_DAY) -> Recurrence:
    """Every year by the end of each of these months, given as 1 to 12."""
    chosen = ",".join(str(month) for month in sorted(set(months)))
    if not chosen:
        raise ValueError("Choose at least one month.")
    return Recurrence(f"FREQ=YEARLY;BYMONTH={chosen}", starts_on, Precision.MONTH)


def every_months(n: int, starts_on: date, precision: Precision = Precision.MONTH) -> Recurrence:
    """Every `n` months of the calendar, first in the month (or on the day) of `starts_on`."""
    _require_months(n)
    return Recurrence(f"FREQ=MONTHLY;INTERVAL={n}", starts_on, precision)


def from_completion(n: int, precision: Precision = Precision.DAY) -> Recurrence:
    """`n` months after it was last completed, whenever that was."""
    return Recurrence("", FIRST_DAY, precision, n)


@dataclass(frozen=True)
class _Rule:
    """A rule taken apart; `days` may hold -1, the last day of the month."""

    is_yearly: bool
    interval: int
    months: tuple[int, ...]
    days: tuple[int, ...]

    def months_from(self, starts_on: date) -> Iterator[date]:
        """The first day of each month the rule names, from the month of `starts_on` to the end of 2060."""
        # Walking first days keeps dateutil from dropping months that lack a 29th, 30th or 31st.
        months = rrule(
            YEARLY if self.is_yearly else MONTHLY,
            dtstart=datetime(starts_on.year, starts_on.month, 1),
            until=datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day),
            interval=self.interval,
            bymonth=self.months or ((starts_on.month,) if self.is_yearly else None),
            bymonthday=1,
        )
        return (moment.date() for moment in months)


@lru_cache(maxsize=256)
def _read(text: str) -> _Rule:
    """Takes a rule apart, and refuses whatever this portal would not follow to the letter."""
    parts = _parts(text)
    rule = _Rule(
        is_yearly=_is_yearly(parts),
        interval=_numbers(parts, "INTERVAL", range(1, _MOST_MONTHS + 1), "1")[0],
        months=_numbers(parts, "BYMONTH", range(1, 13)),
        days=_numbers(parts, "BYMONTHDAY", (*range(1, 32), _LAST_DAY_OF_MONTH)),
    )
    if rule.is_yearly and rule.days and not rule.months:
        raise ValueError("A yearly rule that names a day must name its month as well.")
    if not rule.is_yearly and rule.months and rule.interval > 1:
        raise ValueError("A monthly rule either counts its months or names them, not both.")
    return rule


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(";")]
    names = [name for name, _, _ in pairs]
    unknown = [name for name in names if name not in ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY")]
    if unknown:
        raise ValueError("A rule is made of FREQ, INTERVAL, BYMONTH and BYMONTHDAY only.")
    if len(set(names)) < len(names):
        raise ValueError("A rule says each thing only once.")
    return {name: value for name, _, value in pairs}


def _is_yearly(parts: dict[str, str]) -> bool:
    if parts.get("FREQ") not in ("YEARLY", "MONTHLY"):
        raise ValueError("A rule needs FREQ=YEARLY or FREQ=MONTHLY.")
    return parts["FREQ"] == "YEARLY"


def _numbers(
    parts: dict[str, str], name: str, allowed: Iterable[int], otherwise: str | None = None
) -> tuple[int, ...]:
    """The numbers of one part in calendar order; the last day of the month comes last."""
    text = parts.get(name, otherwise)
    if text is None:
        return ()
    if not re.fullmatch(r"-?[0-9]{1,3}(?:,-?[0-9]{1,3})*", text):
        raise ValueError(f"{name} in a rule needs numbers with commas between them.")
    numbers = {int(number) for number in text.split(",")}
    if numbers - set(allowed) or (name == "INTERVAL" and len(numbers) > 1):
        raise ValueError(f"{name} in a rule has a number it cannot have.")
    return tuple(sorted(numbers, key=lambda number: (number < 0, number)))


def _require_months(n: int) -> None:
    if not 1 <= n <= _MOST_MONTHS:
        raise ValueError(f"Choose a number of months from 1 to {_MOST_MONTHS}.")


def _due_on(dating: Dating) -> date:
    assert dating.due_on is not None  # noqa: S101 - every precision a recurrence allows has a date
    return dating.due_on


def _day_in(first: date, day: int) -> date:
    """The day of the month that begins on `first`, or its last day where it has no such day."""
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=last if day == _LAST_DAY_OF_MONTH else min(day, last))


def _yearly_words(recurrence: Recurrence, rule: _Rule) -> str:
    every = _every(rule.interval, "year")
    since = f", from {_due_on(_first(recurrence)).year}" if rule.interval > 1 else ""
    months = rule.months or (recurrence.starts_on.month,)
    if recurrence.precision is Precision.DAY:
        days = rule.days or (recurrence.starts_on.day,)
        return f"{every} on {_list(_day_words(month, day) for month in months for day in days)}{since}"
    if recurrence.precision is Precision.MONTH:
        return f"{_month_end_words(every, months)}{since}"
    if recurrence.precision is Precision.QUARTER:
        return f"{every}, in {_list(dict.fromkeys(_quarter_words(month) for month in months))}{since}"
    return f"{every}{since}"


def _monthly_words(recurrence: Recurrence, rule: _Rule) -> str:
    every = {3: "Every quarter", 12: "Every year"}.get(rule.interval) or _every(rule.interval, "month")
    on = f" on {_list(_nth_words(day) for day in rule.days)}" if rule.days else ""
    return f"{every}{on}, from {_first(recurrence).words()}"


def _first(recurrence: Recurrence) -> Dating:
    starting = Dating.in_period_of(recurrence.starts_on, recurrence.precision)
    return recurrence.next_after(date.min) or starting


def _every(n: int, unit: str) -> str:
    return f"Every {unit}" if n == 1 else f"Every {n} {unit}s"


def _month_end_words(every: str, months: tuple[int, ...]) -> str:
    if len(months) == 1:
        return f"{every}, by {_month_end(months[0])}"
    names = _list(MONTHS[month - 1] for month in months)
    return f"Every {names}" if every == "Every year" else f"{every}, in {names}"


def _month_end(month: int) -> str:
    if month == 2:
        return "the end of February"
    return f"{calendar.monthrange(_A_LEAP_YEAR, month)[1]} {MONTHS[month - 1]}"


def _day_words(month: int, day: int) -> str:
    name = MONTHS[month - 1]
    if day == _LAST_DAY_OF_MONTH:
        return f"the last day of {name}"
    last = calendar.monthrange(_A_LEAP_YEAR, month)[1]
    if month == 2 and day >= last:
        return "29 February (28 February when it is not a leap year)"
    return f"{min(day, last)} {name}"


def _quarter_words(month: int) -> str:
    first = (month - 1) // 3 * 3
    return f"{MONTHS[first]} to {MONTHS[first + 2]}"


def _nth_words(day: int) -> str:
    if day == _LAST_DAY_OF_MONTH:
        return "the last day"
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"the {day}{ending}"


def _list(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
