"""The periods that figures are about: the last twelve months, a year from April to March, or any two days."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tenants.dating import format_day

APRIL = 4
_YEAR = relativedelta(years=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both counted."""

    starts_on: date
    ends_on: date

    @property
    def words(self) -> str:
        """1 April 2025 to 31 March 2026."""
        return f"{format_day(self.starts_on)} to {format_day(self.ends_on)}"

    def year_before(self) -> "Period":
        """The same days a year earlier."""
        last = self.ends_on + timedelta(days=1) - _YEAR - timedelta(days=1)
        return Period(self.starts_on - _YEAR, last)

    def months(self) -> list[date]:
        """The first day of each month in it, the earliest first."""
        first = self.starts_on.replace(day=1)
        count = (self.ends_on.year - first.year) * 12 + self.ends_on.month - first.month + 1
        return [first + relativedelta(months=number) for number in range(count)]


def last_twelve_months(today: date) -> Period:
    """This month as far as it has come, and the eleven before it."""
    return Period(today.replace(day=1) - relativedelta(months=11), today)


def year_from(first: int) -> Period:
    """The year from 1 April of `first`."""
    return Period(date(first, APRIL, 1), date(first + 1, APRIL, 1) - timedelta(days=1))


def last_of_month(day: date) -> date:
    """The last day of its month."""
    return day + relativedelta(day=31)


def year_words(first: int) -> str:
    """2025/26."""
    return f"{first}/{(first + 1) % 100:02}"


def years_since(earliest: date, today: date) -> list[int]:
    """The years from April to March since that of `earliest`, by the year they begin in, newest first."""
    return list(range(_year_of(today), _year_of(earliest) - 1, -1))


def closed_years(earliest: date, today: date) -> list[int]:
    """Those of them that are over."""
    return [first for first in years_since(earliest, today) if year_from(first).ends_on < today]


def _year_of(day: date) -> int:
    return day.year if day.month >= APRIL else day.year - 1
