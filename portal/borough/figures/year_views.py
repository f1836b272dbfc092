"""The pages of shared years: seeing them, sharing one after a preview, and taking one back."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, may, requires
from portal.borough.figures.blueprint import figures as pages
from portal.borough.figures.sending import log_source, send_figure, send_picture, send_workbook
from portal.borough.figures.years import years_page
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.shared_figures.models import SharedYear
from tenants.records.shared_figures.queries import get_shared_year
from tenants.records.shared_figures.service import withdraw_year
from workflows.figures import sharing
from workflows.figures.export import NO_SMALL_COUNTS
from workflows.figures.log import earliest_referral, has_invented
from workflows.figures.periods import Period, closed_years
from workflows.figures.values import Figure

Answer = str | Response | tuple[str, int]


class SureForm(PortalForm):
    """Nothing but the press."""


@pages.get("/years/")
@requires(Permission.FIGURES_READ)
def years() -> str:
    """The years that viewers see."""
    return years_page()


@pages.get("/years/<uuid:year_id>/")
@requires(Permission.FIGURES_READ)
def year(year_id: UUID) -> str:
    """One shared year; those who may share see it too when it was taken back."""
    found = _shared(year_id)
    invented = has_invented(Period(found.starts_on, found.ends_on))
    page = "borough/figures/year.html"
    return render_template(page, year=found, figures=_figures(found), is_invented=invented)


@pages.get("/years/<uuid:year_id>/pictures/<name>.svg")
@requires(Permission.FIGURES_READ)
def year_picture(year_id: UUID, name: str) -> Response:
    """The picture of one figure of it."""
    return send_picture(_figure(_shared(year_id), name))


@pages.get("/years/<uuid:year_id>/files/<name>.<kind>")
@requires(Permission.FIGURES_READ)
def year_file(year_id: UUID, name: str, kind: str) -> Response:
    """One figure of it as a file."""
    found = _shared(year_id)
    words = found.title.replace("/", "-")
    return send_figure(_figure(found, name), kind, _source(found), words, NO_SMALL_COUNTS)


@pages.get("/years/<uuid:year_id>/workbook")
@requires(Permission.FIGURES_READ)
def year_workbook(year_id: UUID) -> Response:
    """All of it as one workbook."""
    found = _shared(year_id)
    words = found.title.replace("/", "-")
    return send_workbook(_figures(found), "Shared figures", _source(found), words, NO_SMALL_COUNTS)


@pages.route("/years/share/<int:first>", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def share(first: int) -> Answer:
    """Shows a closed year as viewers would see it, beside the true counts, and shares it."""
    today, form, status, made = clock.today(), SureForm(), 200, list[SharedYear]()
    earliest = earliest_referral()
    if earliest is None or first not in closed_years(earliest, today):
        raise NotFound("There is no closed year to share that begins then.")
    if form.is_submitted():
        by = current_person().id
        status = attempt(form, lambda: made.append(sharing.share(first, by=by, today=today)))
        if status == DONE:
            flash(f"{made[0].title} is shared. Everybody in the council who uses the portal can see it.")
            return redirect(url_for("figures.year", year_id=made[0].id))
    preview = sharing.preview(first, today)
    pairs = list(zip(preview.counts, preview.figures, strict=False))
    return render_template("borough/figures/share.html", form=form, preview=preview, pairs=pairs), status


@pages.route("/years/<uuid:year_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.REFERRAL_WRITE)
def withdraw(year_id: UUID) -> Answer:
    """Asks whether a year is to be taken back, and takes it back."""
    found, form, status = get_shared_year(year_id, with_withdrawn=True), SureForm(), 200
    if form.is_submitted():
        by, today = current_person().id, clock.today()
        status = attempt(form, lambda: withdraw_year(found, by=by, today=today))
        if status == DONE:
            flash("The year is taken back. Nobody but those who see the log can open it any more.")
            return redirect(url_for("figures.years"))
        found = get_shared_year(year_id, with_withdrawn=True)
    return render_template("borough/figures/withdraw.html", form=form, year=found), status


def _shared(year_id: UUID) -> SharedYear:
    return get_shared_year(year_id, with_withdrawn=may(Permission.REFERRAL_WRITE))


def _figures(found: SharedYear) -> list[Figure]:
    return [sharing.figure_of(table, found.threshold) for table in found.tables]


def _figure(found: SharedYear, name: str) -> Figure:
    for figure in _figures(found):
        if figure.key == name:
            return figure
    raise NotFound("There is no such figure.")


def _source(found: SharedYear) -> str:
    return log_source(Period(found.starts_on, found.ends_on), "small counts hidden")
