"""A review as a paper, to be read on a page, in Word or as a PDF."""

from collections.abc import Sequence
from datetime import date

from tenants.dating import format_day
from tenants.records.learning.models import Review, ReviewFinding
from tenants.records.learning.queries import Followed
from tenants.records.learning.rules import (
    GRADE_WORDS,
    KIND_WORDS,
    Grade,
    LessonStatus,
    ReviewKind,
    ReviewStatus,
    fate_words,
    scale_words,
)
from tenants.records.plans.models import Action
from tenants.records.plans.rules import Claimed, Standing, standing
from workflows.papers.content import Facts, Paper, Paragraph, Section, Table

UNDER_WAY = "Under way, not agreed yet"
INVENTED = "Invented for a demonstration"
_NOBODY = (
    "Nobody is in this paper: it holds counts, methods and lessons, and nothing about any single person."
)


def review_paper(
    organisation: str,
    review: Review,
    findings: Sequence[ReviewFinding],
    lessons: Sequence[tuple[Followed, str]],
    today: date,
) -> Paper:
    """What was looked at and how, what was found, and what is learned; each lesson comes with its theme."""
    return Paper(
        organisation=organisation,
        title=review.title,
        subtitle=KIND_WORDS[ReviewKind(review.kind)],
        about=Facts(tuple(_about(review))),
        sections=(
            Section("How it was done", (Paragraph(review.method or "Not written down."), Paragraph(_NOBODY))),
            Section("What was found", (_findings(findings),)),
            Section("What is to be learned", (_lessons(lessons, today),)),
        ),
        marking=_marking(review),
    )


def _about(review: Review) -> list[tuple[str, str]]:
    known = (
        ("Held", format_day(review.held_on)),
        ("From which time", review.period_words),
        ("Looked at", scale_words(review.looked_at, review.looked_at_words, review.hours)),
        ("Agreed", format_day(review.agreed_on) if review.agreed_on else "Not yet"),
        ("Source", review.source),
    )
    return [(term, words) for term, words in known if words]


def _marking(review: Review) -> str:
    if review.is_demonstration:
        return INVENTED
    return "" if review.status == ReviewStatus.AGREED else UNDER_WAY


def _findings(findings: Sequence[ReviewFinding]) -> Table:
    rows = tuple((each.title, GRADE_WORDS[Grade(each.grade)]) for each in findings)
    return Table("Findings", ("What was found", "Grade"), rows, nothing="Nothing is written down.")


def _lessons(lessons: Sequence[tuple[Followed, str]], today: date) -> Table:
    rows = tuple((each.lesson.title, theme or "None", _fate(each, today)) for each, theme in lessons)
    head = ("What is to be done differently", "Theme", "What became of it")
    return Table("Lessons", head, rows, nothing="Nothing is written down.")


def _fate(followed: Followed, today: date) -> str:
    words, _tag = fate_words(LessonStatus(followed.lesson.status), _standing(followed.action, today))
    if followed.lesson.because:
        return f"{words}: {followed.lesson.because}"
    named = followed.action is not None and followed.lesson.status == LessonStatus.OPEN
    return f"{words} ({followed.action.ref}, {followed.plan_title})" if named and followed.action else words


def _standing(action: Action | None, today: date) -> Standing | None:
    if action is None:
        return None
    return standing(Claimed(action.claimed), action.due_on, action.is_closed, today)
