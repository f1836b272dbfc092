"""Adding a review and what it found, changing them while it is under way, and agreeing it."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import delete

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.learning.details import FindingDetails, ReviewDetails
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.learning.owed import settle_debrief_of
from tenants.records.learning.queries import (
    find_operation_title,
    find_reception,
    findings_of,
    lessons_of,
)
from tenants.records.learning.rules import ReviewStatus
from tenants.records.obligations.service import Owner, must_be_ours


def add_review(
    details: ReviewDetails, owner: Owner, *, by: UUID | None, today: date, is_demonstration: bool = False
) -> Review:
    """Adds a review that is under way; FieldError when a value cannot be kept."""
    details.check(today=today)
    _check_subject(details)
    must_be_ours(owner)
    review = Review(id=uuid4(), status=ReviewStatus.UNDER_WAY, created_at=clock.now())
    review.is_demonstration = is_demonstration
    details.write_on(review)
    review.owner_post_id, review.owner_person_id = owner
    db.session.add(review)
    keep("review:added", review, by)
    return review


def edit_review(review: Review, details: ReviewDetails, owner: Owner, *, by: UUID, today: date) -> None:
    """Changes what was looked at and how, while the review is under way."""
    must_be_under_way(review)
    details.check(today=today)
    _check_subject(details)
    if owner != Owner.of(review):
        must_be_ours(owner)
    details.write_on(review)
    review.owner_post_id, review.owner_person_id = owner
    keep("review:edited", review, by)


def remove_review(review: Review, *, by: UUID) -> None:
    """Takes away a review that is under way, with what it found; actions made of its lessons stay."""
    must_be_under_way(review)
    audit.record("review:removed", review, by=by)
    for part in (ReviewFinding, Lesson):
        db.session.execute(delete(part).where(part.review_id == review.id))
    db.session.delete(review)
    db.session.flush()


def agree(review: Review, agreed_on: date | None, *, by: UUID | None, today: date) -> None:
    """Fixes what the review says; the debrief that was owed about a reception is settled with it."""
    must_be_under_way(review)
    if agreed_on is None or agreed_on > today or agreed_on < review.held_on:
        raise FieldError("agreed_on", "Enter a day from that of the review until today.")
    if not findings_of(review.id) and not lessons_of(review.id):
        raise WrongState("Add what was found, or what is to be learned, before the review is agreed.")
    review.status, review.agreed_on = ReviewStatus.AGREED, agreed_on
    keep("review:agreed", review, by)
    settle_debrief_of(review, by=by)


def add_finding(review: Review, details: FindingDetails, *, by: UUID | None) -> ReviewFinding:
    """Adds something that the review found."""
    must_be_under_way(review)
    details.check()
    last = max((each.position for each in findings_of(review.id)), default=0)
    finding = ReviewFinding(id=uuid4(), review_id=review.id, position=last + 1)
    details.write_on(finding)
    db.session.add(finding)
    keep("review:finding-added", review, by, finding=finding.title, grade=finding.grade)
    return finding


def edit_finding(review: Review, finding: ReviewFinding, details: FindingDetails, *, by: UUID) -> None:
    """Changes the words or the grade of a finding."""
    must_be_under_way(review)
    details.check()
    details.write_on(finding)
    keep("review:finding-edited", review, by, finding=finding.title, grade=finding.grade)


def remove_finding(review: Review, finding: ReviewFinding, *, by: UUID) -> None:
    """Takes a finding away."""
    must_be_under_way(review)
    db.session.delete(finding)
    keep("review:finding-removed", review, by, finding=finding.title)


def must_be_under_way(review: Review) -> None:
    """WrongState when the review is agreed, because it does not change any more."""
    if review.status != ReviewStatus.UNDER_WAY:
        raise WrongState(
            "This review is agreed, so what it says does not change any more. "
            "You can still say what became of its lessons."
        )


def keep(event: str, review: Review, by: UUID | None, **extra: object) -> None:
    """Writes a change of the review, or of a part of it, which counts as a change of the review."""
    review.updated_at = clock.now()
    audit.record(event, review, by=by, **extra)
    db.session.flush()


def _check_subject(details: ReviewDetails) -> None:
    """FieldError when the operation or the reception that it is about is not the tenant's."""
    if details.operation_id is not None and find_operation_title(details.operation_id) is None:
        raise FieldError("operation", "Choose an operation from the list.")
    if details.reception_id is not None and find_reception(details.reception_id) is None:
        raise FieldError("reception", "Choose a reception plan from the list.")
