"""Prepares figures for London in a borough's house: one measure, and one of each standing for the pages."""

from collections.abc import Mapping
from datetime import date, timedelta

from tenants import clock
from tenants.counts import Codes, Counts
from tenants.records.contributions import service
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.owed import owe_look
from tests.factories.world import Borough
from workflows.contributions import giving
from workflows.contributions.counting import period_of
from workflows.contributions.preparing import title_of
from workflows.register.periods import Quarter, newest_whole
from workflows.releases.measures import measure

#: Eight adults, and one child of whom the type is not known.
REFERRED: Mapping[Codes, int] = {("labour", "adult", "nrm"): 8, ("unknown", "child", "nrm"): 1}


def newest() -> Quarter:
    """The last quarter that is over."""
    return newest_whole(clock.today())


def make_contribution(
    measure_key: str = "referrals",
    numbers: Mapping[Codes, int] = REFERRED,
    *,
    quarter: Quarter | None = None,
    default_on: date | None = None,
    vintage: int = 1,
) -> Contribution:
    """Figures that are ready to be looked at; inside the tenant's scope."""
    about, of, today = measure(measure_key), quarter or newest(), clock.today()
    counts = Counts(tuple(part.name for part in about.parts), numbers)
    return service.prepare(
        measure_key,
        title_of(about, of),
        period_of(of),
        counts,
        default_on=default_on or today + timedelta(days=10),
        today=today,
        vintage=vintage,
    )


def give_figures(
    measure_key: str = "referrals",
    numbers: Mapping[Codes, int] = REFERRED,
    *,
    quarter: Quarter | None = None,
    vintage: int = 1,
) -> Contribution:
    """Figures that were given, with their receipt; inside the tenant's scope."""
    made = make_contribution(measure_key, numbers, quarter=quarter, vintage=vintage)
    giving.give(made, by=None, today=clock.today())
    return made


def furnish_contributions(borough: Borough) -> Contribution:
    """Figures that are ready, given and left out, and a measure that is left out; inside its scope."""
    today, lead, quarter = clock.today(), borough.lead.id, newest()
    ready = make_contribution()
    owe_look(quarter.starts_on, quarter.key, quarter.words, ready.default_on)
    give_figures("operations", {("joint", "operations"): 2, ("joint", "interventions"): 5})
    giving.keep_back(make_contribution("training", {("tier-1", "sessions"): 3}), by=lead, today=today)
    giving.leave_out("checks", "Our register is being renewed", by=lead, today=today)
    give_figures(quarter=quarter.before())
    return ready
