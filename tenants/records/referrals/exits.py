"""Door two for the referral log: how many people were referred, and how many decisions were made."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Row, func, or_, select

from tenants.counts import Codes, Counts, Period, tally
from tenants.database import db
from tenants.records.referrals.entries import types_of
from tenants.records.referrals.models import Referral
from tenants.records.referrals.rules import TREATED_AS_CHILD, UNDECIDED, AgeBand, Outcome, Stage

_DECISIONS = "decisions"
#: Types that are counted by themselves; any other is under "other".
_TYPES = ("labour", "sexual", "criminal", "domestic", "other", "unknown")
#: The most days of each wait, the shortest first.
_WAITS = ((7, "days-7"), (30, "days-30"), (90, "days-90"), (365, "days-365"))


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """What the tenant's log comes to in the period: people by type, age and route, or decisions.

    None when the log does not go back to the first day: how many there were is not known, which is not none.
    """
    began_on = db.session.scalar(select(func.min(Referral.referred_on)))
    if began_on is None or began_on > period.starts_on:
        return None
    return _decisions(period) if measure_key == _DECISIONS else _referrals(period)


def _referrals(period: Period) -> Counts:
    """Each person once; several types are a type of their own."""
    columns = (Referral.id, Referral.age_band, Referral.route)
    within = Referral.referred_on.between(period.starts_on, period.ends_on)
    rows = db.session.execute(select(*columns).where(within)).all()
    types = types_of(row.id for row in rows)
    each = ((_type(types.get(row.id, ())), _age(row.age_band), row.route) for row in rows)
    return tally(("type", "age", "route"), each)


def _type(types: tuple[str, ...]) -> str:
    if len(types) != 1:
        return "several" if types else "unknown"
    return types[0] if types[0] in _TYPES else "other"


def _age(age_band: str) -> str:
    """An age in dispute counts as a child's; no answer is not known."""
    if age_band in TREATED_AS_CHILD:
        return AgeBand.CHILD.value
    return age_band or AgeBand.UNKNOWN.value


def _decisions(period: Period) -> Counts:
    """Decisions of both stages that were made in the period, whenever the referral was."""
    dates = (Referral.reasonable_on, Referral.conclusive_on)
    columns = (Referral.referred_on, Referral.is_month_only, Referral.age_band, *dates)
    outcomes = (Referral.reasonable_outcome, Referral.conclusive_outcome)
    within = or_(*(day.between(period.starts_on, period.ends_on) for day in dates))
    rows = db.session.execute(select(*columns, *outcomes).where(within))
    each = (codes for row in rows for codes in _decided(row, period))
    return tally(("stage", "outcome", "wait", "age"), each)


def _decided(
    row: Row[date, bool, str, date | None, date | None, str, str], period: Period
) -> Iterator[Codes]:
    made = (
        (Stage.REASONABLE, row.reasonable_on, row.reasonable_outcome),
        (Stage.CONCLUSIVE, row.conclusive_on, row.conclusive_outcome),
    )
    for stage, on, outcome in made:
        if on is not None and outcome and period.starts_on <= on <= period.ends_on:
            is_timed = not row.is_month_only and outcome not in UNDECIDED
            wait = _wait((on - row.referred_on).days) if is_timed else "unknown"
            yield stage.value, _outcome(outcome), wait, _age(row.age_band)


def _outcome(outcome: str) -> str:
    return outcome if outcome in (Outcome.POSITIVE, Outcome.NEGATIVE) else "ended"


def _wait(days: int) -> str:
    return next((code for most, code in _WAITS if days <= most), "longer")
