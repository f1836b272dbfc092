"""The pages on which reviews and lessons are listed and read, with everything that was changed."""

from dataclasses import replace
from uuid import UUID

from flask import render_template, request, url_for

from portal.access import may, requires
from portal.borough.activity.history import history_page
from portal.borough.learning import filters
from portal.borough.learning.blueprint import learning as pages
from portal.borough.learning.reading import STATUS_TAGS, by_theme, open_review
from portal.borough.learning.themes import themes_in_words
from portal.paging import Page
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.learning.lists import MOST_LESSONS, PAGE_SIZE, list_lessons, list_reviews
from tenants.records.learning.queries import get_review
from tenants.records.learning.rules import (
    FATE_WORDS,
    GRADE_WORDS,
    KIND_WORDS,
    STATUS_WORDS,
    Grade,
    scale_words,
)


@pages.get("/")
@requires(Permission.LEARNING_READ)
def reviews() -> str:
    """The reviews that the address asks for, the latest first."""
    wanted = filters.read_reviews(request.args)
    listed, total = list_reviews(wanted)
    page = Page(wanted.page, total, PAGE_SIZE)
    return render_template(
        "borough/learning/reviews.html",
        asked=replace(wanted, page=page.number),
        is_narrowed=filters.is_narrowed(wanted),
        sentence=filters.reviews_in_words(wanted, total),
        choices=filters.review_choices(wanted),
        listed=listed,
        page=page,
        kind_words=KIND_WORDS,
        status_words=STATUS_WORDS,
        status_tags=STATUS_TAGS,
        fate_words=FATE_WORDS,
        graded=[(grade, GRADE_WORDS[grade]) for grade in Grade],
        scale_words=scale_words,
        may_write=may(Permission.LEARNING_WRITE),
    )


@pages.get("/lessons")
@requires(Permission.LEARNING_READ)
def lessons() -> str:
    """Lessons of all reviews, theme by theme, with what became of each."""
    known = themes_in_words()
    wanted = filters.read_lessons(request.args, known)
    found = list_lessons(wanted)
    used = {each.followed.lesson.theme_key for each in found} | {wanted.theme}
    offered = {key: title for key, title in known.items() if key in used}
    return render_template(
        "borough/learning/lessons.html",
        asked=wanted,
        is_narrowed=filters.is_narrowed(wanted),
        sentence=filters.lessons_in_words(wanted, len(found), known),
        choices=filters.lesson_choices(wanted, offered if not wanted.theme else known),
        groups=by_theme(found, known, clock.today()),
        is_cut_off=len(found) == MOST_LESSONS,
    )


@pages.get("/<uuid:review_id>/")
@requires(Permission.LEARNING_READ)
def review(review_id: UUID) -> str:
    """One review: what was looked at, what was found, and what is learned from it."""
    page = open_review(review_id, themes_in_words(), clock.today())
    return render_template(
        "borough/learning/review.html",
        page=page,
        review=page.review,
        kind_words=KIND_WORDS,
        status_words=STATUS_WORDS,
        grade_words=GRADE_WORDS,
    )


@pages.get("/<uuid:review_id>/history")
@requires(Permission.LEARNING_READ)
def history(review_id: UUID) -> str:
    """Every change of the review and of its parts, newest first."""
    found = get_review(review_id)
    return history_page(review_id, "review", found.title, url_for("learning.review", review_id=review_id))
