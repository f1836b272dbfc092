"""What would be purged on a day, kind by kind; looking purges nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tenants.records.retention.queries import keepings
from tenants.records.retention.rules import Keeping, Kept
from workflows.retention.due import Line, due_before


@dataclass(frozen=True, slots=True)
class Preview:
    """One kind on a day: how long it is kept, and what would go."""

    keeping: Keeping
    before_on: date  # records of before this day
    lines: tuple[Line, ...]

    @property
    def kept(self) -> Kept:
        """Which kind it is."""
        return self.keeping.kept

    @property
    def records(self) -> int:
        """How many records would go."""
        return sum(line.records for line in self.lines)

    @property
    def oldest_on(self) -> date | None:
        """The day of the oldest; None when nothing would go."""
        return self.lines[0].on if self.lines else None

    @property
    def newest_on(self) -> date | None:
        """The day of the newest; None when nothing would go."""
        return self.lines[-1].on if self.lines else None


def preview(on: date, kinds: Collection[Kept]) -> list[Preview]:
    """What would be purged of these kinds on a day, by the rules in force on that day."""
    rules = keepings(on)
    return [_preview(rules[kept], on) for kept in kinds if kept in rules]


def preview_one(kept: Kept, on: date) -> Preview | None:
    """The same for one kind; None when no rule says how long it is kept."""
    return next(iter(preview(on, [kept])), None)


def _preview(keeping: Keeping, on: date) -> Preview:
    before_on = keeping.before_on(on)
    return Preview(keeping, before_on, tuple(due_before(keeping.kept, before_on)))
