"""Which records of each kind are so old on a day that they would be purged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, literal, or_, select

from tenants import clock
from tenants.database import db
from tenants.records.learning.models import Review
from tenants.records.learning.rules import ReviewStatus
from tenants.records.operations.models import Operation
from tenants.records.receptions.models import Reception
from tenants.records.receptions.rules import ReceptionStatus
from tenants.records.referrals.models import Referral
from tenants.records.resources.models import HandOver
from tenants.records.resources.rules import HandOverStatus
from tenants.records.retention.rules import Kept
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.rules import SurveyStatus
from tenants.records.training.models import Attendee, TrainingSession


@dataclass(frozen=True, slots=True)
class Line:
    """One record that would go, or one whose parts would: its title, its day, and how many go with it."""

    id: UUID
    title: str
    on: date
    records: int = 1


def due_before(kept: Kept, before_on: date) -> list[Line]:
    """What would be purged of one kind, the oldest first."""
    return sorted(_DUE[kept](before_on), key=lambda line: (line.on, line.title, line.id))


def _referrals(before_on: date) -> list[Line]:
    return _of_referrals(select(Referral), before_on)


def _referral_notes(before_on: date) -> list[Line]:
    said = or_(Referral.note != "", Referral.key_hash.is_not(None))
    return _of_referrals(select(Referral).where(said), before_on)


def _of_referrals(statement: Select[Referral], before_on: date) -> list[Line]:
    """An entry of which only the month is known counts from the last day of that month."""
    is_month, day = Referral.is_month_only, Referral.referred_on
    by_day = and_(is_month.is_(False), day < before_on)
    by_month = and_(is_month.is_(True), day < before_on.replace(day=1))
    found = db.session.scalars(statement.where(or_(by_day, by_month)))
    return [Line(each.id, each.title, each.referred_on) for each in found]


def _operations(before_on: date) -> list[Line]:
    last_day = func.coalesce(Operation.ended_on, Operation.held_on)
    found = db.session.scalars(select(Operation).where(last_day < before_on))
    return [Line(each.id, each.title, each.ended_on or each.held_on) for each in found]


def _receptions(before_on: date) -> list[Line]:
    """A plan that was called off, or a template that is used no more, has only the day of that change."""
    done = Reception.status.in_((ReceptionStatus.CLOSED, ReceptionStatus.ENDED))
    changed = and_(Reception.closed_on.is_(None), Reception.updated_at < _midnight(before_on))
    statement = select(Reception).where(done, or_(Reception.closed_on < before_on, changed))
    found = db.session.scalars(statement)
    return [
        Line(each.id, each.title, each.closed_on or clock.london(each.updated_at).date()) for each in found
    ]


def _reviews(before_on: date) -> list[Line]:
    agreed = (Review.status == ReviewStatus.AGREED, Review.agreed_on < before_on)
    return _lines(select(Review.id, Review.title, Review.agreed_on, literal(1)).where(*agreed))


def _survey_invitations(before_on: date) -> list[Line]:
    return _of_closed_surveys(SurveyInvitation, before_on)


def _survey_answers(before_on: date) -> list[Line]:
    return _of_closed_surveys(SurveyAnswer, before_on)


def _of_closed_surveys(model: Any, before_on: date) -> list[Line]:
    closed = (Survey.status == SurveyStatus.CLOSED, Survey.closed_on < before_on)
    counted = select(Survey.id, Survey.title, Survey.closed_on, func.count(model.id)).select_from(Survey)
    joined = counted.join(model, model.survey_id == Survey.id).where(*closed)
    return _lines(joined.group_by(Survey.id, Survey.title, Survey.closed_on))


def _attendees(before_on: date) -> list[Line]:
    session = TrainingSession
    counted = select(session.id, session.title, session.held_on, func.count(Attendee.id)).select_from(session)
    joined = counted.join(Attendee, Attendee.session_id == session.id).where(session.held_on < before_on)
    return _lines(joined.group_by(session.id, session.title, session.held_on))


def _hand_overs(before_on: date) -> list[Line]:
    taken = (HandOver.status == HandOverStatus.TAKEN_OVER, HandOver.taken_over_on < before_on)
    return _lines(select(HandOver.id, HandOver.title, HandOver.taken_over_on, literal(1)).where(*taken))


def _lines(statement: Select[*tuple[Any, ...]]) -> list[Line]:
    return [Line(*row) for row in db.session.execute(statement)]


def _midnight(day: date) -> datetime:
    """The moment at which a day begins in London."""
    return datetime.combine(day, time(), clock.LONDON)


_DUE: dict[Kept, Callable[[date], list[Line]]] = {
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
