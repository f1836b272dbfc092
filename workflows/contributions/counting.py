"""Which door of which feature counts each measure of the catalogue."""

from collections.abc import Callable
from datetime import date

from tenants.counts import Counts, Period
from tenants.records.boards import exits as boards
from tenants.records.checks import exits as checks
from tenants.records.learning import exits as learning
from tenants.records.operations import exits as operations
from tenants.records.plans import exits as plans
from tenants.records.referrals import exits as referrals
from tenants.records.statements import exits as statements
from tenants.records.training import exits as training
from workflows.register.periods import Quarter
from workflows.releases.measures import Measure

#: What counts a measure in the open tenant: its key, the period, and today for what stands as it does today.
Door = Callable[[str, Period, date], Counts | None]

DOORS: dict[str, Door] = {
    "referrals": referrals.contribution,
    "decisions": referrals.contribution,
    "operations": operations.contribution,
    "training": training.contribution,
    "actions": plans.contribution,
    "slippage": plans.contribution,
    "boards": boards.contribution,
    "statements": statements.contribution,
    "checks": checks.contribution,
    "needs": learning.contribution,
    "findings": learning.contribution,
}


def count(measure: Measure, quarter: Quarter, today: date) -> Counts | None:
    """What the open tenant's records come to; None when it does not keep such records.

    ValueError for anything that the catalogue does not know: nothing else may leave.
    """
    found = DOORS[measure.key](measure.key, period_of(quarter), today)
    if found is not None:
        must_fit(measure, found)
    return found


def must_fit(measure: Measure, counts: Counts) -> None:
    """ValueError for dimensions or codes that the catalogue does not name."""
    if counts.dimensions != tuple(part.name for part in measure.parts):
        raise ValueError(f"{measure.key} is not divided by {counts.dimensions}")
    known = [{code for code, _ in part.words} for part in measure.parts]
    for codes in counts.numbers:
        if any(code not in of for code, of in zip(codes, known, strict=True)):
            raise ValueError(f"{measure.key} has no {codes}")


def period_of(quarter: Quarter) -> Period:
    """The days of a quarter."""
    return Period(quarter.starts_on, quarter.ends_on)
