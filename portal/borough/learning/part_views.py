"""The pages on which findings and lessons are added to a review, edited and taken away."""

from typing import Any
from uuid import UUID

from flask import url_for

from portal.access import current_person, requires
from portal.borough.learning.blueprint import learning as pages
from portal.borough.learning.changing import change
from portal.borough.learning.forms import (
    FindingForm,
    LessonForm,
    SureForm,
    typed_finding,
    typed_lesson,
)
from portal.borough.learning.themes import themes_in_words
from portal.forms.changing import Answer
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.learning import lessons, service
from tenants.records.learning.models import Review
from tenants.records.learning.queries import get_finding, get_lesson
from tenants.records.learning.service import must_be_under_way


@pages.route("/<uuid:review_id>/findings/add", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def add_finding(review_id: UUID) -> Answer:
    """Adds something that was found."""

    def add(found: Review, form: FindingForm) -> None:
        service.add_finding(found, form.details(), by=current_person().id)

    return _change(review_id, FindingForm(), "finding", add, "The finding is added.", "findings")


@pages.route("/<uuid:review_id>/findings/<uuid:finding_id>/edit", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def edit_finding(review_id: UUID, finding_id: UUID) -> Answer:
    """Changes a finding or its grade."""

    def edit(found: Review, form: FindingForm) -> None:
        part = get_finding(review_id, finding_id)
        service.edit_finding(found, part, form.details(), by=current_person().id)

    form = FindingForm(data=typed_finding(get_finding(review_id, finding_id)))
    more = {"finding_id": finding_id}
    return _change(review_id, form, "finding", edit, "Your changes are saved.", "findings", more)


@pages.route("/<uuid:review_id>/findings/<uuid:finding_id>/remove", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def remove_finding(review_id: UUID, finding_id: UUID) -> Answer:
    """Asks whether a finding is to be taken away, and takes it away."""

    def remove(found: Review, _form: SureForm) -> None:
        service.remove_finding(found, get_finding(review_id, finding_id), by=current_person().id)

    more = {"part": get_finding(review_id, finding_id).title, "what": "finding"}
    return _change(
        review_id, SureForm(), "remove_part", remove, "The finding is taken away.", "findings", more
    )


@pages.route("/<uuid:review_id>/lessons/add", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def add_lesson(review_id: UUID) -> Answer:
    """Adds what is to be done differently."""

    def add(found: Review, form: LessonForm) -> None:
        lessons.add_lesson(found, form.details(), by=current_person().id)

    form = LessonForm()
    form.offer(clock.today())
    return _change(review_id, form, "lesson", add, "The lesson is added.", "lessons")


@pages.route("/<uuid:review_id>/lessons/<uuid:lesson_id>/edit", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def edit_lesson(review_id: UUID, lesson_id: UUID) -> Answer:
    """Changes a lesson or its theme."""

    def edit(found: Review, form: LessonForm) -> None:
        lessons.edit_lesson(found, get_lesson(review_id, lesson_id), form.details(), by=current_person().id)

    kept = get_lesson(review_id, lesson_id)
    form = LessonForm(data=typed_lesson(kept))
    theme = kept.theme_key
    form.offer(clock.today(), (theme, themes_in_words().get(theme, theme)) if theme else None)
    more = {"lesson_id": lesson_id}
    return _change(review_id, form, "lesson", edit, "Your changes are saved.", "lessons", more)


@pages.route("/<uuid:review_id>/lessons/<uuid:lesson_id>/remove", methods=["GET", "POST"])
@requires(Permission.LEARNING_WRITE)
def remove_lesson(review_id: UUID, lesson_id: UUID) -> Answer:
    """Asks whether a lesson is to be taken away, and takes it away."""

    def remove(found: Review, _form: SureForm) -> None:
        lessons.remove_lesson(found, get_lesson(review_id, lesson_id), by=current_person().id)

    more = {"part": get_lesson(review_id, lesson_id).title, "what": "lesson"}
    return _change(review_id, SureForm(), "remove_part", remove, "The lesson is taken away.", "lessons", more)


def _change(
    review_id: UUID,
    form: Any,
    page: str,
    work: Any,
    done: str,
    part: str,
    more: dict[str, Any] | None = None,
) -> Answer:
    """The page about a part of a review that is under way; it leads back to that part."""
    return change(
        review_id,
        form,
        page,
        work,
        done,
        check_shown=must_be_under_way,
        more=lambda _found: more or {},
        lands=lambda: url_for("learning.review", review_id=review_id, _anchor=part),
    )
