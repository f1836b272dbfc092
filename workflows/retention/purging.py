"""Purges one kind of record after somebody has looked at what would go, in one transaction."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update

from tenants import clock
from tenants.database import db
from tenants.errors import Conflict, NotFound
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.rules import Kind
from tenants.records.operations.models import Operation, OperationAgency, OperationArrest, OperationTag
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.referrals.models import Referral, ReferralImport, ReferralType
from tenants.records.resources.models import HandOver
from tenants.records.retention.models import Purge
from tenants.records.retention.rules import Kept
from tenants.records.retention.service import note_purge
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.training.models import Attendee, TrainingSession
from workflows.retention.leftovers import forget_deadlines, in_groups
from workflows.retention.preview import preview_one

_CHANGED = "This list has changed since you opened the page, so nothing was purged. Look at it again."


def purge(kept: Kept, *, seen: int, by: UUID, today: date) -> Purge:
    """Purges what is due of one kind today, and writes down how many.

    `seen` is how many the person saw would go: when it is another number now, as after a second press,
    nothing is purged and Conflict says so. NotFound when no rule says how long the kind is kept.
    """
    _hold(kept, today)
    found = preview_one(kept, today)
    if found is None:
        raise NotFound("We could not find a rule for that.")
    if not found.records or found.records != seen:
        raise Conflict(_CHANGED, seen=seen)
    ids = [line.id for line in found.lines]
    _PURGES[kept](ids, by)
    db.session.flush()
    return note_purge(kept, found.before_on, found.records, by=by)


def _hold(kept: Kept, today: date) -> None:
    """Holds what is due until the transaction ends, so that two purges count nothing twice."""
    found = preview_one(kept, today)
    model = _HELD[kept]
    for group in in_groups([line.id for line in found.lines] if found else []):
        held = select(model.id).where(model.id.in_(group)).order_by(model.id).with_for_update()
        db.session.execute(held)


def _referrals(ids: Sequence[UUID], by: UUID) -> None:
    forget_deadlines(Kind.RECONSIDERATION, ids, by=by)
    imports = _imports_of(ids)
    _delete(ReferralType, ReferralType.referral_id, ids)
    _delete(Referral, Referral.id, ids)
    forget_deadlines(Kind.RECONSIDERATION, _removed_before(), by=by)
    left = set(db.session.scalars(select(Referral.import_id).where(Referral.import_id.in_(imports))))
    _delete(ReferralImport, ReferralImport.id, [each for each in imports if each not in left])


def _removed_before() -> list[UUID]:
    """Entries that were taken out by hand, of which a settled deadline still tells the day of a decision."""
    entries = select(Referral.id)
    about = (Obligation.kind == Kind.RECONSIDERATION, Obligation.record_id.not_in(entries))
    return list(db.session.scalars(select(Obligation.record_id).where(*about)))


def _imports_of(ids: Sequence[UUID]) -> list[UUID]:
    """The files from which these entries were read in: a file with no entry left is forgotten, too."""
    found: set[UUID] = set()
    for group in in_groups(ids):
        statement = select(Referral.import_id).where(Referral.id.in_(group), Referral.import_id.is_not(None))
        found |= {each for each in db.session.scalars(statement) if each is not None}
    return sorted(found)


def _referral_notes(ids: Sequence[UUID], _by: UUID) -> None:
    """The version moves, so that a page which still shows the note cannot save it again unseen."""
    emptied = {"note": "", "key_hash": None, "updated_at": clock.now(), "version": Referral.version + 1}
    for group in in_groups(ids):
        db.session.execute(update(Referral).where(Referral.id.in_(group)).values(**emptied))


def _operations(ids: Sequence[UUID], _by: UUID) -> None:
    _let_go(Review, "operation_id", ids)
    _let_go(Reception, "operation_id", ids)
    for part in (OperationAgency, OperationTag, OperationArrest):
        _delete(part, part.operation_id, ids)
    _delete(Operation, Operation.id, ids)


def _receptions(ids: Sequence[UUID], by: UUID) -> None:
    forget_deadlines(Kind.DEBRIEF, ids, by=by)
    _let_go(Review, "reception_id", ids)
    _let_go(Reception, "template_id", ids)
    _delete(ReceptionPartner, ReceptionPartner.reception_id, ids)
    _delete(Reception, Reception.id, ids)


def _reviews(ids: Sequence[UUID], _by: UUID) -> None:
    """Actions that were made of lessons stay in their plans."""
    _delete(ReviewFinding, ReviewFinding.review_id, ids)
    _delete(Lesson, Lesson.review_id, ids)
    _delete(Review, Review.id, ids)


def _survey_invitations(ids: Sequence[UUID], _by: UUID) -> None:
    _delete(SurveyInvitation, SurveyInvitation.survey_id, ids)


def _survey_answers(ids: Sequence[UUID], _by: UUID) -> None:
    _delete(SurveyAnswer, SurveyAnswer.survey_id, ids)


def _attendees(ids: Sequence[UUID], _by: UUID) -> None:
    _delete(Attendee, Attendee.session_id, ids)


def _hand_overs(ids: Sequence[UUID], by: UUID) -> None:
    forget_deadlines(Kind.HAND_OVER, ids, by=by)
    _delete(HandOver, HandOver.id, ids)


def _delete(model: Any, column: Any, ids: Sequence[UUID]) -> None:
    for group in in_groups(ids):
        db.session.execute(delete(model).where(column.in_(group)))


def _let_go(model: Any, name: str, ids: Sequence[UUID]) -> None:
    """Other records do not point any more to what is purged."""
    for group in in_groups(ids):
        pointing = update(model).where(getattr(model, name).in_(group))
        db.session.execute(pointing.values({name: None, "version": model.version + 1}))


_PURGES: dict[Kept, Callable[[Sequence[UUID], UUID], None]] = {
    Kept.REFERRALS: _referrals,
    Kept.REFERRAL_NOTES: _referral_notes,
    Kept.OPERATIONS: _operations,
    Kept.RECEPTIONS: _receptions,
    Kept.REVIEWS: _reviews,
    Kept.SURVEY_INVITATIONS: _survey_invitations,
    Kept.SURVEY_ANSWERS: _survey_answers,
    Kept.ATTENDEES: _attendees,
    Kept.HAND_OVERS: _hand_overs,
}
#: What the ids of the preview's lines are of.
_HELD: dict[Kept, Any] = {
    Kept.REFERRALS: Referral,
    Kept.REFERRAL_NOTES: Referral,
    Kept.OPERATIONS: Operation,
    Kept.RECEPTIONS: Reception,
    Kept.REVIEWS: Review,
    Kept.SURVEY_INVITATIONS: Survey,
    Kept.SURVEY_ANSWERS: Survey,
    Kept.ATTENDEES: TrainingSession,
    Kept.HAND_OVERS: HandOver,
}
