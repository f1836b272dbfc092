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
