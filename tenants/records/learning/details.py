"""What people type about a review, a finding or a lesson, checked before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenants.errors import FieldError
from tenants.frameworks.queries import theme_titles
from tenants.holding_nobody import must_hold_nobody
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.learning.rules import Grade, LessonStatus, ReviewKind

LONGEST_TITLE, LONGEST_METHOD, LONGEST_SAID, LONGEST_REASON = 160, 2000, 500, 300
MOST_LOOKED_AT, MOST_HOURS = 99_999, 9_999
EARLIEST = date(2000, 1, 1)
MOST_LETTERS = {
    **{"title": LONGEST_TITLE, "period_words": 120, "looked_at_words": 200},
    **{"method": LONGEST_METHOD, "source": 300},
}


@dataclass(frozen=True, slots=True)
class ReviewDetails:
    """What was looked at, how much of it, how, and for how long; a number that is None is not known."""

    title: str
    kind: ReviewKind
    held_on: date | None
    period_words: str = ""
    looked_at: int | None = None
    looked_at_words: str = ""
    method: str = ""
    hours: int | None = None
    operation_id: UUID | None = None
    reception_id: UUID | None = None
    source: str = ""

    def check(self, *, today: date) -> None:
        """FieldError when a value cannot be kept, or when a text could show who somebody is."""
        if not self.title.strip():
            raise FieldError("title", "Enter what was looked at, for example: Referral forms of this year.")
        _check_texts({field: getattr(self, field) for field in MOST_LETTERS}, MOST_LETTERS)
        _check_day(self.held_on, today)
        _check_number("looked_at", self.looked_at, MOST_LOOKED_AT)
        _check_number("hours", self.hours, MOST_HOURS)

    def write_on(self, review: Review) -> None:
        """Copies it to the record; `held_on` is known, or check() would have refused."""
        review.title, review.kind = self.title.strip(), self.kind
        review.held_on = self.held_on or EARLIEST
        review.period_words, review.looked_at = self.period_words.strip(), self.looked_at
        review.looked_at_words, review.method = self.looked_at_words.strip(), self.method.strip()
        review.hours, review.source = self.hours, self.source.strip()
        review.operation_id, review.reception_id = self.operation_id, self.reception_id


@dataclass(frozen=True, slots=True)
class FindingDetails:
    """What a review found, and how good it is."""

    title: str
    grade: Grade

    def check(self) -> None:
        """FieldError when it is empty, too long, or could show who somebody is."""
        _check_said(self.title, "Say what was found.")

    def write_on(self, finding: ReviewFinding) -> None:
        """Copies it to the record."""
        finding.title, finding.grade = self.title.strip(), self.grade


@dataclass(frozen=True, slots=True)
class LessonDetails:
    """What is to be done differently, and the theme under which it will be found again."""

    title: str
    theme_key: str | None = None

    def check(self) -> None:
        """FieldError when it is empty, too long, could show who somebody is, or names no theme."""
        _check_said(self.title, "Say what is to be done differently.")
        if self.theme_key is not None and self.theme_key not in theme_titles():
            raise FieldError("theme", "Choose a theme from the list.")

    def write_on(self, lesson: Lesson) -> None:
        """Copies it to the record."""
        lesson.title, lesson.theme_key = self.title.strip(), self.theme_key


def check_reason(status: LessonStatus, because: str) -> None:
    """FieldError when it is not said why a lesson counts as learned or is not taken."""
    if status != LessonStatus.OPEN and not because.strip():
        raise FieldError("because", "Say why, in a sentence: readers will ask.")
    _check_texts({"because": because}, {"because": LONGEST_REASON})


def _check_said(text: str, missing: str) -> None:
    if not text.strip():
        raise FieldError("title", missing)
    _check_texts({"title": text}, {"title": LONGEST_SAID})


def _check_texts(texts: Mapping[str, str], longest: Mapping[str, int]) -> None:
    for field, text in texts.items():
        if len(text.strip()) > longest[field]:
            raise FieldError(field, f"Shorten this to {longest[field]:,} characters or fewer.")
        must_hold_nobody(field, text)


def _check_day(held_on: date | None, today: date) -> None:
    if held_on is None:
        raise FieldError("held_on", "Enter the day on which it was held or begun.")
    if held_on > today:
        raise FieldError("held_on", "This day has not come yet. Enter the day on which it was held or begun.")
    if held_on < EARLIEST:
        raise FieldError("held_on", f"Check the year: this is before {EARLIEST.year}.")


def _check_number(field: str, number: int | None, most: int) -> None:
    if number is not None and not 0 <= number <= most:
        raise FieldError(field, f"Enter a whole number from 0 to {most:,}, or leave it empty if not known.")
