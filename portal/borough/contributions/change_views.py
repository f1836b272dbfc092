"""The pages on which figures are given, left out or counted again, and measures left out or taken up."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.contributions.blueprint import contributions as pages
from portal.borough.contributions.forms import PressForm, ReasonForm, SureForm
from portal.borough.contributions.reading import given, quarter_page
from portal.forms.changing import Answer, FormPages, Values
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.contributions.models import Contribution
from tenants.records.contributions.queries import (
    get_contribution,
    get_contribution_to_change,
    measures_left_out,
)
from workflows.contributions import giving, preparing
from workflows.register.periods import quarter_of
from workflows.releases.measures import measure


def _shown(found: Contribution) -> Values:
    return {"each": given(found), "quarter": quarter_of(found.starts_on)}


PAGES = FormPages(
    "contribution",
    get_contribution,
    get_contribution_to_change,
    folder="borough/contributions",
    home="contributions.contribution",
    shown=_shown,
)


@pages.route("/figures/<uuid:contribution_id>/give", methods=["GET", "POST"])
@requires(Permission.CONTRIBUTION_GIVE)
def give(contribution_id: UUID) -> Answer:
    """Gives one measure now."""
    return PAGES.change(
        contribution_id, SureForm(), "give", _give, "Given. It counts for London from now on."
    )


@pages.route("/figures/<uuid:contribution_id>/leave-out", methods=["GET", "POST"])
@requires(Permission.CONTRIBUTION_GIVE)
def leave_out(contribution_id: UUID) -> Answer:
    """Leaves one measure out for one quarter."""
    done = "Left out for this quarter. The figures are forgotten; your records stay as they are."
    return PAGES.change(contribution_id, SureForm(), "leave_out", _keep_back, done)


@pages.route("/figures/<uuid:contribution_id>/count-again", methods=["GET", "POST"])
@requires(Permission.CONTRIBUTION_GIVE)
def count_again(contribution_id: UUID) -> Answer:
    """Counts one measure anew, after something was put right in the records."""
    done = "Counted again. These are the figures as your records stand now."
    return PAGES.change(contribution_id, SureForm(), "count_again", _count_again, done)


@pages.route("/<quarter>/give", methods=["GET", "POST"])
@requires(Permission.CONTRIBUTION_GIVE)
def give_quarter(quarter: str) -> Answer:
    """Gives everything of a quarter that nobody has decided on."""
    form, status, page = PressForm(), 200, quarter_page(quarter)
    if form.is_submitted():
        status = attempt(form, lambda: _give_quarter(quarter))
        if status == DONE:
            flash(f"Given. Your figures of {page.quarter.words} count for London from now on.")
            return redirect(url_for("contributions.quarter", quarter=quarter))
    return render_template("borough/contributions/give_quarter.html", form=form, page=page), status


@pages.route("/measures/<key>/leave-out", methods=["GET", "POST"])
@requires(Permission.CONTRIBUTION_GIVE)
def leave_measure_out(key: str) -> Answer:
    """Leaves a measure out until further notice."""
    form, status, about = ReasonForm(), 200, measure(key)
    if form.is_submitted():
        by, today = current_person().id, clock.today()
        status = attempt(form, lambda: giving.leave_out(key, form.reason.data or "", by=by, today=today))
        if status == DONE:
            flash(f"“{about.title}” is left out until you take part again. What you gave before stays given.")
            return redirect(url_for("contributions.contributions"))
    return render_template("borough/contributions/leave_measure_out.html", form=form, measure=about), status


@pages.route("/measures/<key>/take-up", methods=["GET", "POST"])
@requires(Permission.CONTRIBUTION_GIVE)
def take_measure_up(key: str) -> Answer:
    """Takes part in a measure again."""
    form, status, about = PressForm(), 200, measure(key)
    if form.is_submitted():
        by, today = current_person().id, clock.today()
        status = attempt(form, lambda: giving.take_up(key, by=by, today=today))
        if status == DONE:
            flash(f"You take part in “{about.title}” again, from the next quarter that is prepared.")
            return redirect(url_for("contributions.contributions"))
    choice = measures_left_out().get(key)
    shown = {"form": form, "measure": about, "choice": choice}
    return render_template("borough/contributions/take_measure_up.html", **shown), status


def _give(found: Contribution, _form: SureForm) -> None:
    giving.give(found, by=current_person().id, today=clock.today())


def _keep_back(found: Contribution, _form: SureForm) -> None:
    giving.keep_back(found, by=current_person().id, today=clock.today())


def _count_again(found: Contribution, _form: SureForm) -> None:
    preparing.count_again(found, by=current_person().id, today=clock.today())


def _give_quarter(quarter: str) -> None:
    starts_on = quarter_page(quarter).quarter.starts_on
    giving.give_quarter(starts_on, by=current_person().id, today=clock.today())
