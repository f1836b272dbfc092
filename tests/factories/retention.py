"""Makes one old record of each kind that is kept for so long and no longer, and a young one beside it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.records.learning.models import Lesson, Review, ReviewFinding
from tenants.records.learning.rules import Grade, LessonStatus, ReviewKind, ReviewStatus
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe
from tenants.records.operations.models import (
    Agency,
    Operation,
    OperationAgency,
    OperationArrest,
    OperationTag,
)
from tenants.records.operations.rules import AgencyKind, ArrestKind, OperationKind, Tagged
from tenants.records.receptions.models import Reception, ReceptionPartner
from tenants.records.receptions.rules import Presence, ReceptionKind, ReceptionStatus
from tenants.records.referrals.models import Referral, ReferralImport, ReferralType
from tenants.records.resources.models import HandOver
from tenants.records.resources.rules import HandOverStatus
from tenants.records.retention import service
from tenants.records.retention.details import ChoiceDetails
from tenants.records.retention.rules import Kept
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.rules import SurveyStatus
from tenants.records.training.models import Attendee, Course, TrainingSession
from tenants.records.training.rules import Mode, SessionStatus
from tests.factories.world import Borough

LONG_AGO = date(2016, 3, 15)
NOTE = "Two adults, car wash"
KEY_HASH = "0" * 64


#: No name of an agency may hold a number that could be somebody’s.
_IN_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def make_referral_of(
    day: date, *, note: str = NOTE, import_id: UUID | None = None, is_owed: bool = True, **changes: Any
) -> UUID:
    """An entry with two types and a key, audited as the log audits it, whose reconsideration is owed."""
    referral = Referral(id=uuid4(), referred_on=day, route="nrm", age_band="adult", note=note)
    referral.key_hash, referral.import_id, referral.standard_key = KEY_HASH, import_id, "lmsl/1"
    _stamp(referral, day)
    for name, value in changes.items():
        setattr(referral, name, value)
    db.session.add(referral)
    audit.record("referral:logged", referral, by=None)
    db.session.flush()
    db.session.add_all(ReferralType(referral_id=referral.id, type_key=key) for key in ("labour", "sexual"))
    if is_owed:
        task = Task(Kind.RECONSIDERATION, referral.id, referral.title, f"referrals/{referral.id}/")
        owe(task, day + timedelta(days=30), Owner(), by=None)
    return referral.id


def make_import(day: date) -> UUID:
    """A file from which entries were read in."""
    made = ReferralImport(id=uuid4(), title="Log.xlsx", digest=uuid4().hex * 2, rows=1, added_at=_at(day))
    return _kept(made)


def make_operation_of(day: date) -> UUID:
    """An operation with everything that belongs to one."""
    operation = Operation(id=uuid4(), title="Car washes", kind=OperationKind.JOINT, held_on=day)
    _stamp(operation, day)
    agency = Agency(
        id=uuid4(), title=f"Agency {uuid4().hex[:8].translate(_IN_LETTERS)}", kind=AgencyKind.POLICE
    )
    db.session.add_all([operation, agency])
    db.session.flush()
    db.session.add_all(
        [
            OperationAgency(operation_id=operation.id, agency_id=agency.id, interventions=2),
            OperationTag(operation_id=operation.id, tagged=Tagged.TYPE, key="labour"),
            OperationArrest(operation_id=operation.id, kind=ArrestKind.SLAVERY, people=3),
        ]
    )
    db.session.flush()
    return operation.id


def make_reception_of(
    day: date | None, status: ReceptionStatus, *, is_owed: bool = True, **changes: Any
) -> UUID:
    """A plan with a partner that closed on the day, whose debrief is owed; None for one that never opened."""
    reception = Reception(id=uuid4(), title="Reception centre", kind=ReceptionKind.RECEPTION_CENTRE)
    reception.status, reception.closed_on, reception.checklist = status, day, []
    _stamp(reception, day or LONG_AGO)
    for name, value in changes.items():
        setattr(reception, name, value)
    db.session.add(reception)
    db.session.flush()
    partner = ReceptionPartner(reception_id=reception.id, title="Red Cross", position=1)
    partner.presence = Presence.PRESENT
    db.session.add(partner)
    db.session.flush()
    if is_owed:
        task = Task(Kind.DEBRIEF, reception.id, "Debrief", f"receptions/{reception.id}/")
        owe(task, LONG_AGO, Owner(), by=None)
    return reception.id


def make_review_of(day: date, status: ReviewStatus = ReviewStatus.AGREED, **changes: Any) -> UUID:
    """A review with a finding and a lesson, agreed on the day unless it is under way."""
    review = Review(id=uuid4(), title="Forms", kind=ReviewKind.DIP_SAMPLE, status=status, held_on=day)
    review.agreed_on = day if status == ReviewStatus.AGREED else None
    _stamp(review, day)
    for name, value in changes.items():
        setattr(review, name, value)
    db.session.add(review)
    db.session.flush()
    finding = ReviewFinding(review_id=review.id, title="Sound", grade=Grade.SOUND, position=1)
    lesson = Lesson(review_id=review.id, title="Go on", status=LessonStatus.OPEN, position=1)
    db.session.add_all([finding, lesson])
    db.session.flush()
    return review.id


def make_survey_of(day: date, status: SurveyStatus = SurveyStatus.CLOSED) -> UUID:
    """A survey that closed on the day, sent to three organisations, of which two answered."""
    survey = Survey(id=uuid4(), title="Care homes", status=status, questions=[], closes_on=day)
    survey.closed_on = day if status == SurveyStatus.CLOSED else None
    _stamp(survey, day)
    db.session.add(survey)
    db.session.flush()
    for number in range(3):
        email = f"home{number}-{survey.id.hex[:6]}@homes.example"
        db.session.add(SurveyInvitation(survey_id=survey.id, title=f"Home {number}", email=email))
    db.session.add_all(SurveyAnswer(survey_id=survey.id, answers={}) for _ in range(2))
    db.session.flush()
    return survey.id


def make_session_of(day: date) -> UUID:
    """A training session to which two people came whose names are kept."""
    course = Course(id=uuid4(), title="Signs", mode=Mode.ONLINE, created_at=_at(day))
    session = TrainingSession(id=uuid4(), course_id=course.id, title="Signs", held_on=day)
    session.status, session.mode = SessionStatus.HELD, Mode.ONLINE
    _stamp(session, day)
    db.session.add(course)
    db.session.flush()
    db.session.add(session)
    db.session.flush()
    db.session.add_all(Attendee(session_id=session.id, name=name) for name in ("Ann Lee", "Bo Day"))
    db.session.flush()
    return session.id


def make_hand_over_of(borough: Borough, day: date) -> UUID:
    """A note that was taken over on the day."""
    note = HandOver(id=uuid4(), title="Hand-over", post_id=borough.plan.held_post_id, words={})
    note.status, note.taken_over_on = HandOverStatus.TAKEN_OVER, day
    _stamp(note, day)
    return _kept(note)


def make_one_of_each(borough: Borough, day: date, *, is_owed: bool = True) -> None:
    """One record of each kind, of that day; inside the borough's scope."""
    make_referral_of(day, is_owed=is_owed)
    make_operation_of(day)
    make_reception_of(day, ReceptionStatus.CLOSED, is_owed=is_owed)
    make_review_of(day)
    make_survey_of(day)
    make_session_of(day)
    make_hand_over_of(borough, day)


def furnish_retention(borough: Borough) -> None:
    """An own choice, a purge that was noted, and one old record of each kind."""
    today, lead = clock.today(), borough.lead.id
    choice = ChoiceDetails(24, "Line 12 of the retention schedule", today)
    service.choose(Kept.HAND_OVERS, choice, by=lead, today=today)
    service.note_purge(Kept.ATTENDEES, date(2009, 1, 1), 12, by=lead)
    make_one_of_each(borough, LONG_AGO, is_owed=False)  # nobody is late by ten years


def _stamp(record: Any, day: date) -> None:
    record.created_at = _at(day)
    if hasattr(type(record), "updated_at"):
        record.updated_at = _at(day)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _kept(record: Any) -> UUID:
    db.session.add(record)
    db.session.flush()
    found: UUID = record.id
    return found
