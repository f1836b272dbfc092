"""Decides when a job of the timetable is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from tenants.working_days import is_working_day

LONDON = ZoneInfo("Europe/London")


class Times(Protocol):
    """When a job is to run."""

    @property
    def words(self) -> str:
        """In plain English, such as `every day at 05:30`."""

    def period(self, now: datetime) -> str | None:
        """The period whose moment has come, at most one run each; None when it has not come yet today."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day by the wall clock in London; a day missed is not repeated, the next one covers it."""

    at: time
    is_for_working_days: bool = False

    @property
    def words(self) -> str:
        """In plain English."""
        return f"every {'working ' if self.is_for_working_days else ''}day at {self.at:%H:%M}"

    def period(self, now: datetime) -> str | None:
        """The London day, once its hour has come."""
        here = now.astimezone(LONDON)
        if here.time() < self.at or (self.is_for_working_days and not is_working_day(here.date())):
            return None
        return here.date().isoformat()


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again through the day."""

    minutes: int

    @property
    def words(self) -> str:
        """In plain English."""
        return "every minute" if self.minutes == 1 else f"every {self.minutes} minutes"

    def period(self, now: datetime) -> str | None:
        """The stretch of minutes in UTC, because an hour of London's comes twice in October."""
        there = now.astimezone(UTC)
        of_day = there.hour * 60 + there.minute
        start = of_day - of_day % self.minutes
        return f"{there.date()}T{start // 60:02}:{start % 60:02}Z"


def daily(*, at: str) -> Daily:
    """Every day at `at`, `HH:MM` in London, between 04:00 and 23:00 where no hour is missing or doubled."""
    return Daily(_safe_hour(at))


def working_days(*, at: str) -> Daily:
    """Every working day in England at `at`, `HH:MM` in London."""
    return Daily(_safe_hour(at), is_for_working_days=True)


def every(*, minutes: int) -> Every:
    """Every so many minutes, day and night."""
    return Every(minutes)


def _safe_hour(at: str) -> time:
    moment = time.fromisoformat(at)
    if not time(4) <= moment <= time(23):
        raise ValueError("jobs run between 04:00 and 23:00: at night an hour can be missing or come twice")
    return moment


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable: its name, what it is for, when it runs, and the work for a day."""

    name: str
    purpose: str
    times: Times
    work: Callable[[date], str]  # returns a sentence saying what it did

    def period_key(self, now: datetime) -> str | None:
        """What makes a second run for the same period impossible; None when none is due."""
        period = self.times.period(now)
        return None if period is None else f"{self.name}:{period}"
