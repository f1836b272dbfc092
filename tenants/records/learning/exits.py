"""Door two for reviews: how many findings of each grade and lessons of each theme there were."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from tenants.counts import Counts, Period, tally
from tenants.database import db
from tenants.frameworks.together import theme_of
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.learning.rules import LessonStatus, ReviewStatus, fate_of

_FINDINGS = "findings"
_IS_AGREED = Review.status == ReviewStatus.AGREED


def contribution(measure_key: str, period: Period, today: date) -> Counts | None:
    """What agreed reviews that were held in the period found, or what is to be learned from them.

    None when the first review was later: what one would have found is not known.
    """
    began_on = db.session.scalar(select(func.min(Review.held_on)).where(_IS_AGREED))
    if began_on is None or began_on > period.starts_on:
        return None
    return _findings(period) if measure_key == _FINDINGS else _lessons(period)


def _findings(period: Period) -> Counts:
    statement = select(Review.kind, ReviewFinding.grade)
    statement = statement.join(ReviewFinding, ReviewFinding.review_id == Review.id)
    rows = db.session.execute(_agreed(statement, period))
    return tally(("review", "grade"), ((str(row.kind), str(row.grade)) for row in rows))


def _lessons(period: Period) -> Counts:
    statement = select(Lesson.theme_key, Lesson.status, Lesson.action_id)
    rows = db.session.execute(_agreed(statement.join(Review, Review.id == Lesson.review_id), period))
    each = (
        (theme_of(row.theme_key), fate_of(LessonStatus(row.status), row.action_id is not None).value)
        for row in rows
    )
    return tally(("theme", "fate"), each)


def _agreed(statement: Any, period: Period) -> Any:
    held = Review.held_on.between(period.starts_on, period.ends_on)
    return statement.where(_IS_AGREED, held)
