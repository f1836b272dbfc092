"""The quarters that releases are about: of financial years, from April to March."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tenants.dating import MONTHS

_APRIL, _IN_A_YEAR = 4, 4
_YEAR = re.compile(r"[0-9]{4}-[0-9]{2}")
_QUARTER = re.compile(r"(?P<year>[1-9][0-9]{3})-[0-9]{2}-q(?P<number>[1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """The `number`th quarter of the year that began in April of `year`."""

    year: int
    number: int

    @property
    def key(self) -> str:
        """2025-26-q2."""
        return f"{self.year_key}-q{self.number}"

    @property
    def year_key(self) -> str:
        """2025-26."""
        return f"{self.year}-{(self.year + 1) % 100:02}"

    @property
    def starts_on(self) -> date:
        """Its first day."""
        return _first_day(self.year * _IN_A_YEAR + self.number)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return _first_day(self.year * _IN_A_YEAR + self.number + 1) - timedelta(days=1)

    @property
    def words(self) -> str:
        """July to September 2025."""
        return f"{MONTHS[self.starts_on.month - 1]} to {MONTHS[self.ends_on.month - 1]} {self.ends_on.year}"

    @property
    def year_words(self) -> str:
        """April 2025 to March 2026."""
        return f"April {self.year} to March {self.year + 1}"

    @property
    def is_last(self) -> bool:
        """Whether its year is over with it."""
        return self.number == _IN_A_YEAR

    def before(self, count: int = 1) -> "Quarter":
        """The quarter so many before it."""
        year, number = divmod(self.year * _IN_A_YEAR + self.number - 1 - count, _IN_A_YEAR)
        return Quarter(year, number + 1)

    def of_its_year(self) -> tuple["Quarter", ...]:
        """All four of its year, in order."""
        return tuple(Quarter(self.year, number) for number in range(1, _IN_A_YEAR + 1))


def quarter_of(day: date) -> Quarter:
    """The quarter that a day lies in."""
    year = day.year if day.month >= _APRIL else day.year - 1
    return Quarter(year, (day.month - _APRIL) % 12 // 3 + 1)


def quarter_at(key: str) -> Quarter:
    """The quarter with this key; ValueError when it is none."""
    typed = _QUARTER.fullmatch(key)
    found = Quarter(int(typed["year"]), int(typed["number"])) if typed else None
    if found is None or found.key != key:
        raise ValueError(f"“{key}” is no quarter, such as 2025-26-q2")
    return found


def quarters_in(key: str) -> tuple[Quarter, ...]:
    """The quarters of a period: of a year such as 2025-26 all four, else the one; ValueError for neither."""
    first = quarter_at(f"{key}-q1") if _YEAR.fullmatch(key) else None
    return first.of_its_year() if first else (quarter_at(key),)


def newest_whole(today: date) -> Quarter:
    """The last quarter that is over."""
    return quarter_of(today).before()


def _first_day(number: int) -> date:
    """The first day of a quarter, counted through from the first of year 0."""
    year, place = divmod(number - 1, _IN_A_YEAR)
    month = _APRIL + 3 * place
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
