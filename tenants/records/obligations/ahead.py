"""Says by which day somebody decides what comes after something that ends."""

from datetime import date

from dateutil.relativedelta import relativedelta

from tenants.guidance.queries import find_clock


def decide_by(code: str, usual: relativedelta, ends_on: date, today: date) -> date:
    """So long before the end as the clock with this code says, or `usual` where none is loaded.

    If that day has gone by when the end becomes known, the end itself: nobody is late from the first moment.
    """
    found = find_clock(code, today)
    early = ends_on - (relativedelta(months=found.months, days=found.days) if found else usual)
    return early if early > today else ends_on
