"""The pages on which surveys are listed, read, looked at as others will see them, and followed back."""

from uuid import UUID

from flask import render_template, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.surveys.blueprint import surveys as pages
from portal.borough.surveys.reading import lines_of_surveys, open_page
from portal.survey.forms import answer_form
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.surveys.answers import field_of
from tenants.records.surveys.queries import get_survey
from tenants.records.surveys.questions import questions_of
from tenants.records.surveys.rules import ASKED_WORDS


@pages.get("/")
@requires(Permission.SURVEY_READ)
def surveys() -> str:
    """Every survey, with how many have answered."""
    may_write = may(Permission.SURVEY_WRITE)
    return render_template("borough/surveys/surveys.html", lines=lines_of_surveys(), may_write=may_write)


@pages.get("/<uuid:survey_id>/")
@requires(Permission.SURVEY_READ)
def survey(survey_id: UUID) -> str:
    """One survey: how it stands, who has answered by area, and its questions."""
    page = open_page(survey_id, clock.today())
    return render_template(
        "borough/surveys/survey.html", page=page, survey=page.survey, asked_words=ASKED_WORDS
    )


@pages.get("/<uuid:survey_id>/preview")
@requires(Permission.SURVEY_READ)
def preview(survey_id: UUID) -> str:
    """The questions as those who are asked see them; nothing can be sent from here."""
    found = get_survey(survey_id)
    questions = questions_of(found)
    return render_template(
        "borough/surveys/preview.html",
        survey=found,
        questions=questions,
        form=answer_form(questions, formdata=None),
        field_of=field_of,
    )


@pages.get("/<uuid:survey_id>/history")
@requires(Permission.SURVEY_WRITE)
def history(survey_id: UUID) -> str:
    """Every change of the survey's own record, newest first."""
    title, back = get_survey(survey_id).title, url_for("surveys.survey", survey_id=survey_id)
    return history_page(survey_id, "survey", title, back)
