"""Reading reviews with what they found and what is to be learned from them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.operations.models import Operation
from tenants.records.plans.models import Action, Plan
from tenants.records.receptions.models import Reception
from tenants.records.receptions.rules import ReceptionStatus

_NO_REVIEW = "We could not find that review."
#: So many operations and plans are offered to hang a review on, the newest first.
MOST_OFFERED = 100
Part = TypeVar("Part", ReviewFinding, Lesson)


@dataclass(frozen=True, slots=True)
class Followed:
    """A lesson with the action that was made of it, and the plan which that is in."""

    lesson: Lesson
    action: Action | None
    plan_title: str


def get_review(review_id: UUID) -> Review:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    review = db.session.scalar(select(Review).where(Review.id == review_id))
    if review is None:
        raise NotFound(_NO_REVIEW)
    return review


def get_review_to_change(review_id: UUID) -> Review:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Review).where(Review.id == review_id).with_for_update()
    review = db.session.scalar(statement.execution_options(populate_existing=True))
    if review is None:
        raise NotFound(_NO_REVIEW)
    return review


def findings_of(review_id: UUID) -> list[ReviewFinding]:
    """What it found, in the order in which it was written down."""
    return _parts(ReviewFinding, review_id)


def get_finding(review_id: UUID, finding_id: UUID) -> ReviewFinding:
    """One finding of one review; NotFound otherwise."""
    return _part(ReviewFinding, review_id, finding_id, "We could not find that finding.")


def lessons_of(review_id: UUID) -> list[Lesson]:
    """Its lessons, in the order in which they were written down."""
    return _parts(Lesson, review_id)


def get_lesson(review_id: UUID, lesson_id: UUID) -> Lesson:
    """One lesson of one review; NotFound otherwise."""
    return _part(Lesson, review_id, lesson_id, "We could not find that lesson.")


def followed(review_id: UUID) -> list[Followed]:
    """Its lessons, each with the action that was made of it."""
    return [Followed(*row) for row in db.session.execute(with_actions().where(Lesson.review_id == review_id))]


def with_actions() -> Select[Lesson, Action, str]:
    """Lessons with their actions and the titles of the plans these are in, to be narrowed."""
    joined = select(Lesson, Action, Plan.title).select_from(Lesson)
    joined = joined.outerjoin(Action, Action.id == Lesson.action_id).outerjoin(
        Plan, Plan.id == Action.plan_id
    )
    return joined.order_by(Lesson.position, Lesson.id)


def find_operation_title(operation_id: UUID | None) -> str | None:
    """The title of the operation that a review is about; None without one, or when it is not the tenant's."""
    if operation_id is None:
        return None
    return db.session.scalar(select(Operation.title).where(Operation.id == operation_id))


def find_reception(reception_id: UUID | None) -> Reception | None:
    """The reception that a review is about; None without one, or when it is not the tenant's."""
    if reception_id is None:
        return None
    return db.session.scalar(select(Reception).where(Reception.id == reception_id))


def operations_to_review(also: UUID | None) -> list[Operation]:
    """Operations that a review may be about, the newest first, with the one that it is about already."""
    newest = select(Operation).order_by(Operation.held_on.desc(), Operation.title).limit(MOST_OFFERED)
    return _with(list(db.session.scalars(newest)), Operation, also)


def receptions_to_review(also: UUID | None) -> list[Reception]:
    """Receptions that have opened, the newest first, with the one that it is about already."""
    opened = Reception.status.in_((ReceptionStatus.OPENED, ReceptionStatus.CLOSED))
    newest = select(Reception).where(opened).order_by(Reception.opened_on.desc(), Reception.title)
    return _with(list(db.session.scalars(newest.limit(MOST_OFFERED))), Reception, also)


def _with(offered: list[Any], model: Any, also: UUID | None) -> list[Any]:
    if also is None or also in {each.id for each in offered}:
        return offered
    found = db.session.scalar(select(model).where(model.id == also))
    return [*offered, found] if found is not None else offered


def _parts(model: type[Part], review_id: UUID) -> list[Part]:
    statement = select(model).where(model.review_id == review_id).order_by(model.position, model.id)
    return list(db.session.scalars(statement))


def _part(model: type[Part], review_id: UUID, part_id: UUID, words: str) -> Part:
    found = db.session.scalar(select(model).where(model.review_id == review_id, model.id == part_id))
    if found is None:
        raise NotFound(words)
    return found


def lessons_by_review(review_ids: Collection[UUID]) -> dict[UUID, list[Lesson]]:
    """The lessons of each of these reviews."""
    found: dict[UUID, list[Lesson]] = {each: [] for each in review_ids}
    for lesson in db.session.scalars(select(Lesson).where(Lesson.review_id.in_(review_ids))):
        found[lesson.review_id].append(lesson)
    return found


def grades_by_review(review_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """The grades of what each of these reviews found."""
    found: dict[UUID, list[str]] = {each: [] for each in review_ids}
    rows = select(ReviewFinding.review_id, ReviewFinding.grade).where(ReviewFinding.review_id.in_(review_ids))
    for review_id, grade in db.session.execute(rows):
        found[review_id].append(grade)
    return found
