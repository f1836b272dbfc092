"""Everything that figures of one period are counted from, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from tenants.counting.standard import Standard
from tenants.database import db
from tenants.dating import format_day
from tenants.guidance.queries import contact_services, first_responders
from tenants.records.referrals.entries import Entry, entries_between
from tenants.records.referrals.models import Referral
from workflows.figures.frames import by_type, frame_of
from workflows.figures.periods import Period
from workflows.published_standards.queries import standard_on


@dataclass(frozen=True, slots=True)
class Log:
    """The entries of a period as frames, with the words for their keys."""

    period: Period
    today: date
    entries: tuple[Entry, ...]
    standard: Standard
    frame: Any
    types: Any  # a row for each type of each entry
    responders: Mapping[str, str]
    services: Mapping[str, str]
    begins_on: date | None = None  # the day of the first entry of all; None while the log is empty

    @property
    def total(self) -> int:
        """How many referrals there are."""
        return len(self.entries)

    def is_kept_until(self, day: date) -> bool:
        """Whether the log had begun by a day; what it does not say of the days before is not none."""
        return self.begins_on is not None and self.begins_on <= day

    def beginning(self) -> tuple[str, ...]:
        """That the period reaches back to before the log began, if it does."""
        if self.is_kept_until(self.period.starts_on) or self.begins_on is None:
            return ()
        return (f"The log begins on {format_day(self.begins_on)}: what was before is not known.",)


def read_log(period: Period, today: date) -> Log:
    """The tenant's entries of a period; the words are those of the edition in force on its last day."""
    entries, standard = tuple(entries_between(period.starts_on, period.ends_on)), standard_on(period.ends_on)
    frame = frame_of(entries, standard)
    return Log(
        period=period,
        today=today,
        entries=entries,
        standard=standard,
        frame=frame,
        types=by_type(entries, frame, standard),
        responders={each.key: each.title for each in first_responders(period.ends_on)},
        services={each.key: each.title for each in contact_services()},
        begins_on=earliest_referral(),
    )


def has_invented(period: Period) -> bool:
    """Whether any entry of the period was made up for a demonstration."""
    days = (Referral.referred_on >= period.starts_on, Referral.referred_on <= period.ends_on)
    invented = select(Referral.id).where(*days, Referral.is_demonstration.is_(True)).limit(1)
    return db.session.scalar(invented) is not None


def earliest_referral() -> date | None:
    """The day of the first entry of the log; None while it is empty."""
    return db.session.scalar(select(func.min(Referral.referred_on)))
