"""Starting, copying, opening and closing a survey."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.surveys.details import LONGEST_TITLE, SurveyDetails
from tenants.records.surveys.invitations import copy_invitations
from tenants.records.surveys.models import Survey
from tenants.records.surveys.owed import owe_close, settle_close
from tenants.records.surveys.queries import count_invitations, invitations_of
from tenants.records.surveys.questions import must_be_draft
from tenants.records.surveys.rules import SurveyStatus, problem_with_last_day

_COPY = "Copy of "


def start_survey(
    details: SurveyDetails, owner: Owner, *, by: UUID | None, is_demonstration: bool = False
) -> Survey:
    """A draft without questions; FieldError for what cannot be kept."""
    details.check()
    must_be_ours(owner)
    survey = Survey(id=uuid4(), status=SurveyStatus.DRAFT, questions=[], created_at=clock.now())
    survey.is_demonstration = is_demonstration
    details.write_on(survey)
    survey.owner_post_id, survey.owner_person_id = owner
    db.session.add(survey)
    _keep("survey:started", survey, by)
    return survey


def edit_survey(survey: Survey, details: SurveyDetails, owner: Owner, *, by: UUID) -> None:
    """Changes what a draft is called, its introduction, and who looks after it."""
    must_be_draft(survey)
    details.check()
    _give_to(survey, owner)
    details.write_on(survey)
    _keep("survey:edited", survey, by)


def copy_survey(survey: Survey, *, asks_the_same: bool, by: UUID) -> Survey:
    """A new draft with the same questions, and, if wanted, the same organisations; no answers."""
    title = f"{_COPY}{survey.title.removeprefix(_COPY)}"[:LONGEST_TITLE]
    details = SurveyDetails(title, survey.introduction)
    copied = start_survey(details, Owner(person_id=by), by=by)
    copied.questions = list(survey.questions)
    audit.record("survey:copied", copied, by=by, copy_of=survey.title)
    db.session.flush()
    if asks_the_same:
        copy_invitations(survey, copied, by=by)
    return copied


def open_survey(survey: Survey, closes_on: date | None, *, by: UUID | None, today: date) -> None:
    """From now on it can be answered until its last day, and its questions do not change any more."""
    must_be_draft(survey)
    _must_be_a_last_day(closes_on, today)
    if not survey.questions:
        raise WrongState("There are no questions yet. Add one first.")
    if not count_invitations(survey.id):
        raise WrongState("Nobody is invited yet. Add the organisations that you want to ask first.")
    survey.status, survey.opened_on, survey.closes_on = SurveyStatus.OPEN, today, closes_on
    _keep("survey:opened", survey, by)
    owe_close(survey, by=by)


def change_last_day(survey: Survey, closes_on: date | None, owner: Owner, *, by: UUID, today: date) -> None:
    """Gives an open survey another last day or another owner."""
    must_be_open(survey)
    if closes_on != survey.closes_on:
        _must_be_a_last_day(closes_on, today)
    _give_to(survey, owner)
    survey.closes_on = closes_on
    _keep("survey:last-day-changed", survey, by)
    owe_close(survey, by=by, reason="The last day of the survey was changed")


def close_survey(survey: Survey, *, by: UUID | None, today: date) -> None:
    """Nobody can answer any more, and the results can be read; it cannot be opened again."""
    must_be_open(survey)
    survey.status, survey.closed_on = SurveyStatus.CLOSED, today
    _keep("survey:closed", survey, by)
    settle_close(survey, by=by)


def discard_survey(survey: Survey, *, by: UUID) -> None:
    """Deletes a draft with its questions and invitations; nothing was sent to anybody."""
    must_be_draft(survey)
    audit.record("survey:discarded", survey, by=by)
    for invitation in invitations_of(survey.id):
        db.session.delete(invitation)
    db.session.flush()
    db.session.delete(survey)
    db.session.flush()


def must_be_open(survey: Survey) -> None:
    """WrongState when it is a draft or closed."""
    if survey.status == SurveyStatus.DRAFT:
        raise WrongState("This survey is a draft. Open it first.")
    if survey.status == SurveyStatus.CLOSED:
        raise WrongState("This survey is closed. Copy it to ask again.")


def _must_be_a_last_day(closes_on: date | None, today: date) -> None:
    problem = problem_with_last_day(closes_on, today)
    if problem:
        raise FieldError("closes_on", problem)


def _give_to(survey: Survey, owner: Owner) -> None:
    if owner != Owner.of(survey):
        must_be_ours(owner)
        survey.owner_post_id, survey.owner_person_id = owner


def _keep(event: str, survey: Survey, by: UUID | None) -> None:
    survey.updated_at = clock.now()
    audit.record(event, survey, by=by)
    db.session.flush()
