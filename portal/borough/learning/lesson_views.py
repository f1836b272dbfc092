"""The pages on which it is said what became of a lesson, and on which it is made an action of a plan."""

from uuid import UUID

from flask import url_for

from portal.access import current_person, requires
from portal.borough.learning.action_form import LessonActionForm
from portal.borough.learning.blueprint import learning as pages
from portal.borough.learning.changing import change
from portal.borough.learning.forms import AnswerForm
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.learning import lessons
from tenants.records.learning.models import Lesson, Review
from tenants.records.learning.queries import get_lesson, get_review
from tenants.records.learning.rules import LessonStatus
from tenants.records.plans.details import MOST_LETTERS
from tenants.records.plans.queries import get_aim


@pages.route("/<uuid:review_id>/lessons/<uuid:lesson_id>/answer", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def answer_lesson(review_id: UUID, lesson_id: UUID) -> Answer:
    """Says that a lesson is learned or not taken, and why."""

    def answer(found: Review, form: AnswerForm) -> None:
        part, because = get_lesson(review_id, lesson_id), form.because.data or ""
        lessons.answer_lesson(found, part, form.answer, because, by=current_person().id)

    kept = get_lesson(review_id, lesson_id)
    form = AnswerForm(data={"status": LessonStatus(kept.status).value, "because": kept.because})
    return change(
        review_id,
        form,
        "answer_lesson",
        answer,
        "What became of the lesson is saved.",
        more=lambda _found: {"lesson": get_lesson(review_id, lesson_id)},
        lands=lambda: _back(review_id),
    )


@pages.route("/<uuid:review_id>/lessons/<uuid:lesson_id>/action", methods=["GET", "POST"])
@requires(Permission.PLAN_WRITE)
def make_action(review_id: UUID, lesson_id: UUID) -> Answer:
    """Makes an action of a lesson in one of the council's plans."""

    def make(found: Review, form: LessonActionForm) -> None:
        part, aim, by = get_lesson(review_id, lesson_id), get_aim(form.aim_id), current_person().id
        lessons.make_action(found, part, aim, form.details(), form.due.dating, by=by)

    kept = get_lesson(review_id, lesson_id)
    return change(
        review_id,
        LessonActionForm(data=_begun(get_review(review_id), kept)),
        "make_action",
        make,
        "The lesson is an action of your plan now. Its owner will be reminded.",
        check_shown=lambda _review: lessons.must_have_no_action(kept),
        offer=lambda _review, form: form.offer(clock.today()),
        more=lambda _found: {"lesson": get_lesson(review_id, lesson_id)},
        lands=lambda: _back(review_id),
    )


def _begun(review: Review, lesson: Lesson) -> dict[str, str]:
    """The lesson's words, shortened where they are too long for a title and then whole in the description."""
    most = MOST_LETTERS["title"]
    is_long = len(lesson.title) > most
    title = f"{lesson.title[: most - 1].rsplit(' ', 1)[0]}…" if is_long else lesson.title
    about = f"A lesson of the review “{review.title}”."
    return {"title": title, "description": f"{lesson.title}\n\n{about}" if is_long else about}


def _back(review_id: UUID) -> str:
    return url_for("learning.review", review_id=review_id, _anchor="lessons")
