"""Makes reviews with findings and lessons for a borough."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from tenants import clock
from tenants.dating import Dating
from tenants.records.learning import lessons, service
from tenants.records.learning.details import FindingDetails, LessonDetails, ReviewDetails
from tenants.records.learning.models import Review
from tenants.records.learning.rules import Grade, LessonStatus, ReviewKind
from tenants.records.obligations.service import Owner
from tenants.records.plans.details import Details
from tenants.records.plans.queries import get_aim
from tests.factories.world import Borough

FINDING = "Most forms say which indicators were seen"
LESSON = "Give every team the list of indicators"
THEME = "4p/prevent"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The ids of a borough's reviews: one under way with its parts, and one that is agreed."""

    review: UUID
    finding: UUID
    lesson: UUID
    agreed: UUID


def some_review(**changes: Any) -> ReviewDetails:
    """What somebody might type about a dip sample held ten days ago."""
    details = ReviewDetails(
        title="Referral forms of the spring",
        kind=ReviewKind.DIP_SAMPLE,
        held_on=clock.today() - timedelta(days=10),
        period_words="April to June",
        looked_at=20,
        looked_at_words="referral forms",
        method="Two people read each form and compared their grades.",
        hours=12,
    )
    return replace(details, **changes)


def make_review(borough: Borough, **changes: Any) -> Review:
    """A review that is under way, seen to by the borough's owner; inside its scope."""
    owner = Owner(person_id=borough.owner.id)
    return service.add_review(some_review(**changes), owner, by=borough.lead.id, today=clock.today())


def make_agreed_review(borough: Borough, **changes: Any) -> Review:
    """A review with one finding and one lesson, agreed today."""
    review, lead = make_review(borough, **changes), borough.lead.id
    service.add_finding(review, FindingDetails(FINDING, Grade.SOUND), by=lead)
    lessons.add_lesson(review, LessonDetails(LESSON, THEME), by=lead)
    service.agree(review, clock.today(), by=lead, today=clock.today())
    return review


def furnish_learning(borough: Borough) -> Reviewed:
    """A review under way with a finding and a lesson, and an agreed one with a lesson of each fate."""
    lead, today = borough.lead.id, clock.today()
    open_review = make_review(borough)
    finding = service.add_finding(open_review, FindingDetails(FINDING, Grade.WEAK), by=lead)
    lesson = lessons.add_lesson(open_review, LessonDetails(LESSON, THEME), by=lead)
    agreed = make_review(borough, title="Debrief of the autumn visits", kind=ReviewKind.DEBRIEF)
    fates = [
        lessons.add_lesson(agreed, LessonDetails(f"{LESSON}, part {number}"), by=lead) for number in range(4)
    ]
    service.agree(agreed, today, by=lead, today=today)
    words = Details("Print the list of indicators", owner_person_id=borough.owner.id)
    due = Dating.on_day(today + timedelta(days=40))
    lessons.make_action(agreed, fates[1], get_aim(borough.plan.aim_id), words, due, by=lead)
    lessons.answer_lesson(agreed, fates[2], LessonStatus.LEARNED, "It hangs in every office.", by=lead)
    lessons.answer_lesson(agreed, fates[3], LessonStatus.NOT_TAKEN, "Nobody would read it.", by=lead)
    return Reviewed(open_review.id, finding.id, lesson.id, agreed.id)
