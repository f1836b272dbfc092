"""Holds a due date with exactly the precision that its source gave."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from dateutil.relativedelta import relativedelta

from tenants.working_days import FIRST_DAY, LAST_DAY

# Spelled out because the calendar module's names change with the machine's language.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Precision(StrEnum):
    """How exactly a source says when something is due."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    EVENT = "event"
    ONGOING = "ongoing"
    UNSTATED = "unstated"


_MONTHS_IN = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}


@dataclass(frozen=True)
class Dating:
    """When something is due: `due_on` is the last day of the period meant, or None where there is no date.

    Raises ValueError, with a sentence, when the parts contradict each other.
    """

    due_on: date | None
    precision: Precision
    event: str = ""

    def __post_init__(self) -> None:
        if (self.precision is Precision.EVENT) != bool(self.event.strip()):
            raise ValueError("An event belongs to a date that waits for an event, and only to that.")
        if (self.due_on is not None) != (self.precision is Precision.DAY or self.precision in _MONTHS_IN):
            raise ValueError("A day, month, quarter or year needs a date; anything else has none.")
        if self.due_on is not None and self.due_on != _end_of_period(self.due_on, self.precision):
            raise ValueError(f"The due date must be the last day of its {self.precision}.")

    @classmethod
    def on_day(cls, day: date) -> Self:
        return cls(day, Precision.DAY)

    @classmethod
    def in_month(cls, year: int, month: int) -> Self:
        return cls.in_period_of(_first_of_month(year, month), Precision.MONTH)

    @classmethod
    def in_quarter(cls, year: int, quarter: int) -> Self:
        """Due in a quarter of the calendar year: 1 is January to March."""
        if not 1 <= quarter <= 4:
            raise ValueError(f"There is no quarter {quarter}: quarters run from 1 to 4.")
        return cls.in_period_of(_first_of_month(year, quarter * 3), Precision.QUARTER)

    @classmethod
    def in_year(cls, year: int) -> Self:
        return cls.in_period_of(_first_of_month(year, 12), Precision.YEAR)

    @classmethod
    def in_period_of(cls, day: date, precision: Precision) -> Self:
        """Due in the day, month, quarter or year that `day` falls in."""
        return cls(_end_of_period(day, precision), precision)

    @classmethod
    def on_event(cls, text: str) -> Self:
        return cls(None, Precision.EVENT, text.strip())

    @classmethod
    def ongoing(cls) -> Self:
        return cls(None, Precision.ONGOING)

    @classmethod
    def unstated(cls) -> Self:
        return cls(None, Precision.UNSTATED)

    @property
    def starts_on(self) -> date | None:
        """The first day of the period meant."""
        return None if self.due_on is None else _start_of_period(self.due_on, self.precision)

    def words(self) -> str:
        """The date as people read it: "18 October 2026", "January to March 2026", "Ongoing"."""
        if self.due_on is None:
            return self.event or ("Ongoing" if self.precision is Precision.ONGOING else "No date given")
        return _DATED_WORDS[self.precision](self.due_on)

    def moved(self, months: int = 0, days: int = 0) -> Self:
        """The same kind of date, `months` and then `days` later; without a date, nothing moves.

        A day that the new month lacks becomes its last day. A month, quarter or year becomes the one that
        its moved last day falls in.
        """
        if self.due_on is None:
            return self
        return type(self).in_period_of(_shifted(self.due_on, months, days), self.precision)


def format_day(day: date) -> str:
    """A day as it stands on every page: "22 November 2026"."""
    return f"{day.day} {_format_month(day)}"


def parse(text: str, today: date) -> Dating:
    """Reads a due date as an officer may type it; nothing typed means no date.

    A day without a year is the next such day, counted from `today`. Raises ValueError with a sentence that
    says what to type instead.
    """
    typed = " ".join(text.split())
    stated = _LEAD_IN.sub("", typed.rstrip(".")).casefold()
    for pattern, read in _READERS:
        if match := pattern.fullmatch(stated):
            return read(match, today)
    if _AN_EVENT.match(typed):
        return Dating.on_event(typed)
    raise ValueError(f"We cannot read “{_shortened(typed)}” as a date. {_EXAMPLES}")


_EXAMPLES = "Type a date such as 18 October 2026, October 2026, Q3 2026 or 2026, or type ongoing."


def _shifted(day: date, months: int, days: int) -> date:
    try:
        return day + relativedelta(months=months) + timedelta(days=days)
    except (ValueError, OverflowError) as error:
        raise ValueError("That moves the date beyond the calendar.") from error


def _shortened(typed: str) -> str:
    return typed if len(typed) <= 40 else typed[:39].rstrip() + "…"


def _first_of_month(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}. Type the day first, for example 18/10/2026.")
    if not 1 <= year <= 9999:
        raise ValueError(f"There is no year {year}.")
    return date(year, month, 1)


def _end_of_period(day: date, precision: Precision) -> date:
    if precision is Precision.DAY:
        return day
    month = day.month + -day.month % _months_in(precision)
    return day.replace(month=month, day=calendar.monthrange(day.year, month)[1])


def _start_of_period(due_on: date, precision: Precision) -> date:
    if precision is Precision.DAY:
        return due_on
    return due_on.replace(month=due_on.month - _months_in(precision) + 1, day=1)


def _months_in(precision: Precision) -> int:
    if precision not in _MONTHS_IN:
        raise ValueError("Only a day, month, quarter or year has a date.")
    return _MONTHS_IN[precision]


def _format_month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _format_quarter(due_on: date) -> str:
    return f"{MONTHS[due_on.month - 3]} to {_format_month(due_on)}"


_DATED_WORDS: dict[Precision, Callable[[date], str]] = {
    Precision.DAY: format_day,
    Precision.MONTH: _format_month,
    Precision.QUARTER: _format_quarter,
    Precision.YEAR: lambda due_on: str(due_on.year),
}


# Reading what was typed. Each pattern below meets text in lower case with single spaces.

_LEAD_IN = re.compile(r"^(?:(?:due )?(?:by|on|in) )?(?:the )?(?:end of )?", re.IGNORECASE)
_MONTH_NUMBERS = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: n for name, n in _MONTH_NUMBERS.items()} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_YEAR = "(?P<year>[0-9]{4})"
_DAY = "(?P<day>[0-9]{1,2})"
_DAY_IN_WORDS = f"{_DAY}(?:st|nd|rd|th)? (?:of )?{_MONTH}"
_DAY_IN_FIGURES = f"{_DAY}(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}})"
_QUARTER = "(?:q|quarter )(?P<quarter>[0-9])"
_QUARTER_IN_WORDS = f"{_MONTH.replace('month', 'first', 1)} to {_MONTH},? {_YEAR}"
# An event is what waits for something other than a date: "after 5 May" or "once May comes" is none.
_AN_EVENT = re.compile(
    rf"(?:on|upon|when|once|after|following|before) (?!(?:the )?(?:[0-9]|q[1-4]\b|{_MONTH}\b))\w",
    re.IGNORECASE,
)

_Reader = Callable[[re.Match[str], date], Dating]


def _read_day(match: re.Match[str], today: date) -> Dating:
    """Reads a day whose month is a name or a number and whose year has four digits or two."""
    typed = match["year"]
    year = _known_year(int(typed) if len(typed) == 4 else today.year // 100 * 100 + int(typed))
    return Dating.on_day(_day_of(year, _month_number(match["month"]), int(match["day"])))


def _read_day_without_year(match: re.Match[str], today: date) -> Dating:
    month, day = _month_number(match["month"]), int(match["day"])
    this_year = (month, day) >= (today.month, today.day)
    return Dating.on_day(_day_of(today.year if this_year else today.year + 1, month, day))


def _read_month(match: re.Match[str], today: date) -> Dating:
    return Dating.in_month(_known_year(int(match["year"])), _month_number(match["month"]))


def _read_quarter(match: re.Match[str], today: date) -> Dating:
    return Dating.in_quarter(_known_year(int(match["year"])), int(match["quarter"]))


def _read_quarter_by_name(match: re.Match[str], today: date) -> Dating:
    first, last = _month_number(match["first"]), _month_number(match["month"])
    if first % 3 != 1 or last != first + 2:
        raise ValueError(
            "Type a quarter of the calendar year, for example July to September 2026 or Q3 2026."
        )
    return Dating.in_quarter(_known_year(int(match["year"])), last // 3)


def _read_year(match: re.Match[str], today: date) -> Dating:
    return Dating.in_year(_known_year(int(match["year"])))


def _month_number(typed: str) -> int:
    return int(typed) if typed.isdigit() else _MONTH_NUMBERS[typed]


def _known_year(year: int) -> int:
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise ValueError(f"Type a year from {FIRST_DAY.year} to {LAST_DAY.year}, for example 2026.")
    return year


def _day_of(year: int, month: int, day: int) -> date:
    first = _first_of_month(year, month)
    length = calendar.monthrange(year, month)[1]
    if 1 <= day <= length:
        return first.replace(day=day)
    last = format_day(first.replace(day=length))
    raise ValueError(f"There is no day {day} in {_format_month(first)}. Type a day up to {last}.")


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"{_DAY_IN_WORDS},? {_YEAR}"), _read_day),
    (re.compile(_DAY_IN_FIGURES), _read_day),
    (re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})-{_DAY}"), _read_day),
    (re.compile(_DAY_IN_WORDS), _read_day_without_year),
    (re.compile(rf"{_MONTH},? {_YEAR}"), _read_month),
    (re.compile(rf"(?P<month>[0-9]{{1,2}})/{_YEAR}"), _read_month),
    (re.compile(rf"{_QUARTER},? {_YEAR}"), _read_quarter),
    (re.compile(rf"{_YEAR},? {_QUARTER}"), _read_quarter),
    (re.compile(_QUARTER_IN_WORDS), _read_quarter_by_name),
    (re.compile(_YEAR), _read_year),
    (re.compile("ongoing|on-going|continuous"), lambda match, today: Dating.ongoing()),
    (re.compile("|no date given|no date|none"), lambda match, today: Dating.unstated()),
)
