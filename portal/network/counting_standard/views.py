"""The pages on which everybody who is signed in reads how the network counts on a day."""

from datetime import date

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.access import signed_in
from portal.network.counting_standard.blueprint import counting_standard as pages
from portal.papers import send_pdf
from tenants import clock
from workflows.papers.content import Paper
from workflows.published_standards.paper import how_to_count as paper_of
from workflows.published_standards.paper import rule_words
from workflows.published_standards.queries import Edition, edition_on
from workflows.published_standards.queries import editions as every_edition


@pages.get("/")
@signed_in
def standard() -> str:
    """The edition in force today, or on the day in ?on=, with every other one."""
    on = _day_asked_for()
    return render_template(
        "network/counting_standard/standard.html",
        edition=edition_on(on),
        editions=every_edition(),
        on=on,
        today=clock.today(),
        rule_words=rule_words,
    )


@pages.get("/how-to-count")
@signed_in
def how_to_count() -> str:
    """The same as one paper, to print."""
    on = _day_asked_for()
    return render_template("network/counting_standard/how_to_count.html", paper=_paper(edition_on(on)), on=on)


@pages.get("/how-to-count.pdf")
@signed_in
def how_to_count_pdf() -> Response:
    """The same as a PDF."""
    found = edition_on(_day_asked_for())
    return send_pdf(_paper(found), f"How to count {found.standard.key}")


def _paper(found: Edition) -> Paper:
    return paper_of(found.standard, found.valid_from, found.changes)


def _day_asked_for() -> date:
    """The day in the address; today when there is none, or none that can be read."""
    try:
        return date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return clock.today()
