"""The page that shows how complete the entries of each service are."""

from dataclasses import asdict

from flask import render_template, request

from portal.access import requires
from portal.borough.referrals.blueprint import referrals as pages
from portal.borough.referrals.filters import LAST_YEAR, days_of, periods
from portal.borough.referrals.wording import Wording, wording
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.referrals.completeness import ServiceLine, by_service, score
from tenants.records.referrals.entries import entries_between
from tenants.records.referrals.settings import log_settings
from workflows.published_standards.queries import standard_on

_MOST_SHOWN = 3


@pages.get("/completeness")
@requires(Permission.REFERRAL_READ)
def completeness() -> str:
    """What each service leaves out most, the least complete service first."""
    today, words, settings = clock.today(), wording(), log_settings()
    offered, period = periods(today), request.args.get("period", LAST_YEAR)
    period = period if period in dict(offered) else LAST_YEAR
    entries = entries_between(*days_of(period, today))
    scored = [
        (each.service_key, score(asdict(each), words.standard(each.standard_key), settings))
        for each in entries
    ]
    every = [percent.percent for _, percent in scored]
    return render_template(
        "borough/referrals/completeness.html",
        lines=[(_service(line, words), line, *_most(line)) for line in by_service(scored)],
        total=len(entries),
        percent=sum(every) // len(every) if every else None,
        period=period,
        period_words=dict(offered)[period],
        periods=[(key, title, key == period) for key, title in offered],
    )


def _service(line: ServiceLine, words: Wording) -> str:
    if line.service_key is None:
        return "No service named"
    return words.services.get(line.service_key, line.service_key)


def _most(line: ServiceLine) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """What is left out and what is not known most often, in the words of today's edition."""
    standard = standard_on(clock.today())
    titled = [
        [(standard.field(key).title, count) for key, count in list(counts.items())[:_MOST_SHOWN]]
        for counts in (line.missing, line.unknown)
    ]
    return titled[0], titled[1]
