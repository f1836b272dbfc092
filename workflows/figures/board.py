"""All figures of a log, in the order of the page, each counted only when it is asked for."""

from collections.abc import Callable
from datetime import date

from tenants.errors import NotFound
from workflows.figures import beside, measures
from workflows.figures.comparing import last_year, with_published
from workflows.figures.decisions import CONCLUSIVE, REASONABLE, bands_of, spans_of
from workflows.figures.log import Log, read_log
from workflows.figures.periods import Period
from workflows.figures.published import find_published
from workflows.figures.values import Figure

_OF_THE_LOG: dict[str, Callable[[Log], Figure]] = {
    "months": measures.months,
    "types": measures.types,
    "ages": measures.ages,
    "routes": measures.routes,
    "places": measures.places,
    "responders": measures.responders,
    "services": measures.services,
    "reasonable": lambda log: spans_of(log, REASONABLE),
    "reasonable-days": lambda log: bands_of(log, REASONABLE),
    "conclusive": lambda log: spans_of(log, CONCLUSIVE),
    "conclusive-days": lambda log: bands_of(log, CONCLUSIVE),
    "training": beside.training,
    "operations": beside.operations,
    "results": beside.results,
    "completeness": beside.completeness,
}
#: What does not come from the log, and so is known of days before it began.
_OF_OTHER_RECORDS = frozenset({"training", "operations", "results"})
LAST_YEAR, PUBLISHED = "last-year", "published"


def board(period: Period, today: date, slug: str, name: str) -> tuple[Figure, ...]:
    """Every figure of a period of the tenant whose slug and name these are.

    Of a period that ended before the log began nothing is known: not a figure of noughts is made of it.
    """
    log = read_log(period, today)
    if not log.is_kept_until(period.ends_on):
        return tuple(make(log) for key, make in _OF_THE_LOG.items() if key in _OF_OTHER_RECORDS)
    made = [make(log) for make in _OF_THE_LOG.values()]
    made.append(last_year(log, read_log(period.year_before(), today)))
    published = find_published(slug)
    return (*made, *([with_published(log, published, name)] if published else []))


def figure(key: str, period: Period, today: date, slug: str, name: str) -> Figure:
    """One of them; NotFound when there is none with this key."""
    log = read_log(period, today)
    if key == LAST_YEAR:
        return last_year(log, read_log(period.year_before(), today))
    if key == PUBLISHED and (published := find_published(slug)):
        return with_published(log, published, name)
    if key not in _OF_THE_LOG:
        raise NotFound("There is no such figure.")
    return _OF_THE_LOG[key](log)
