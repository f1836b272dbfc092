"""The pages on which the questions of a draft are added, changed, moved and removed."""

from uuid import UUID

from flask import redirect, request, url_for

from portal.access import current_person, requires
from portal.borough.surveys.blueprint import surveys as pages
from portal.borough.surveys.changing import Answer, change_survey
from portal.borough.surveys.forms import QuestionForm, SureForm, typed_question
from tenants.people.permissions import Permission
from tenants.records.surveys import questions
from tenants.records.surveys.models import Survey
from tenants.records.surveys.queries import get_survey, get_survey_to_change
from tenants.records.surveys.questions import get_question

ADDRESS = "/<uuid:survey_id>/questions"
UP = "up"


@pages.route(f"{ADDRESS}/add", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def add_question(survey_id: UUID) -> Answer:
    """Adds a question at the end."""
    form = QuestionForm(data={"is_required": True})
    done = "The question is added."
    return change_survey(survey_id, form, "add_question", _add, done, anchor="questions")


@pages.route(f"{ADDRESS}/<key>/edit", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def edit_question(survey_id: UUID, key: str) -> Answer:
    """Changes a question."""
    form = QuestionForm(data=typed_question(get_question(get_survey(survey_id), key)))

    def change(survey: Survey, form: QuestionForm) -> None:
        questions.change_question(survey, key, form.question(), by=current_person().id)

    return change_survey(
        survey_id, form, "edit_question", change, "The question is changed.", anchor="questions"
    )


@pages.post(f"{ADDRESS}/<key>/move")
@requires(Permission.SURVEY_WRITE)
def move_question(survey_id: UUID, key: str) -> Answer:
    """Moves a question one place up or down."""
    survey, is_up = get_survey_to_change(survey_id), request.form.get("direction") == UP
    questions.move_question(survey, key, is_up=is_up, by=current_person().id)
    return redirect(url_for("surveys.survey", survey_id=survey_id, _anchor="questions"))


@pages.route(f"{ADDRESS}/<key>/remove", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def remove_question(survey_id: UUID, key: str) -> Answer:
    """Takes a question out."""
    question = get_question(get_survey(survey_id), key)

    def remove(survey: Survey, _form: SureForm) -> None:
        questions.remove_question(survey, key, by=current_person().id)

    return change_survey(
        survey_id,
        SureForm(),
        "remove_question",
        remove,
        "The question is removed.",
        anchor="questions",
        question=question,
    )


def _add(survey: Survey, form: QuestionForm) -> None:
    questions.add_question(survey, form.question(), by=current_person().id)
