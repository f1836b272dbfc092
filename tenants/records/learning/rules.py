"""Kinds and states of a review, grades of findings, and states of lessons."""

from enum import StrEnum

from tenants.records.plans.rules import Standing


class ReviewKind(StrEnum):
    """How something was looked at."""

    CASE_REVIEW = "case-review"
    DIP_SAMPLE = "dip-sample"
    DEBRIEF = "debrief"
    THEMATIC = "thematic"


class ReviewStatus(StrEnum):
    """Where it stands."""

    UNDER_WAY = "under-way"
    AGREED = "agreed"  # does not change any more, except for what follows from its lessons


class Grade(StrEnum):
    """How good what was found is."""

    STRENGTH = "strength"
    SOUND = "sound"
    WEAK = "weak"
    SERIOUS = "serious"
    NOT_GRADED = "not-graded"


class LessonStatus(StrEnum):
    """What became of a lesson; while an action was made of it, the action says."""

    OPEN = "open"
    LEARNED = "learned"
    NOT_TAKEN = "not-taken"


class Fate(StrEnum):
    """What became of a lesson, with actions in plans: the four answers that a list can be narrowed to."""

    UNDECIDED = "undecided"
    IN_PLAN = "in-plan"
    LEARNED = "learned"
    NOT_TAKEN = "not-taken"


KIND_WORDS: dict[ReviewKind, str] = {
    ReviewKind.CASE_REVIEW: "Multi-agency review",
    ReviewKind.DIP_SAMPLE: "Dip sample",
    ReviewKind.DEBRIEF: "Debrief",
    ReviewKind.THEMATIC: "Review of a theme",
}
STATUS_WORDS: dict[ReviewStatus, str] = {
    ReviewStatus.UNDER_WAY: "Under way",
    ReviewStatus.AGREED: "Agreed",
}
GRADE_WORDS: dict[Grade, str] = {
    Grade.STRENGTH: "Strength",
    Grade.SOUND: "Sound",
    Grade.WEAK: "Weak",
    Grade.SERIOUS: "Serious weakness",
    Grade.NOT_GRADED: "Not graded",
}
LESSON_WORDS: dict[LessonStatus, str] = {
    LessonStatus.OPEN: "Nothing decided yet",
    LessonStatus.LEARNED: "Learned",
    LessonStatus.NOT_TAKEN: "Not taken",
}
FATE_WORDS: dict[Fate, str] = {
    Fate.UNDECIDED: LESSON_WORDS[LessonStatus.OPEN],
    Fate.IN_PLAN: "An action of a plan",
    Fate.LEARNED: LESSON_WORDS[LessonStatus.LEARNED],
    Fate.NOT_TAKEN: LESSON_WORDS[LessonStatus.NOT_TAKEN],
}
#: How an action of a plan stands, in the words of a lesson.
_ACTION_WORDS: dict[Standing, str] = {
    Standing.LATE: "Action is late",
    Standing.DUE_SOON: "Action is due soon",
    Standing.IN_TIME: "Action is in time",
    Standing.UNDATED: "Action has no date",
    Standing.WAITING: "Action waits for acceptance",
    Standing.DONE: "Action is done",
    Standing.CANCELLED: "Action was cancelled",
}
_ACTION_TAGS: dict[Standing, str] = {
    Standing.LATE: "late",
    Standing.DUE_SOON: "soon",
    Standing.WAITING: "waiting",
    Standing.DONE: "done",
}


def fate_of(status: LessonStatus, has_action: bool) -> Fate:
    """What became of a lesson; what somebody said of it counts before the action that was made of it."""
    if status == LessonStatus.OPEN:
        return Fate.IN_PLAN if has_action else Fate.UNDECIDED
    return Fate.LEARNED if status == LessonStatus.LEARNED else Fate.NOT_TAKEN


def fate_words(status: LessonStatus, action: Standing | None) -> tuple[str, str]:
    """What became of a lesson in words, and the kind of tag for them; `action` is how its action stands."""
    if status == LessonStatus.OPEN and action is not None:
        return _ACTION_WORDS[action], _ACTION_TAGS.get(action, "quiet")
    tags = {LessonStatus.OPEN: "soon", LessonStatus.LEARNED: "done", LessonStatus.NOT_TAKEN: "quiet"}
    return LESSON_WORDS[status], tags[status]


def scale_words(looked_at: int | None, of_what: str, hours: int | None) -> str:
    """How much was looked at and how long it took: "20 referral forms, 12 hours"; unknown is said."""
    if looked_at is not None:
        what = f"{looked_at:,} {of_what}".strip()
    else:
        what = f"{of_what[:1].upper()}{of_what[1:]}: number not known" if of_what else "Number not known"
    spent = "" if hours is None else f", {hours:,} hour{'' if hours == 1 else 's'}"
    return f"{what}{spent}"
