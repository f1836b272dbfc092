"""Counts working days in England, so that a reminder never falls on a weekend or a bank holiday."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache

import holidays

FIRST_DAY = date(2015, 1, 1)
LAST_DAY = date(2060, 12, 31)

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4


def is_working_day(day: date) -> bool:
    """Whether `day` is a Monday to Friday that is no bank holiday (or substitute day) in England.

    Raises ValueError for a day outside 2015 to 2060, as does every function here.
    """
    _require_within_limits(day)
    return day.weekday() <= _FRIDAY and day not in _bank_holidays(day.year)


def add_working_days(day: date, n: int) -> date:
    """The working day that lies `n` working days after `day`, or before it when `n` is negative.

    With `n` 0: `day` itself when it is a working day, otherwise the next one.
    """
    _require_within_limits(day)
    if n > 0:
        return _working_day_number(bisect_right(_working_days(), day) + n - 1)
    return _working_day_number(bisect_left(_working_days(), day) + n)


def working_days_between(start: date, end: date) -> int:
    """How many working days `end` lies after `start`; negative when it lies before.

    It undoes `add_working_days`: the days in (start, end] going forward, those in [end, start) going back.
    """
    _require_within_limits(start)
    _require_within_limits(end)
    days = _working_days()
    if end >= start:
        return bisect_right(days, end) - bisect_right(days, start)
    return bisect_left(days, end) - bisect_left(days, start)


def latest_due_reached(offset: int, today: date) -> date:
    """The latest due date whose reminder, `offset` working days from it, has fallen due by `today`.

    That is the greatest date D with add_working_days(D, offset) <= today. Because the answer only ever
    grows with `today`, a single comparison `due_on <= D` finds every reminder that has been reached.
    """
    _require_within_limits(today)
    latest = bisect_right(_working_days(), today) - 1
    if offset <= 0:
        return _working_day_number(latest - offset)
    # Every day up to the eve of the next working day counts forward from the same place.
    return _working_day_number(latest - offset + 1) - _ONE_DAY


def _require_within_limits(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _outside_limits()


def _outside_limits() -> ValueError:
    return ValueError(f"Working days are known from {FIRST_DAY.year} to {LAST_DAY.year} only.")


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


@cache
def _working_days() -> tuple[date, ...]:
    """Every working day within the limits, in order: about 11,600, so a count is a search and not a walk."""
    every_day = (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))
    return tuple(day for day in every_day if is_working_day(day))


def _working_day_number(index: int) -> date:
    if not 0 <= index < len(_working_days()):
        raise _outside_limits()
    return _working_days()[index]
