"""What became of a lesson, and how much was looked at, in words."""

import pytest

from tenants.records.learning.rules import (
    Fate,
    LessonStatus,
    fate_of,
    fate_words,
    scale_words,
)
from tenants.records.plans.rules import Standing


@pytest.mark.parametrize(
    ("status", "has_action", "fate"),
    [
        (LessonStatus.OPEN, False, Fate.UNDECIDED),
        (LessonStatus.OPEN, True, Fate.IN_PLAN),
        (LessonStatus.LEARNED, True, Fate.LEARNED),
        (LessonStatus.NOT_TAKEN, False, Fate.NOT_TAKEN),
    ],
)
def test_what_somebody_said_counts_when_an_action_was_made_too(
    status: LessonStatus, has_action: bool, fate: Fate
) -> None:
    assert fate_of(status, has_action) == fate


def test_the_action_says_how_a_lesson_stands_when_nobody_has_said_more() -> None:
    assert fate_words(LessonStatus.OPEN, None) == ("Nothing decided yet", "soon")
    assert fate_words(LessonStatus.OPEN, Standing.LATE) == ("Action is late", "late")
    assert fate_words(LessonStatus.OPEN, Standing.IN_TIME) == ("Action is in time", "quiet")
    assert fate_words(LessonStatus.LEARNED, Standing.LATE) == ("Learned", "done")


@pytest.mark.parametrize(
    ("looked_at", "of_what", "hours", "words"),
    [
        (20, "referral forms", 12, "20 referral forms, 12 hours"),
        (0, "referral forms", None, "0 referral forms"),
        (None, "referral forms", 1, "Referral forms: number not known, 1 hour"),
        (None, "", None, "Number not known"),
    ],
)
def test_a_number_is_not_known_when_nobody_typed_one(
    looked_at: int | None, of_what: str, hours: int | None, words: str
) -> None:
    assert scale_words(looked_at, of_what, hours) == words
