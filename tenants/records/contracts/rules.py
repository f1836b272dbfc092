"""Pure decisions about contracts: their yearly value, whether they are in force, and clauses they lack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from dateutil.relativedelta import relativedelta

_DAYS_A_YEAR = 365.25


class Standing(StrEnum):
    """Where a contract is in its life on a day."""

    TO_COME = "to-come"
    IN_FORCE = "in-force"
    ENDED = "ended"


STANDING_WORDS: dict[Standing, str] = {
    Standing.TO_COME: "Not begun yet",
    Standing.IN_FORCE: "In force",
    Standing.ENDED: "Ended",
}


def standing(starts_on: date | None, ends_on: date | None, today: date) -> Standing:
    """Where it is today; without dates it counts as in force."""
    if ends_on is not None and ends_on < today:
        return Standing.ENDED
    return Standing.TO_COME if starts_on is not None and starts_on > today else Standing.IN_FORCE


def annual_value(value: int | None, starts_on: date | None, ends_on: date | None) -> int | None:
    """Pounds a year: the value spread over its days; all of it when it lasts a year or less, or is open."""
    if value is None or starts_on is None or ends_on is None:
        return value
    lasts = relativedelta(ends_on + timedelta(days=1), starts_on)  # its last day counts
    years = lasts.years + lasts.months / 12 + lasts.days / _DAYS_A_YEAR
    return value if years <= 1 else round(value / years)


#: Within these days nobody counts the months.
_COUNTED_IN_DAYS = 45


def time_words(day: date, today: date) -> str:
    """How far off a day is: "today", "in 12 days", "in 1 year and 4 months", "3 months ago"."""
    if day == today:
        return "today"
    first, last = sorted((day, today))
    words = _span_words(first, last)
    return f"in {words}" if day > today else f"{words} ago"


def _span_words(first: date, last: date) -> str:
    if (last - first).days <= _COUNTED_IN_DAYS:
        return _some((last - first).days, "day")
    span = relativedelta(last, first)
    return " and ".join(filter(None, (_some(span.years, "year"), _some(span.months, "month"))))


def _some(count: int, unit: str) -> str:
    return f"{count} {unit if count == 1 else unit + 's'}" if count else ""


@dataclass(frozen=True, slots=True)
class Required:
    """A clause that contracts from a value on have to hold, from a day to a day."""

    clause_id: UUID
    min_value: int
    sector_key: str | None
    valid_from: date | None
    valid_to: date | None

    def asks(self, value: int | None, sector_key: str | None, starts_on: date | None) -> bool:
        """Whether a contract of this value and sector that begins on this day has to hold it."""
        if value is None or value < self.min_value:
            return False
        if self.sector_key is not None and self.sector_key != sector_key:
            return False
        if starts_on is None:
            return self.valid_to is None
        return (self.valid_from or date.min) <= starts_on <= (self.valid_to or date.max)


def missing_clauses(
    required: Iterable[Required],
    held: Iterable[UUID],
    value: int | None,
    sector_key: str | None,
    starts_on: date | None,
) -> list[UUID]:
    """The clauses that a contract has to hold and does not, each once."""
    asked = (each.clause_id for each in required if each.asks(value, sector_key, starts_on))
    have = set(held)
    return [clause_id for clause_id in dict.fromkeys(asked) if clause_id not in have]
