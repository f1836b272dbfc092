"""Pure arithmetic of clocks: by which day something is due under a rule."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class ClockRule:
    """So many months and days after a day, or the next time a fixed day of the year comes round."""

    months: int = 0
    days: int = 0
    fixed_month: int | None = None
    fixed_day: int | None = None

    def due_after(self, starts_on: date) -> date:
        """The last day on which it is in time; a fixed day is the first one after `starts_on`."""
        if self.fixed_month is not None and self.fixed_day is not None:
            this_year = date(starts_on.year, self.fixed_month, self.fixed_day)
            return this_year if this_year > starts_on else this_year.replace(year=starts_on.year + 1)
        return starts_on + relativedelta(months=self.months) + timedelta(days=self.days)


def length_in_words(months: int, days: int, *, is_working_days: bool = False) -> str:
    """ "30 days", "5 working days", "3 months", or "1 month and 10 days"; nothing for a fixed day."""
    unit = "working day" if is_working_days else "day"
    parts = [_counted(months, "month"), _counted(days, unit)]
    return " and ".join(part for part in parts if part)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""
