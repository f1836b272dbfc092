"""Says whether most offices are open at a moment."""

from datetime import datetime, time

from tenants.working_days import is_working_day

OPENS_AT, CLOSES_AT = time(9), time(17)


def is_office_hours(there: datetime) -> bool:
    """Whether the clocks of London show nine to five on a working day."""
    return is_working_day(there.date()) and OPENS_AT <= there.time() < CLOSES_AT
