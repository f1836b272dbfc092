"""The catalogue of measures: all of them, and one with its tables, rules and limitations."""

from flask import render_template

from portal.access import public
from portal.network.measures.blueprint import measures as pages
from portal.network.measures.published import published as published_figures
from portal.network.measures.words import protection_words, tables_in_words
from tenants import clock
from tenants.errors import NotFound
from tenants.guidance.models import DisclosureRule
from tenants.guidance.queries import disclosure_rule
from workflows.register.rules import METHOD_WORDS
from workflows.releases.measures import MEASURES, PLAN_VERSION, PUBLISHED, Measure, measure


@pages.get("/")
@public
def catalogue() -> str:
    """Every measure in a few words."""
    return render_template(
        "network/measures/catalogue.html",
        measures=MEASURES,
        published=PUBLISHED,
        methods=METHOD_WORDS,
        plan_version=PLAN_VERSION,
    )


@pages.get("/<key>")
@public
def one(key: str) -> str:
    """One measure, whole."""
    published = next((each for each in PUBLISHED if each.key == key), None)
    if published is not None:
        figures = published_figures(published.guidance_measure)
        return render_template("network/measures/published.html", measure=published, figures=figures)
    found = measure(key)
    return render_template(
        "network/measures/measure.html",
        measure=found,
        tables=tables_in_words(found),
        protection=protection_words(found, _rule_of(found)),
        methods=METHOD_WORDS,
    )


def _rule_of(found: Measure) -> DisclosureRule | None:
    """The rule about small counts in force today; None where the portal has not been told any."""
    try:
        return disclosure_rule(found.rule_code, clock.today())
    except NotFound:
        return None
