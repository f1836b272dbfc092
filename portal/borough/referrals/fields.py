"""The field for the day of a referral, of which the month may be all that is known."""

from typing import Any

from portal.forms.fields import Day
from portal.forms.typed_days import NotADay, read_day


class DayOrMonth(Day):
    """A date in three boxes; with an empty first box it is a month, and `data` its first day."""

    is_month_only = False

    def process_formdata(self, valuelist: list[str]) -> None:
        """Reads the date; ValueError with words when it is none."""
        day, month, year = (each.strip() for each in [*valuelist, "", "", ""][:3])
        self.is_month_only = not day and bool(month or year)
        self.data = None
        try:
            self.data = read_day([day or ("1" if self.is_month_only else ""), month, year], self.label.text)
        except NotADay as problem:
            raise ValueError(str(problem)) from None

    def show_month(self) -> None:
        """Shows a day that is kept as the month that is known of it."""
        if self.data is not None and self.raw_data is None:
            self.raw_data: list[Any] | None = ["", f"{self.data.month}", f"{self.data.year}"]
