"""The years that statements are about: how they are called, and which comes next."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tenants.errors import FieldError

_FIRST_MONTH = 4  # a council's financial year begins on 1 April
_LONGEST = relativedelta(months=18)
_EARLIEST = date(2010, 1, 1)
_MOST_AHEAD = relativedelta(years=2)


def year_words(starts_on: date, ends_on: date) -> str:
    """ "2025/26" for a year that two calendar years share, "2025" for one of their own."""
    if starts_on.year == ends_on.year:
        return str(ends_on.year)
    return f"{starts_on.year}/{ends_on.year % 100:02d}"


def last_ended_year(today: date) -> tuple[date, date]:
    """The financial year that ended last, from 1 April to 31 March."""
    first = date(today.year, _FIRST_MONTH, 1)
    ends_on = (first if first <= today else first.replace(year=today.year - 1)) - timedelta(days=1)
    return date(ends_on.year - 1, _FIRST_MONTH, 1), ends_on


def year_following(ends_on: date) -> tuple[date, date]:
    """The twelve months after a year."""
    starts_on = ends_on + timedelta(days=1)
    return starts_on, starts_on + relativedelta(years=1) - timedelta(days=1)


def check_year(starts_on: date, ends_on: date, today: date) -> None:
    """FieldError when nobody could write a statement about it."""
    if starts_on < _EARLIEST:
        raise FieldError("year_starts_on", f"Enter a first day in {_EARLIEST.year} or later.")
    if ends_on <= starts_on:
        raise FieldError("year_ends_on", "The last day is not after the first. Change one of them.")
    if ends_on >= starts_on + _LONGEST:
        raise FieldError("year_ends_on", "A statement covers a year. Enter two days at most 18 months apart.")
    if ends_on > today + _MOST_AHEAD:
        raise FieldError("year_ends_on", "The last day may be at most two years from now.")
