"""Checks that the demonstration's surveys are invented, labelled, and worth looking at."""

import re

from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.surveys.models import SurveyAnswer, SurveyInvitation
from tenants.records.surveys.queries import answers_of, invitations_of, responses_of_all, surveys
from tenants.records.surveys.questions import questions_of
from tenants.records.surveys.results import results_of
from tenants.records.surveys.rules import SurveyStatus
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import house, of_all
from workflows.notices.models import OutboxMessage


def test_three_hundred_homes_are_asked_and_four_in_ten_answer(london: Flask) -> None:
    with tenant_scope(house("enfield")):
        running, closed = surveys()
        assert (running.status, closed.status) == (SurveyStatus.OPEN, SurveyStatus.CLOSED)
        response = responses_of_all()[closed.id]
        assert response.invited == 300 and 35 <= (response.percent or 0) <= 45
        given = [(each.area, each.answers) for each in answers_of(closed.id)]
        results = results_of(questions_of(closed), given)
        assert results.answers == response.answered == len(given)
        assert "West" in results.held_back and not any(each.is_held_back for each in results.questions)
        assert all(any(one.count for one in each.counts) for each in results.questions)
        assert find_obligation(Kind.SURVEY_CLOSE, running.id) is not None
        assert len({each.email for each in invitations_of(closed.id)}) == 300


def test_nobody_real_is_asked_and_nothing_is_sent(london: Flask) -> None:
    asked, answered = of_all(SurveyInvitation), of_all(SurveyAnswer)
    assert all(re.fullmatch(r"office@[a-z-]+\.example", each.email) for each in asked) and answered
    letters = select(OutboxMessage).where(OutboxMessage.dedupe_key.startswith("survey:"))
    assert not db.session.scalars(letters).all()
