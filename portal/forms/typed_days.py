"""Reads a day as people type it into three boxes."""

import calendar
from collections.abc import Sequence
from datetime import date

EARLIEST, LATEST = 1900, 2200
_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}


class NotADay(ValueError):
    """What was typed is no day; the message says why."""


def read_day(boxes: Sequence[str], label: str) -> date | None:
    """The day in the boxes day, month, year; None when all are empty; NotADay otherwise.

    A month may be a number or its English name.
    """
    typed = [box.strip() for box in boxes]
    if not any(typed):
        return None
    missing = [name for name, box in zip(("a day", "a month", "a year"), typed, strict=True) if not box]
    if missing:
        raise NotADay(f"{label} must include {' and '.join(missing)}")
    year = _number(typed[2])
    if len(typed[2]) != 4 or year is None or not EARLIEST <= year <= LATEST:
        raise NotADay(f"{label} must have a year with 4 numbers, like {date(2027, 3, 31).year}")
    return _real_day(_number(typed[0]), _MONTHS.get(typed[1].casefold()) or _number(typed[1]), year, label)


def _real_day(day: int | None, month: int | None, year: int, label: str) -> date:
    if day is None or month is None or not 1 <= month <= 12:
        raise NotADay(f"{label} must be a real date, like 31 3 2027")
    try:
        return date(year, month, day)
    except ValueError:
        last = calendar.monthrange(year, month)[1]
        name = calendar.month_name[month]
        raise NotADay(f"{label} must be a real date: {name} {year} has {last} days") from None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
