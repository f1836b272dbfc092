"""Checks the reviews of the demonstration: labelled, and unknown where no source gives a number."""

from flask import Flask
from sqlalchemy import select

from tenants.database import db
from tenants.records.learning.models import Lesson, Review
from tenants.records.learning.queries import followed
from tenants.records.learning.rules import Fate, LessonStatus, ReviewStatus, fate_of
from tenants.scope import tenant_scope
from tests.workflows.demonstration.london import TODAY, house, of_all


def test_every_review_is_labelled_when_london_is_loaded(london: Flask) -> None:
    reviews = of_all(Review)
    assert len(reviews) == 6 and all(each.is_demonstration and each.source for each in reviews)
    assert all(each.held_on <= (each.agreed_on or TODAY) <= TODAY for each in reviews)


def test_a_number_is_not_known_when_the_report_gives_none(london: Flask) -> None:
    reported = [each for each in of_all(Review) if each.source.startswith("LMSL annual report")]
    assert len(reported) == 3
    assert {(each.looked_at, each.hours) for each in reported} == {(None, None)}


def test_lessons_have_every_fate_when_bexley_is_loaded(london: Flask) -> None:
    with tenant_scope(house("bexley")):
        lessons = list(db.session.scalars(select(Lesson)))
        fates = {fate_of(LessonStatus(each.status), each.action_id is not None) for each in lessons}
        (made,) = [
            each
            for review in db.session.scalars(select(Review.id))
            for each in followed(review)
            if each.action
        ]
        assert fates == set(Fate) and made.plan_title


def test_one_is_left_to_agree_when_barnet_is_loaded(london: Flask) -> None:
    with tenant_scope(house("barnet")):
        review = db.session.scalars(select(Review)).one()
        assert review.status == ReviewStatus.UNDER_WAY and review.operation_id is not None
