"""The periods that operations are counted by: the last twelve months, each year from April, or everything."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

LAST_12_MONTHS, EVERYTHING = "", "all"
_APRIL = 4
#: How many years from April the page offers at most.
MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with the key that stands for it in the address."""

    key: str
    words: str
    starts_on: date
    ends_on: date


def periods(first_on: date | None, today: date) -> list[Period]:
    """The last twelve months first, then each year since the first operation, then all of them."""
    year_ago = today.replace(day=1) + relativedelta(months=-11)  # whole months, as in figures and referrals
    first = first_on or today
    offered = [Period(LAST_12_MONTHS, "the last 12 months", year_ago, today)]
    this_year, first_year = _year_of(today), max(_year_of(first), _year_of(today) - MOST_YEARS + 1)
    offered += [_year(year) for year in range(this_year, first_year - 1, -1)]
    return [*offered, Period(EVERYTHING, "since the first one", min(first, year_ago), today)]


def period_asked_for(key: str | None, offered: list[Period]) -> Period:
    """The one with this key; the first when there is none."""
    return next((each for each in offered if each.key == key), offered[0])


def _year_of(day: date) -> int:
    return day.year if day.month >= _APRIL else day.year - 1


def _year(year: int) -> Period:
    key = f"{year}-{(year + 1) % 100:02}"
    words = f"April {year} to March {year + 1}"
    return Period(key, words, date(year, _APRIL, 1), date(year + 1, _APRIL - 1, 31))
