"""Checks that training is what the report says of it, and that every number of our own is labelled."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.authorities.models import Tenant
from tenants.database import db
from tenants.frameworks.models import TrainingFramework, TrainingTier
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.training.coverage import coverage
from tenants.records.training.models import (
    Course,
    Evaluation,
    Headcount,
    StaffGroup,
    Trainer,
    TrainingAttendance,
    TrainingLevel,
    TrainingSession,
)
from tenants.records.training.rules import SessionStatus
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all
from workflows.demonstration.sources import read


def test_every_course_of_the_report_is_there_when_london_is_loaded(london: Flask) -> None:
    slugs = {tenant.id: tenant.slug for tenant in db.session.scalars(select(Tenant))}
    wanted = {
        (entry["tenant"], course["title"], course["status_words"])
        for entry in read("training")["houses"]
        for course in entry["courses"]
    }
    assert {(slugs[each.tenant_id], each.title, each.status_words) for each in of_all(Course)} == wanted
    assert len({slug for slug, *_ in wanted}) == 33  # LMSL among them; Lewisham's page names none


def test_the_frameworks_are_ladders_of_two_and_four_when_london_is_loaded(london: Flask) -> None:
    ladders = {each.code: len(each.tiers) for each in db.session.scalars(select(TrainingFramework))}
    assert ladders == {"bexley": 2, "2026-four-tier": 4}
    four = select(TrainingTier.description).where(TrainingTier.framework_code == "2026-four-tier")
    assert all("Our wording" in words for words in db.session.scalars(four))


@pytest.mark.parametrize(
    ("slug", "framework", "count"), [("bexley", "bexley", 2), ("sutton", "2026-four-tier", 4)]
)
def test_a_tenant_has_its_ladders_levels_when_it_adopted_it(
    london: Flask, slug: str, framework: str, count: int
) -> None:
    with tenant_scope(house(slug)):
        keys = list(db.session.scalars(select(TrainingLevel.tier_key).order_by(TrainingLevel.position)))
    assert keys == [f"{framework}/{number}" for number in range(1, count + 1)]


def test_there_is_one_planned_course_without_money_when_it_is_the_city(london: Flask) -> None:
    with tenant_scope(house("city-of-london")):
        course = db.session.scalars(select(Course)).one()
        assert (course.status_words, course.notes) == ("planned", "Funding lacking.")
        assert list(db.session.scalars(select(TrainingSession))) == []
        assert coverage(TODAY) == []


def test_the_networks_evaluations_have_no_number_of_answers_when_the_report_gives_none(
    london: Flask,
) -> None:
    with tenant_scope(house("lmsl")):
        found = {(each.before_percent, each.after_percent) for each in db.session.scalars(select(Evaluation))}
        answers = {
            number
            for each in db.session.scalars(select(Evaluation))
            for number in (each.before_answers, each.after_answers)
        }
        people = sorted(db.session.scalars(select(TrainingAttendance.people)))
    assert found == {(43, 93), (39, 90), (None, 95), (55, 90)}
    assert answers == {None}
    assert people == [132, 300]


def test_more_than_sixty_officers_are_sixty_when_it_is_hammersmith_and_fulham(london: Flask) -> None:
    with tenant_scope(house("hammersmith-and-fulham")):
        then = select(TrainingSession).where(TrainingSession.held_on == date(2022, 3, 31))
        session = db.session.scalars(then).one()
        came = select(TrainingAttendance.people).where(TrainingAttendance.session_id == session.id)
        assert list(db.session.scalars(came)) == [60]
        assert "more than 60" in session.notes
        gaps = {line.group for line in coverage(TODAY) if line.gap}
    assert "Councillors" in gaps


def test_landlords_have_no_headcount_when_they_are_outside_the_council(london: Flask) -> None:
    with tenant_scope(house("waltham-forest")):
        group = db.session.scalars(select(StaffGroup)).one()
        assert (group.title, group.is_outside) == ("Private landlords", True)
        assert list(db.session.scalars(select(Headcount))) == []


@pytest.mark.parametrize(("slug", "count"), [("camden", 4), ("croydon", 2), ("bexley", 3), ("barnet", 3)])
def test_the_pool_has_as_many_trainers_as_the_source_says_when_london_is_loaded(
    london: Flask, slug: str, count: int
) -> None:
    with tenant_scope(house(slug)):
        assert len(list(db.session.scalars(select(Trainer)))) == count


def test_all_numbers_are_labelled_when_no_source_gives_them(london: Flask) -> None:
    counted = {each.group_id for each in of_all(Headcount)}
    for group in of_all(StaffGroup):
        assert ("headcount" in group.invented) == (group.id in counted)
    assert all(session.invented for session in of_all(TrainingSession))
    assert all(trainer.invented for trainer in of_all(Trainer))
    without_source = [course for course in of_all(Course) if not course.source]
    assert {course.invented for course in without_source} == {"course"}
    assert all(course.is_demonstration and course.invented for course in of_all(Course))


def test_who_came_is_owed_only_of_sessions_not_yet_recorded_when_london_is_loaded(london: Flask) -> None:
    planned = {each.id for each in of_all(TrainingSession) if each.status == SessionStatus.PLANNED}
    owed = {
        each.record_id for each in of_all(Obligation) if each.kind == Kind.ATTENDANCE and each.done_on is None
    }
    assert owed == planned


def test_refreshers_are_due_to_a_post_when_training_runs_out(london: Flask) -> None:
    refreshers = [each for each in of_all(Obligation) if each.kind == Kind.REFRESHER and each.done_on is None]
    assert any(each.due_on < date(2027, 3, 31) for each in refreshers)
    assert all(each.due_on > TODAY and each.owner_post_id for each in refreshers)
