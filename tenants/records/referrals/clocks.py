"""How long decisions may take, with the days between which each rule holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from tenants.working_days import add_working_days, working_days_between

REASONABLE, RECOVERY, RECONSIDER = "reasonable-grounds", "recovery-period", "reconsideration"
CODES = (REASONABLE, RECOVERY, RECONSIDER)


@dataclass(frozen=True, slots=True)
class Rule:
    """How long something may take while the rule holds; open ends are None."""

    code: str
    title: str
    days: int
    is_working_days: bool
    source: str
    valid_from: date | None
    valid_to: date | None

    @property
    def length(self) -> str:
        """How long it is in words."""
        return f"{self.days} {'working ' if self.is_working_days else ''}days"

    @property
    def name(self) -> str:
        """The rule in words, with its length."""
        return f"{self.title}: {self.length}"

    def due_after(self, day: date) -> date:
        """The last day in time."""
        if self.is_working_days:
            return add_working_days(day, self.days)
        return day + timedelta(days=self.days)

    def past(self, due_on: date, day: date) -> int:
        """How many days, of the kind that it counts, a day lies after the last in time; 0 for none."""
        if day <= due_on:
            return 0
        return working_days_between(due_on, day) if self.is_working_days else (day - due_on).days

    def holds_on(self, day: date) -> bool:
        """Whether it was in force on a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of every time, by which each entry is judged on its own day."""

    all: tuple[Rule, ...]

    def find(self, code: str, on: date) -> Rule | None:
        """The one in force on a day, the newest if there are several; None when none is known."""
        found = [rule for rule in self.all if rule.code == code and rule.holds_on(on)]
        return max(found, key=lambda rule: rule.valid_from or date.min, default=None)
