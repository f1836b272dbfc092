"""Answers are kept once for each invitation, and nothing that is kept leads from one to the other."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tenants import clock
from tenants.audit.models import AuditEntry
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.surveys.answers import keep_answers
from tenants.records.surveys.models import SurveyAnswer
from tenants.records.surveys.queries import answers_of, get_survey, invitations_of, responses_by_area
from tenants.scope import tenant_scope
from tests.factories.surveys import GOOD, make_open, organisations
from tests.factories.world import World
from workflows.surveys.sending import close


def test_answers_are_kept_with_the_area_alone(world: World) -> None:
    with tenant_scope(world.barnet.id):
        survey = make_open(world.barnet, invited=[*organisations(2), *organisations(1, "South")])
        [north, _, south] = invitations_of(survey.id)
        keep_answers(survey, south, GOOD, today=clock.today())
        [kept] = answers_of(survey.id)
        assert kept.answers == {"q1": True, "q2": [0, 2], "q3": 1, "q4": 12} and kept.area == "South"
        assert set(SurveyAnswer.__table__.c.keys()) == {"tenant_id", "id", "survey_id", "area", "answers"}
        assert [(each.area, each.invited, each.answered) for each in responses_by_area(survey.id)] == [
            ("North", 2, 0),
            ("South", 1, 1),
        ]
        with pytest.raises(WrongState, match="before"):
            keep_answers(survey, south, GOOD, today=clock.today())
        assert north.answered_on is None and len(answers_of(survey.id)) == 1


def test_the_rows_say_nothing_of_the_order_in_which_answers_came(world: World) -> None:
    """Eighteen answer the numbers 0 to 17 one after another; which row holds which is a matter of chance."""
    with tenant_scope(world.barnet.id):
        survey, rows = make_open(world.barnet, invited=organisations(18)), list[UUID]()
        for number, invitation in enumerate(invitations_of(survey.id)):
            keep_answers(survey, invitation, GOOD | {"q4": [str(number)]}, today=clock.today())
            rows += [each.id for each in answers_of(survey.id) if each.id not in rows]
        held = {each.id: each.answers["q4"] for each in answers_of(survey.id)}
    in_order_of_rows = [held[row] for row in rows]
    assert sorted(in_order_of_rows) == list(range(18))
    assert sum(number != place for place, number in enumerate(in_order_of_rows)) > 5  # or a one in a million


def test_the_audit_knows_that_somebody_answered_and_not_what(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        survey = make_open(sqlite_world.barnet)
        keep_answers(survey, invitations_of(survey.id)[0], GOOD, today=clock.today())
        entries = list(
            db.session.scalars(select(AuditEntry).where(AuditEntry.event.startswith("survey-inv")))
        )
        assert [(each.event, each.before, each.after) for each in entries] == [
            ("survey-invitation:answered", {}, {"answered_on": "…"})
        ]
        every = db.session.scalars(select(AuditEntry)).all()
        assert not [each for each in every if "north.example" in f"{each.before}{each.after}"]


def test_nothing_is_kept_when_the_survey_is_closed(sqlite_world: World) -> None:
    with tenant_scope(sqlite_world.barnet.id):
        survey = make_open(sqlite_world.barnet)
        keeping_day = clock.today() + timedelta(days=1)
        close(survey, by=sqlite_world.barnet.lead.id, today=keeping_day)
        with pytest.raises(WrongState, match="closed"):
            keep_answers(get_survey(survey.id), invitations_of(survey.id)[0], GOOD, today=keeping_day)
        assert not answers_of(survey.id)
