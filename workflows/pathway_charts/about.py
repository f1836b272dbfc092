"""Says under a chart's title on which day it holds, what it rests on, and what to know of its source."""

from collections.abc import Iterator

from tenants.dating import format_day
from workflows.papers.legible import paragraphs_of
from workflows.pathway_charts.chart import Chart
from workflows.published_pathways.values import Shown

NETWORK = "London Modern Slavery Leads Network"


def chart_of(shown: Shown) -> Chart:
    """The pathway that a place follows on a day, as a chart."""
    return Chart(shown.title, tuple(_about(shown)), shown.pathway)


def organisation_of(shown: Shown) -> str:
    """Who is named at the foot: the place, if the pathway is its own."""
    return shown.place.name if shown.own else NETWORK


def _about(shown: Shown) -> Iterator[str]:
    guidance, own = shown.guidance, shown.own
    yield f"By the rules of {format_day(shown.on)}. In immediate danger ring 999, whatever the step."
    if own is None and not shown.place.is_national:
        yield f"{shown.place.name} has no pathway of its own here for that day: this is the national one."
    if own is not None and own.is_demonstration:
        yield f"Put in for a demonstration: {shown.place.name} has not approved it."
    if own is not None and own.source:
        yield f"Source: {own.source}."
    yield f"National guidance: {guidance.guidance} ({format_day(guidance.issued_on)})."
    if own is not None:
        yield from paragraphs_of(own.caveat)
