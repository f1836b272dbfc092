"""Pure decisions about actions: what the dates say beside what is claimed, and what may happen next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from tenants.dating import Dating, Precision
from tenants.working_days import add_working_days, working_days_between

#: Working days before its date from which an action counts as due soon.
SOON = 14


class Claimed(StrEnum):
    """What the owner says of an action, beside what its dates say."""

    NOT_STARTED = "not-started"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    DONE = "done"
    CANCELLED = "cancelled"


CLAIMED_WORDS: dict[Claimed, str] = {
    Claimed.NOT_STARTED: "Not started",
    Claimed.ON_TRACK: "On track",
    Claimed.AT_RISK: "At risk",
    Claimed.OFF_TRACK: "Off track",
    Claimed.DONE: "Done",
    Claimed.CANCELLED: "Cancelled",
}

#: What an owner may say while the work goes on, and that it is done; cancelling is the lead's.
OPEN_CLAIMS = (Claimed.NOT_STARTED, Claimed.ON_TRACK, Claimed.AT_RISK, Claimed.OFF_TRACK)
OWNER_CLAIMS = (*OPEN_CLAIMS, Claimed.DONE)


class Standing(StrEnum):
    """What the dates say of an action, whatever is claimed."""

    LATE = "late"
    DUE_SOON = "due-soon"
    IN_TIME = "in-time"
    UNDATED = "undated"
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


STANDING_WORDS: dict[Standing, str] = {
    Standing.LATE: "Late",
    Standing.DUE_SOON: "Due soon",
    Standing.IN_TIME: "In time",
    Standing.UNDATED: "No date",
    Standing.WAITING: "Waiting for acceptance",
    Standing.DONE: "Done",
    Standing.CANCELLED: "Cancelled",
}


def soon_until(today: date) -> date:
    """The last due date that counts as soon."""
    return add_working_days(today, SOON)


def standing(claimed: Claimed, due_on: date | None, is_closed: bool, today: date) -> Standing:
    """What the dates say. Done and not yet accepted is waiting; closed is done or cancelled."""
    if is_closed:
        return Standing.CANCELLED if claimed == Claimed.CANCELLED else Standing.DONE
    if claimed == Claimed.DONE:
        return Standing.WAITING
    if due_on is None:
        return Standing.UNDATED
    if due_on < today:
        return Standing.LATE
    return Standing.DUE_SOON if due_on <= soon_until(today) else Standing.IN_TIME


def lateness_words(due_on: date, today: date) -> str:
    """How long an open action has been late or has left, in working days: "3 working days late"."""
    days = working_days_between(due_on, today)
    if due_on < today:
        return f"{_days(max(days, 1))} late"
    return "due today" if due_on == today else f"{_days(max(-days, 1))} left"


def _days(count: int) -> str:
    return "1 working day" if count == 1 else f"{count} working days"


def is_rosier_than_its_dates(claimed: Claimed, seen: Standing) -> bool:
    """Whether somebody says "on track" of an action that is past its date."""
    return seen == Standing.LATE and claimed == Claimed.ON_TRACK


def may_accept(*, accepter: UUID, done_by: UUID | None) -> bool:
    """Closing takes two people: who said it is done may not be who accepts it."""
    return accepter != done_by


@dataclass(frozen=True, slots=True)
class Chain:
    """How one date follows another's: so many months and days after it, negative for before."""

    months: int
    days: int

    def date_from(self, other: Dating, precision: Precision) -> Dating:
        """The chained date, as exact as its own `precision`; the other's words when that has no date."""
        shifted = Dating.on_day(other.due_on).moved(self.months, self.days).due_on if other.due_on else None
        return Dating.in_period_of(shifted, precision) if shifted else other

    def words(self) -> str:
        """ "4 months before", "10 days after"."""
        parts = [_amount(self.months, "month"), _amount(self.days, "day")]
        amount = " and ".join(part for part in parts if part)
        if not amount:
            return "on the same day as"
        return f"{amount} {'before' if (self.months or self.days) < 0 else 'after'}"


def _amount(count: int, unit: str) -> str:
    if not count:
        return ""
    return f"{abs(count)} {unit}" if abs(count) == 1 else f"{abs(count)} {unit}s"
