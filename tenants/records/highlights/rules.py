"""Pure decisions about highlight reports: their periods, and which of them are offered."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tenants.dating import MONTHS, format_day
from tenants.errors import FieldError

#: The usual report looks back over half a year.
USUAL_MONTHS = 6
#: A report about more than this is no report to one meeting any more.
_MOST_YEARS = 3
_EARLIEST = date(2000, 1, 1)
_MOST_AHEAD = relativedelta(years=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    starts_on: date
    ends_on: date

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in it; no day does not."""
        return day is not None and self.starts_on <= day <= self.ends_on

    @property
    def is_of_whole_months(self) -> bool:
        """Whether it begins with the first day of a month and ends with the last of one."""
        return self.starts_on.day == 1 and (self.ends_on + timedelta(days=1)).day == 1

    def following(self) -> "Period":
        """As long a period right after it."""
        starts_on = self.ends_on + timedelta(days=1)
        if self.is_of_whole_months:
            return Period(starts_on, starts_on + relativedelta(months=self._months) - timedelta(days=1))
        return Period(starts_on, starts_on + (self.ends_on - self.starts_on))

    @property
    def _months(self) -> int:
        apart = relativedelta(self.ends_on + timedelta(days=1), self.starts_on)
        return apart.years * 12 + apart.months

    def words(self) -> str:
        """ "May to October 2026", "October 2026 to March 2027", "3 May 2026 to 9 June 2026"."""
        if not self.is_of_whole_months:
            return f"{format_day(self.starts_on)} to {format_day(self.ends_on)}"
        first, last = MONTHS[self.starts_on.month - 1], month_words(self.ends_on)
        if self.starts_on.year != self.ends_on.year:
            return f"{first} {self.starts_on.year} to {last}"
        return last if self.starts_on.month == self.ends_on.month else f"{first} to {last}"

    def check(self, today: date) -> None:
        """FieldError when nobody could report on it."""
        if self.ends_on < self.starts_on:
            raise FieldError("ends_on", "The last day is before the first. Change one of them.")
        if self.starts_on < _EARLIEST:
            raise FieldError("starts_on", f"Enter a first day from {format_day(_EARLIEST)} onwards.")
        if self.ends_on > today + _MOST_AHEAD:
            raise FieldError("ends_on", "The last day may be at most a year from now.")
        if self.starts_on + relativedelta(years=_MOST_YEARS) <= self.ends_on:
            raise FieldError("ends_on", f"A report covers at most {_MOST_YEARS} years.")


def month_words(day: date) -> str:
    """ "March 2027"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def months_until_last(today: date, months: int) -> Period:
    """So many whole months, up to the end of last month: in March, from September to February."""
    first_of_this = today.replace(day=1)
    return Period(first_of_this - relativedelta(months=months), first_of_this - timedelta(days=1))


def half_year_of(day: date) -> Period:
    """The half of the council's year in which a day falls: April to September, or October to March."""
    year = day.year if day.month >= 4 else day.year - 1
    if 4 <= day.month <= 9:
        return Period(date(year, 4, 1), date(year, 9, 30))
    return Period(date(year, 10, 1), date(year + 1, 3, 31))


def usual_periods(today: date) -> list[Period]:
    """The periods to choose from, the likeliest first: the half-years end in September and in March."""
    running = half_year_of(today)
    last = half_year_of(running.starts_on - timedelta(days=1))
    offered = [months_until_last(today, USUAL_MONTHS), last, running, months_until_last(today, 3)]
    return list(dict.fromkeys([*offered, months_until_last(today, 12)]))


def report_month(period: Period, today: date) -> str:
    """The month that names a report: this one when the period has just ended, else that of its last day."""
    has_just_ended = period.ends_on < today <= period.ends_on + timedelta(days=31)
    return month_words(today if has_just_ended else period.ends_on)
