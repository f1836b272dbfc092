"""The year that a statement is about, and the day on which its figures are taken."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.dating import format_day
from tenants.records.statements.models import Statement
from tenants.records.statements.years import year_words


@dataclass(frozen=True, slots=True)
class Year:
    """What every area is filled in from: the year, the plan of the promises, and the day of the figures."""

    statement_id: UUID
    starts_on: date
    ends_on: date
    plan_id: UUID | None
    figures_on: date

    @classmethod
    def of(cls, statement: Statement, today: date) -> "Year":
        """The year of a statement, with the figures of today."""
        return cls(statement.id, statement.year_starts_on, statement.year_ends_on, statement.plan_id, today)

    @property
    def last_counted_on(self) -> date:
        """Up to when something counts as done in the year: its end, or today while it still runs."""
        return min(self.ends_on, self.figures_on)

    @property
    def words(self) -> str:
        """ "in 2025/26", "in 2026/27 so far"."""
        so_far = " so far" if self.figures_on <= self.ends_on else ""
        return f"in {year_words(self.starts_on, self.ends_on)}{so_far}"

    @property
    def as_at(self) -> str:
        """ "As at 22 November 2026,", to begin a sentence with."""
        return f"As at {format_day(self.figures_on)},"

    def holds(self, day: date | None) -> bool:
        """Whether something of that day was done in the year."""
        return day is not None and self.starts_on <= day <= self.last_counted_on


@dataclass(frozen=True, slots=True)
class Offered:
    """What the portal offers for an area: sentences with figures, and what it would need to say more."""

    text: str
    wanting: tuple[str, ...] = ()


def offered(*parts: str, wanting: tuple[str, ...] = ()) -> Offered:
    """The paragraphs and lists that there are, parted by empty lines."""
    return Offered("\n\n".join(part for part in parts if part), tuple(each for each in wanting if each))


def listed(heading: str, points: list[str]) -> str:
    """A line that ends in a colon and a list below it; nothing without points."""
    return "\n".join([heading, *(f"- {point}" for point in points)]) if points else ""


def share(part: int, whole: int) -> str:
    """ "12%"; "less than 1%" of what is there but small, and 100% only of all there is."""
    if not part or not whole:
        return "0%"
    percent = min(round(part * 100 / whole), 99) if part < whole else 100
    return f"{percent}%" if percent else "less than 1%"


def pounds(amount: int) -> str:
    """ "£1,250,000"."""
    return f"£{amount:,}"
