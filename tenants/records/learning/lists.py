"""The lists of reviews and of lessons across reviews, narrowed as an address asks."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select

from tenants.database import db
from tenants.records.learning.models import Lesson, Review
from tenants.records.learning.queries import (
    Followed,
    grades_by_review,
    lessons_by_review,
    with_actions,
)
from tenants.records.learning.rules import Fate, Grade, LessonStatus, ReviewKind, ReviewStatus, fate_of

PAGE_SIZE = 25
#: More lessons than these are not shown at once; a council that has so many narrows the list.
MOST_LESSONS = 500
#: What the list of lessons is narrowed to for those without a theme.
NO_THEME = "none"


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """Which reviews; what is empty leaves nothing out."""

    words: str = ""
    kind: ReviewKind | None = None
    status: ReviewStatus | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ListedReview:
    """A review with how many findings are of which grade, and how many lessons have which fate."""

    review: Review
    grades: dict[Grade, int]
    fates: dict[Fate, int]


@dataclass(frozen=True, slots=True)
class LessonFilter:
    """Which lessons; what is empty leaves nothing out."""

    words: str = ""
    fate: Fate | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class ListedLesson:
    """A lesson with its review and the action that was made of it."""

    followed: Followed
    review: Review


def list_reviews(wanted: ReviewFilter) -> tuple[list[ListedReview], int]:
    """One page of reviews, the latest first, and how many there are of those asked for."""
    asked = _asked(wanted)
    total = db.session.scalar(asked.with_only_columns(func.count(Review.id)).order_by(None)) or 0
    last = max(1, -(-total // PAGE_SIZE))
    offset = (max(1, min(wanted.page, last)) - 1) * PAGE_SIZE
    latest = asked.order_by(Review.held_on.desc(), Review.title, Review.id)
    return _listed(list(db.session.scalars(latest.offset(offset).limit(PAGE_SIZE)))), total


def list_lessons(wanted: LessonFilter) -> list[ListedLesson]:
    """The lessons asked for, those of the latest reviews first."""
    statement = with_actions().add_columns(Review).join(Review, Review.id == Lesson.review_id)
    if wanted.words:
        statement = statement.where(Lesson.title.icontains(wanted.words, autoescape=True))
    if wanted.theme:
        statement = statement.where(Lesson.theme_key == (None if wanted.theme == NO_THEME else wanted.theme))
    if wanted.fate is not None:
        statement = _of_fate(statement, wanted.fate)
    latest = statement.order_by(None).order_by(Review.held_on.desc(), Review.id, Lesson.position)
    rows = db.session.execute(latest.limit(MOST_LESSONS))
    return [ListedLesson(Followed(lesson, action, plan), review) for lesson, action, plan, review in rows]


def _of_fate(statement: Select[Any], fate: Fate) -> Select[Any]:
    if fate in (Fate.UNDECIDED, Fate.IN_PLAN):
        is_in_plan = Lesson.action_id.is_not(None) if fate == Fate.IN_PLAN else Lesson.action_id.is_(None)
        return statement.where(Lesson.status == LessonStatus.OPEN, is_in_plan)
    is_learned = fate == Fate.LEARNED
    return statement.where(Lesson.status == (LessonStatus.LEARNED if is_learned else LessonStatus.NOT_TAKEN))


def _asked(wanted: ReviewFilter) -> Select[Any]:
    statement = select(Review)
    if wanted.words:
        texts = (Review.title, Review.looked_at_words, Review.method)
        statement = statement.where(or_(*(each.icontains(wanted.words, autoescape=True) for each in texts)))
    if wanted.kind is not None:
        statement = statement.where(Review.kind == wanted.kind)
    return statement.where(Review.status == wanted.status) if wanted.status is not None else statement


def _listed(reviews: list[Review]) -> list[ListedReview]:
    ids = [each.id for each in reviews]
    lessons, grades = lessons_by_review(ids), grades_by_review(ids)
    return [ListedReview(each, _grades(grades[each.id]), _fates(lessons[each.id])) for each in reviews]


def _grades(found: list[str]) -> dict[Grade, int]:
    return {grade: found.count(grade) for grade in Grade}


def _fates(lessons: list[Lesson]) -> dict[Fate, int]:
    found = [fate_of(LessonStatus(each.status), each.action_id is not None) for each in lessons]
    return {fate: found.count(fate) for fate in Fate}
