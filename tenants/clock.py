"""The only place that asks what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this module is where the clock is read


def today() -> date:
    """The calendar day in London."""
    return now().astimezone(LONDON).date()


def london(moment: datetime) -> datetime:
    """A UTC moment as the wall clock in London shows it."""
    return moment.astimezone(LONDON)
