"""The page of shared years, which two addresses show."""

from flask import render_template

from portal.access import may
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.shared_figures.queries import shared_years
from workflows.figures.log import earliest_referral
from workflows.figures.periods import closed_years, year_from, year_words


def years_page() -> str:
    """Every year that is shared; to those who may share, also those taken back and those still to share."""
    may_share = may(Permission.REFERRAL_WRITE)
    found = shared_years(with_withdrawn=may_share)
    return render_template(
        "borough/figures/years.html",
        shared=[each for each in found if each.withdrawn_on is None],
        withdrawn=[each for each in found if each.withdrawn_on is not None],
        to_share=_to_share({each.starts_on.year for each in found}) if may_share else [],
        may_share=may_share,
    )


def _to_share(made: set[int]) -> list[tuple[int, str, str]]:
    """The closed years that were never shared: the year, its name and its days."""
    earliest, today = earliest_referral(), clock.today()
    years = closed_years(earliest, today) if earliest else []
    return [(first, year_words(first), year_from(first).words) for first in years if first not in made]
