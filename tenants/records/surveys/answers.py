"""Keeps a set of answers once for each invitation, among the others in no order."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.questions import Question, questions_of
from tenants.records.surveys.rules import LARGEST_NUMBER, Asked
from tenants.records.surveys.service import must_be_open

Given = Mapping[str, Sequence[str]]


def field_of(key: str) -> str:
    """The name of a question's field in a form."""
    return f"answer_{key}"


def keep_answers(
    survey: Survey, invitation: SurveyInvitation, given: Given, *, today: date
) -> dict[str, Any]:
    """Keeps what was chosen, by the keys of the questions; who chose it is forgotten at once.

    FieldError for an answer that does not fit its question; WrongState when the survey is not open or the
    invitation was used before. The invitation must be held.
    """
    must_be_open(survey)
    if invitation.answered_on is not None:
        raise WrongState("Answers were sent with this link before.")
    answers = read_answers(questions_of(survey), given)
    invitation.answered_on = today
    audit.record("survey-invitation:answered", invitation, by=None)
    _keep_in_no_order(survey.id, invitation.area, answers)
    db.session.flush()
    return answers


def read_answers(questions: Sequence[Question], given: Given) -> dict[str, Any]:
    """The answers as they are kept; a question that was left out is not among them."""
    read = {each.key: read_answer(each, given.get(each.key, ())) for each in questions}
    return {key: answer for key, answer in read.items() if answer is not None}


def read_answer(question: Question, given: Sequence[str]) -> Any:
    """A place, places, true or false, or a number; None when nothing was said and nothing had to be."""
    chosen = [each for each in given if each.strip()]
    if not chosen:
        if question.is_required:
            raise FieldError(field_of(question.key), "Answer this question.")
        return None
    return _number(question, chosen[0]) if question.asked == Asked.NUMBER else _chosen(question, chosen)


def _chosen(question: Question, chosen: Sequence[str]) -> Any:
    if not set(chosen) <= {value for value, _ in question.options}:
        raise FieldError(field_of(question.key), "Choose from the answers offered.")
    if question.asked == Asked.SEVERAL:
        return sorted({int(each) for each in chosen})
    return chosen[0] == "yes" if question.asked == Asked.YES_NO else int(chosen[0])


def _number(question: Question, typed: str) -> int:
    plain = typed.replace(",", "").replace(" ", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 6):
        words = f"Enter a whole number from 0 to {LARGEST_NUMBER:,}, such as 12."
        raise FieldError(field_of(question.key), words)
    return int(plain)


def _keep_in_no_order(survey_id: UUID, area: str, answers: dict[str, Any]) -> None:
    """Changes places with one of the sets kept before, each as likely as any, or with none.

    The days of invitations are known, so rows in the order in which they came would tell who gave which.
    """
    kept = list(db.session.scalars(select(SurveyAnswer.id).where(SurveyAnswer.survey_id == survey_id)))
    added = SurveyAnswer(id=uuid4(), survey_id=survey_id, area=area, answers=answers)
    place = secrets.randbelow(len(kept) + 1)
    if place < len(kept):
        other = _held(kept[place])
        added.area, added.answers, other.area, other.answers = other.area, other.answers, area, answers
    db.session.add(added)


def _held(answer_id: UUID) -> SurveyAnswer:
    statement = select(SurveyAnswer).where(SurveyAnswer.id == answer_id).with_for_update()
    return db.session.scalars(statement.execution_options(populate_existing=True)).one()
