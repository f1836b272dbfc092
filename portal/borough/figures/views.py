"""The dashboard of those who may see the log, with its pictures and files."""

from itertools import groupby

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.access import current_belonging, may, requires
from portal.borough.figures import asked as asking
from portal.borough.figures.blueprint import figures as pages
from portal.borough.figures.sending import log_source, send_figure, send_picture, send_workbook
from portal.borough.figures.years import years_page
from tenants import clock
from tenants.people.permissions import Permission
from workflows.figures import board
from workflows.figures.export import CONFIDENTIAL
from workflows.figures.log import earliest_referral, has_invented
from workflows.figures.values import Figure


@pages.get("/")
@requires(Permission.FIGURES_READ)
def figures() -> str:
    """The dashboard; for those who may not see small counts, the years that were shared with them."""
    if not may(Permission.REFERRAL_READ):
        return years_page()
    today, house = clock.today(), current_belonging()
    asked, earliest = asking.read(request.args, today), earliest_referral()
    found = board.board(asked.period, today, house.slug, house.tenant_name) if earliest else ()
    return render_template(
        "borough/figures/figures.html",
        asked=asked,
        choices=asking.choices(earliest, today, asked.chosen),
        groups=[(words, list(each)) for words, each in groupby(found, key=lambda each: each.group)],
        total=sum(_all_of(each) for each in found if each.key == "months"),
        is_invented=has_invented(asked.period),
        has_log=earliest is not None,
        begins_on=earliest if earliest and earliest > asked.period.starts_on else None,
        may_log=may(Permission.REFERRAL_WRITE),
    )


def _all_of(months: Figure) -> int:
    return sum(int(row.cells[-1] or 0) for row in months.rows)


@pages.get("/pictures/<name>.svg")
@requires(Permission.REFERRAL_READ)
def picture(name: str) -> Response:
    """The picture of one figure."""
    return send_picture(_figure(name))


@pages.get("/files/<name>.<kind>")
@requires(Permission.REFERRAL_READ)
def file(name: str, kind: str) -> Response:
    """One figure as a picture or a table to keep, with its title, its source and its limitations."""
    asked = asking.read(request.args, clock.today())
    source, words = log_source(asked.period), asking.short_words(asked)
    return send_figure(_figure(name), kind, source, words, CONFIDENTIAL)


@pages.get("/workbook")
@requires(Permission.REFERRAL_READ)
def workbook() -> Response:
    """Every figure of a period as one workbook."""
    today, house = clock.today(), current_belonging()
    asked = asking.read(request.args, today)
    found = board.board(asked.period, today, house.slug, house.tenant_name)
    source, words = log_source(asked.period), asking.short_words(asked)
    return send_workbook(found, "Figures", source, words, CONFIDENTIAL)


def _figure(name: str) -> Figure:
    today, house = clock.today(), current_belonging()
    period = asking.read(request.args, today).period
    return board.figure(name, period, today, house.slug, house.tenant_name)
