"""What people type about a review, a finding or a lesson."""

from datetime import date
from typing import Any
from uuid import UUID

from portal.forms.fields import Choice, Day, LongText, PlainText, Radios, options
from portal.forms.owner import OwnerField, owner_value
from portal.forms.versioned import VersionedForm
from portal.forms.whole_number import WholeNumber
from tenants.dating import format_day
from tenants.frameworks.queries import theme_sets
from tenants.records.learning.details import (
    LONGEST_METHOD,
    LONGEST_REASON,
    LONGEST_SAID,
    LONGEST_TITLE,
    MOST_HOURS,
    MOST_LOOKED_AT,
    FindingDetails,
    LessonDetails,
    ReviewDetails,
)
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.learning.queries import operations_to_review, receptions_to_review
from tenants.records.learning.rules import (
    GRADE_WORDS,
    KIND_WORDS,
    LESSON_WORDS,
    Grade,
    LessonStatus,
    ReviewKind,
)

NOBODY_IN_IT = "Counts and kinds of places are enough: nothing from which somebody could be recognised."


class ReviewForm(VersionedForm):
    """What was looked at, how, and how much work it was."""

    title = PlainText(
        "What was looked at?",
        missing="Enter what was looked at",
        longest=LONGEST_TITLE,
        hint=f"For example: Referral forms of the spring. {NOBODY_IN_IT}",
    )
    kind = Radios(
        "How?",
        missing="Choose how it was looked at",
        choices=options((each.value, words) for each, words in KIND_WORDS.items()),
    )
    held_on = Day(
        "When was it held or begun?",
        missing="Enter the day on which it was held or begun",
        hint="For example 22 11 2026",
    )
    owner = OwnerField("Who sees to it?", missing="Choose who sees to it", hint="A person or a post.")
    looked_at = WholeNumber(
        "How many were looked at?",
        least=0,
        most=MOST_LOOKED_AT,
        must_be_typed=False,
        hint="A whole number. Leave it empty if it is not known; 0 means none.",
    )
    looked_at_words = PlainText("Of what?", longest=200, hint="For example: referral forms")
    hours = WholeNumber(
        "How many hours of work was it?",
        least=0,
        most=MOST_HOURS,
        must_be_typed=False,
        hint="Of everybody together. Leave it empty if it is not known.",
    )
    period_words = PlainText("From which time?", longest=120, hint="For example: April to September 2026")
    method = LongText("How was it done?", longest=LONGEST_METHOD, rows=4, hint=NOBODY_IN_IT)
    operation = Choice("Which operation is it about?", hint="If it is about one of those in the portal")
    reception = Choice(
        "Which reception centre or accommodation is it about?",
        hint="Its debrief is settled once this review is agreed.",
    )
    source = PlainText("Where can more be read?", longest=300, hint="For example: minutes of the board")

    def offer(self, operation_id: UUID | None, reception_id: UUID | None) -> None:
        """Fills in people, operations and receptions; with those that the review is about already."""
        self.owner.offer_everybody()
        operations = [
            (str(each.id), f"{format_day(each.held_on)}: {each.title}")
            for each in operations_to_review(operation_id)
        ]
        receptions = [(str(each.id), each.title) for each in receptions_to_review(reception_id)]
        self.operation.choices = options([("", "None of them"), *operations])
        self.reception.choices = options([("", "None of them"), *receptions])

    def details(self) -> ReviewDetails:
        """What was typed, once the form is valid."""
        return ReviewDetails(
            title=self.title.data or "",
            kind=ReviewKind(self.kind.data),
            held_on=self.held_on.data,
            period_words=self.period_words.data or "",
            looked_at=self.looked_at.number,
            looked_at_words=self.looked_at_words.data or "",
            method=self.method.data or "",
            hours=self.hours.number,
            operation_id=UUID(self.operation.data) if self.operation.data else None,
            reception_id=UUID(self.reception.data) if self.reception.data else None,
            source=self.source.data or "",
        )


def typed_review(review: Review) -> dict[str, Any]:
    """What the form shows of a review."""
    return {
        "title": review.title,
        "kind": ReviewKind(review.kind).value,
        "held_on": review.held_on,
        "owner": owner_value(review),
        "looked_at": _typed(review.looked_at),
        "looked_at_words": review.looked_at_words,
        "hours": _typed(review.hours),
        "period_words": review.period_words,
        "method": review.method,
        "operation": str(review.operation_id or ""),
        "reception": str(review.reception_id or ""),
        "source": review.source,
    }


class FindingForm(VersionedForm):
    """What was found, and how good it is."""

    title = LongText(
        "What was found?", missing="Say what was found", longest=LONGEST_SAID, rows=3, hint=NOBODY_IN_IT
    )
    grade = Radios(
        "How good is that?",
        missing="Choose a grade",
        choices=options((each.value, words) for each, words in GRADE_WORDS.items()),
    )

    def details(self) -> FindingDetails:
        """What was typed, once the form is valid."""
        return FindingDetails(self.title.data or "", Grade(self.grade.data))


def typed_finding(finding: ReviewFinding) -> dict[str, Any]:
    """What the form shows of a finding."""
    return {"title": finding.title, "grade": Grade(finding.grade).value}


class LessonForm(VersionedForm):
    """What is to be done differently, and under which theme it is found again."""

    title = LongText(
        "What is to be done differently?",
        missing="Say what is to be done differently",
        longest=LONGEST_SAID,
        rows=3,
        hint=NOBODY_IN_IT,
    )
    theme = Choice("Theme", hint="Lessons of all reviews are read together, theme by theme.")

    def offer(self, today: date, kept: tuple[str, str] | None = None) -> None:
        """Fills in the themes in force, and the one that it is under already."""
        sets = theme_sets(today)
        offered = [(each.key, f"{each.title} ({one.title})") for one in sets for each in one.themes]
        if kept is not None and kept[0] not in dict(offered):
            offered.append(kept)
        self.theme.choices = options([("", "None of them"), *offered])

    def details(self) -> LessonDetails:
        """What was typed, once the form is valid."""
        return LessonDetails(self.title.data or "", self.theme.data or None)


def typed_lesson(lesson: Lesson) -> dict[str, Any]:
    """What the form shows of a lesson."""
    return {"title": lesson.title, "theme": lesson.theme_key or ""}


class AnswerForm(VersionedForm):
    """What became of a lesson, and why."""

    status = Radios(
        "What became of it?",
        missing="Choose what became of it",
        choices=options((each.value, words) for each, words in LESSON_WORDS.items()),
    )
    because = LongText(
        "Why?",
        longest=LONGEST_REASON,
        rows=3,
        hint=f"What shows that it is learned, or why it is not taken. {NOBODY_IN_IT}",
    )

    @property
    def answer(self) -> LessonStatus:
        """What was chosen, once the form is valid."""
        return LessonStatus(self.status.data)


class AgreeForm(VersionedForm):
    """The day on which the review was agreed."""

    agreed_on = Day(
        "When was it agreed?", missing="Enter the day on which it was agreed", hint="For example 22 11 2026"
    )


class SureForm(VersionedForm):
    """Nothing but the press."""


def _typed(number: int | None) -> str:
    return "" if number is None else str(number)
