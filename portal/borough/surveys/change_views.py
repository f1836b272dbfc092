"""The pages on which a survey is started, edited, copied and thrown away."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from portal.access import current_person, requires
from portal.borough.surveys.blueprint import surveys as pages
from portal.borough.surveys.changing import Answer, change_survey
from portal.borough.surveys.forms import CopyForm, SureForm, SurveyForm, typed_for
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.surveys import service
from tenants.records.surveys.models import Survey
from tenants.records.surveys.queries import get_survey, get_survey_to_change


@pages.route("/add", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def add() -> Answer:
    """Starts a survey as a draft."""
    form, status, started = SurveyForm(), 200, list[Survey]()
    form.owner.offer_everybody()
    if form.is_submitted():
        status = attempt(form, lambda: started.append(_start(form)))
        if status == DONE:
            flash("The survey is a draft. Now add its questions.")
            return redirect(url_for("surveys.survey", survey_id=started[0].id))
        form.owner.offer_everybody()
    return render_template("borough/surveys/add.html", form=form, survey=None), status


@pages.route("/<uuid:survey_id>/edit", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def edit(survey_id: UUID) -> Answer:
    """Changes what a draft is called, its introduction, and who looks after it."""
    form = SurveyForm(data=typed_for(get_survey(survey_id)))
    return change_survey(survey_id, form, "edit", _edit, "Your changes are saved.", offer=_offer)


@pages.route("/<uuid:survey_id>/copy", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def copy(survey_id: UUID) -> Answer:
    """Makes a new draft with the same questions."""
    form, status, copied = CopyForm(), 200, list[Survey]()
    if form.is_submitted():
        status = attempt(form, lambda: copied.append(_copy(survey_id, form)))
        if status == DONE:
            flash("This is the copy. It is a draft: nothing is sent yet.")
            return redirect(url_for("surveys.survey", survey_id=copied[0].id))
    return render_template("borough/surveys/copy.html", form=form, survey=get_survey(survey_id)), status


@pages.route("/<uuid:survey_id>/discard", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def discard(survey_id: UUID) -> Answer:
    """Deletes a draft."""
    form, status = SureForm(), 200
    if form.is_submitted():
        status = attempt(form, lambda: _discard(survey_id, form))
        if status == DONE:
            flash("The draft is deleted.")
            return redirect(url_for("surveys.surveys"))
    found = get_survey(survey_id)
    form.catch_up(found)
    return render_template("borough/surveys/discard.html", form=form, survey=found), status


def _offer(form: SurveyForm) -> None:
    form.owner.offer_everybody()


def _start(form: SurveyForm) -> Survey:
    return service.start_survey(form.details(), form.owner.owner, by=current_person().id)


def _edit(found: Survey, form: SurveyForm) -> None:
    service.edit_survey(found, form.details(), form.owner.owner, by=current_person().id)


def _copy(survey_id: UUID, form: CopyForm) -> Survey:
    asks_the_same = bool(form.asks_the_same.data)
    return service.copy_survey(get_survey(survey_id), asks_the_same=asks_the_same, by=current_person().id)


def _discard(survey_id: UUID, form: SureForm) -> None:
    found = get_survey_to_change(survey_id)
    form.must_be_fresh(found)
    service.discard_survey(found, by=current_person().id)
