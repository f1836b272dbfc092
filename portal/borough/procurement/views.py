"""The first page of a procurement team, and the chart on it."""

from functools import lru_cache

from flask import Blueprint, Response, render_template

from portal.access import current_belonging, requires
from portal.borough.procurement.cards import cards
from portal.borough.procurement.spending import spend_in_words, spend_rows, spend_sums
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.checks.coverage import spend_by_tier
from tenants.records.contracts.conditions import checked_since
from tenants.records.obligations.queries import open_obligations
from tenants.records.obligations.rules import Kind
from tenants.records.suppliers.rules import Tier
from workflows.charts.money import Sum, sums
from workflows.published_checks.enquiry_queries import asked_of_us

pages = Blueprint("procurement", __name__, url_prefix="/<tenant:slug>/procurement")

#: Kept by every figure and word in it, so a chart is never older than its page.
MOST_KEPT = 256


@pages.get("/")
@requires(Permission.SUPPLIER_READ)
def home() -> str:
    """What to check, whom to chase, what is let again soon, and how far checks reach."""
    today, house = clock.today(), current_belonging().slug
    lines = spend_by_tier(today)
    return render_template(
        "borough/procurement/home.html",
        today=today,
        cards=cards(house, today),
        rows=spend_rows(lines),
        has_contracts=any(line.contracts for line in lines),
        has_spend=any(line.annual_value for line in lines),
        chart_words=spend_in_words(lines),
        since=checked_since(today)[Tier.HIGH],
        statement=next(iter(open_obligations(kinds=[Kind.STATEMENT], limit=1)), None),
        questions=sum(line.is_open for line in asked_of_us()),
    )


@pages.get("/spend.svg")
@requires(Permission.SUPPLIER_READ)
def spend() -> Response:
    """How much of what is spent with each tier is with suppliers whose check counts."""
    lines = spend_by_tier(clock.today())
    bars = tuple(spend_sums(lines))
    if not bars:
        raise NotFound("There is nothing to draw here yet.")
    picture = _drawn(bars, spend_in_words(lines))
    return Response(picture, mimetype="image/svg+xml", headers={"Cache-Control": "private, no-cache"})


@lru_cache(maxsize=MOST_KEPT)
def _drawn(bars: tuple[Sum, ...], words: str) -> bytes:
    return sums(bars, words, "Pounds a year: filled where a check counts, hatched where none does").svg
