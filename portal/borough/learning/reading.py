"""Reviews and lessons as lines of a page: every word prepared, so that a template only places them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import current_belonging, may
from tenants.people.permissions import Permission
from tenants.records.learning.lists import ListedLesson
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.learning.queries import (
    Followed,
    find_operation_title,
    find_reception,
    findings_of,
    followed,
    get_review,
)
from tenants.records.learning.rules import Grade, LessonStatus, ReviewStatus, fate_words, scale_words
from tenants.records.plans.models import Action
from tenants.records.plans.rules import Claimed, Standing, standing
from tenants.records.pledges.queries import OwnedBy, owner_of

GRADE_TAGS = {Grade.STRENGTH: "done", Grade.SOUND: "quiet", Grade.WEAK: "soon", Grade.SERIOUS: "late"}
STATUS_TAGS = {ReviewStatus.UNDER_WAY: "waiting", ReviewStatus.AGREED: "done"}
NO_THEME_WORDS = "Without a theme"


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson with what became of it, in words."""

    lesson: Lesson
    fate: str
    tag_kind: str
    theme: str
    action: Action | None
    plan_title: str
    can_become_action: bool


@dataclass(frozen=True, slots=True)
class ThemeOfLessons:
    """The lessons of one theme across reviews."""

    title: str
    lessons: tuple[tuple[LessonLine, Review], ...]


@dataclass(frozen=True, slots=True)
class About:
    """The operation or the reception that a review is about: words, and an address for who may open it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything that the page of a review shows."""

    review: Review
    scale: str
    status_tag: str
    owner: OwnedBy
    about: tuple[About, ...]
    findings: tuple[tuple[ReviewFinding, str], ...]  # with the kind of tag for its grade
    lessons: tuple[LessonLine, ...]
    may_write: bool
    may_plan: bool

    @property
    def is_open(self) -> bool:
        """Whether what it says can still change."""
        return self.review.status == ReviewStatus.UNDER_WAY


def open_review(review_id: UUID, themes: Mapping[str, str], today: date) -> ReviewPage:
    """The page of a review; NotFound when it is not the tenant's."""
    review = get_review(review_id)
    return ReviewPage(
        review=review,
        scale=scale_words(review.looked_at, review.looked_at_words, review.hours),
        status_tag=STATUS_TAGS[ReviewStatus(review.status)],
        owner=owner_of(review),
        about=tuple(_about(review)),
        findings=tuple((each, tag_of(each.grade)) for each in findings_of(review_id)),
        lessons=tuple(line_of(each, themes, today) for each in followed(review_id)),
        may_write=may(Permission.LEARNING_WRITE),
        may_plan=may(Permission.PLAN_WRITE),
    )


def line_of(found: Followed, themes: Mapping[str, str], today: date) -> LessonLine:
    """A lesson in words; `themes` has the title of each theme by its key."""
    words, kind = fate_words(LessonStatus(found.lesson.status), action_standing(found.action, today))
    is_free = found.action is None or found.action.claimed == Claimed.CANCELLED
    is_open = found.lesson.status == LessonStatus.OPEN
    return LessonLine(
        lesson=found.lesson,
        fate=words,
        tag_kind=kind,
        theme=themes.get(found.lesson.theme_key or "", ""),
        action=found.action,
        plan_title=found.plan_title or "",
        can_become_action=is_open and is_free,
    )


def by_theme(lessons: Iterable[ListedLesson], themes: Mapping[str, str], today: date) -> list[ThemeOfLessons]:
    """The lessons under their themes, in the order of the themes; those without one stand last."""
    grouped: dict[str, list[tuple[LessonLine, Review]]] = {}
    for each in lessons:
        key = each.followed.lesson.theme_key or ""
        grouped.setdefault(key, []).append((line_of(each.followed, themes, today), each.review))
    ordered = [key for key in [*themes, ""] if key in grouped]
    return [ThemeOfLessons(themes.get(key, NO_THEME_WORDS), tuple(grouped[key])) for key in ordered]


def action_standing(action: Action | None, today: date) -> Standing | None:
    """What the dates say of the action that was made of a lesson; None without one."""
    if action is None:
        return None
    return standing(Claimed(action.claimed), action.due_on, action.is_closed, today)


def tag_of(grade: str) -> str:
    """The kind of tag for a grade."""
    return GRADE_TAGS.get(Grade(grade), "quiet")


def _about(review: Review) -> Iterable[About]:
    """What it is about; only those who may read operations are told which."""
    may_open, house = may(Permission.OPERATION_READ), current_belonging().slug
    title = find_operation_title(review.operation_id) if may_open else None
    if title is not None:
        yield About(title, f"/{house}/operations/{review.operation_id}/")
    elif review.operation_id is not None:
        yield About("An operation of the council", "")
    reception = find_reception(review.reception_id) if may_open else None
    if reception is not None:
        yield About(reception.title, f"/{house}/receptions/{reception.id}/")
    elif review.reception_id is not None:
        yield About("A reception centre or accommodation of the council", "")
