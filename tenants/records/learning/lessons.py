"""Writing lessons down, making actions of them, and saying what became of them."""

from uuid import UUID, uuid4

from sqlalchemy import select

from tenants.database import db
from tenants.dating import Dating
from tenants.errors import WrongState
from tenants.holding_nobody import must_hold_nobody
from tenants.records.learning.details import LessonDetails, check_reason
from tenants.records.learning.models import Lesson, Review
from tenants.records.learning.queries import lessons_of
from tenants.records.learning.rules import LessonStatus
from tenants.records.learning.service import keep, must_be_under_way
from tenants.records.plans.details import Details
from tenants.records.plans.models import Action, Aim
from tenants.records.plans.rules import Claimed
from tenants.records.plans.service import add_action


def add_lesson(review: Review, details: LessonDetails, *, by: UUID | None) -> Lesson:
    """Adds what is to be done differently; nothing is decided about it yet."""
    must_be_under_way(review)
    details.check()
    last = max((each.position for each in lessons_of(review.id)), default=0)
    lesson = Lesson(id=uuid4(), review_id=review.id, status=LessonStatus.OPEN, position=last + 1)
    details.write_on(lesson)
    db.session.add(lesson)
    keep("review:lesson-added", review, by, lesson=lesson.title)
    return lesson


def edit_lesson(review: Review, lesson: Lesson, details: LessonDetails, *, by: UUID) -> None:
    """Changes the words or the theme of a lesson while its review is under way."""
    must_be_under_way(review)
    details.check()
    details.write_on(lesson)
    keep("review:lesson-edited", review, by, lesson=lesson.title)


def remove_lesson(review: Review, lesson: Lesson, *, by: UUID) -> None:
    """Takes a lesson away while its review is under way; an action made of it stays in its plan."""
    must_be_under_way(review)
    db.session.delete(lesson)
    keep("review:lesson-removed", review, by, lesson=lesson.title)


def answer_lesson(
    review: Review, lesson: Lesson, status: LessonStatus, because: str, *, by: UUID | None
) -> None:
    """Says that a lesson is learned or not taken, and why, or that it is open again; agreed reviews too."""
    check_reason(status, because)
    lesson.status, lesson.because = status, because.strip()
    event = {
        LessonStatus.OPEN: "review:lesson-opened",
        LessonStatus.LEARNED: "review:lesson-learned",
        LessonStatus.NOT_TAKEN: "review:lesson-not-taken",
    }[status]
    keep(event, review, by, lesson=lesson.title, because=lesson.because)


def make_action(
    review: Review, lesson: Lesson, aim: Aim, details: Details, due: Dating, *, by: UUID | None
) -> Action:
    """Makes an action of a lesson; from then on the action says how it stands, until somebody says more.

    WrongState while there is one already that was not cancelled.
    """
    must_have_no_action(lesson)
    must_hold_nobody("title", details.title)
    must_hold_nobody("description", details.description)
    action = add_action(aim, details, due, by=by)
    lesson.action_id, lesson.status, lesson.because = action.id, LessonStatus.OPEN, ""
    keep("review:lesson-made-action", review, by, lesson=lesson.title, action=action.ref)
    return action


def must_have_no_action(lesson: Lesson) -> None:
    """WrongState when an action was made of the lesson, and was not cancelled."""
    if lesson.action_id is None:
        return
    claimed = db.session.scalar(select(Action.claimed).where(Action.id == lesson.action_id))
    if claimed != Claimed.CANCELLED:
        raise WrongState("An action was made of this lesson already. Its page shows how it stands.")
