"""Reading surveys, whom they were sent to, and how many answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select

from tenants.database import db
from tenants.errors import NotFound
from tenants.records.surveys.models import Survey, SurveyAnswer, SurveyInvitation
from tenants.records.surveys.rules import SurveyStatus

_NO_SURVEY = "We could not find that survey."
_NO_INVITATION = "We could not find that invitation. Perhaps somebody removed it."
_ORDER = {SurveyStatus.OPEN: 0, SurveyStatus.DRAFT: 1}


@dataclass(frozen=True, slots=True)
class Response:
    """How many of an area, or of a whole survey, were asked, and how many have answered."""

    area: str
    invited: int
    answered: int

    @property
    def percent(self) -> int | None:
        """The response rate; None where nobody was asked, or nobody knows any more who was."""
        return round(100 * self.answered / self.invited) if self.invited else None


def surveys() -> list[Survey]:
    """Every survey: open ones first, then drafts, then closed ones, the newest of each first."""
    rank = case(_ORDER, value=Survey.status, else_=2)
    statement = select(Survey).order_by(rank, Survey.created_at.desc(), Survey.id)
    return list(db.session.scalars(statement))


def get_survey(survey_id: UUID) -> Survey:
    """The tenant's; NotFound when there is none or it is another tenant's."""
    return _found(select(Survey).where(Survey.id == survey_id))


def get_survey_to_change(survey_id: UUID) -> Survey:
    """The same, held until the transaction ends, so that two changes cannot pass each other."""
    statement = select(Survey).where(Survey.id == survey_id).with_for_update()
    return _found(statement.execution_options(populate_existing=True))


def _found(statement: Select[Survey]) -> Survey:
    survey = db.session.scalar(statement)
    if survey is None:
        raise NotFound(_NO_SURVEY)
    return survey


def invitations_of(survey_id: UUID) -> list[SurveyInvitation]:
    """Everybody who is asked, by area and name."""
    statement = select(SurveyInvitation).where(SurveyInvitation.survey_id == survey_id)
    in_order = SurveyInvitation.area, SurveyInvitation.title, SurveyInvitation.id
    return list(db.session.scalars(statement.order_by(*in_order)))


def invitations_page(survey_id: UUID, state: str, *, limit: int, offset: int) -> list[SurveyInvitation]:
    """A page of those who are asked; `state` is "answered", "waiting" or "" for all."""
    in_order = SurveyInvitation.area, SurveyInvitation.title, SurveyInvitation.id
    statement = _in_state(select(SurveyInvitation), survey_id, state).order_by(*in_order)
    return list(db.session.scalars(statement.limit(limit).offset(offset)))


def count_invitations(survey_id: UUID, state: str = "") -> int:
    """How many are asked, have answered, or have not."""
    statement = select(func.count()).select_from(SurveyInvitation)
    return db.session.scalar(_in_state(statement, survey_id, state)) or 0


def _in_state(statement: Select[Any], survey_id: UUID, state: str) -> Select[Any]:
    statement = statement.where(SurveyInvitation.survey_id == survey_id)
    has_answered = SurveyInvitation.answered_on.is_not(None)
    if state == "answered":
        return statement.where(has_answered)
    return statement.where(~has_answered) if state == "waiting" else statement


def waiting_to_change(survey_id: UUID) -> list[SurveyInvitation]:
    """Those who have not answered, held so that none does meanwhile."""
    statement = _in_state(select(SurveyInvitation), survey_id, "waiting").order_by(SurveyInvitation.id)
    held = statement.with_for_update().execution_options(populate_existing=True)
    return list(db.session.scalars(held))


def get_invitation(survey_id: UUID, invitation_id: UUID) -> SurveyInvitation:
    """One of the survey's; NotFound when there is none."""
    return _invited(survey_id, invitation_id)


def get_invitation_to_change(survey_id: UUID, invitation_id: UUID) -> SurveyInvitation:
    """The same, held until the transaction ends."""
    return _invited(survey_id, invitation_id, is_held=True)


def _invited(survey_id: UUID, invitation_id: UUID, *, is_held: bool = False) -> SurveyInvitation:
    wanted = (SurveyInvitation.id == invitation_id, SurveyInvitation.survey_id == survey_id)
    statement = select(SurveyInvitation).where(*wanted)
    if is_held:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound(_NO_INVITATION)
    return found


def responses_by_area(survey_id: UUID) -> list[Response]:
    """How many of each area were asked and have answered, by area; "" for those without one."""
    counted = func.count(), func.count(SurveyInvitation.answered_on)
    statement = select(SurveyInvitation.area, *counted).where(SurveyInvitation.survey_id == survey_id)
    rows = db.session.execute(statement.group_by(SurveyInvitation.area)).all()
    found = [Response(area, invited, answered) for area, invited, answered in rows]
    return sorted(found, key=lambda each: (each.area == "", each.area.casefold()))


def responses_of_all() -> dict[UUID, Response]:
    """The same of whole surveys, by their ids; a survey that asks nobody yet is not in it."""
    counted = func.count(), func.count(SurveyInvitation.answered_on)
    statement = select(SurveyInvitation.survey_id, *counted).group_by(SurveyInvitation.survey_id)
    rows = db.session.execute(statement).all()
    return {survey_id: Response("", invited, answered) for survey_id, invited, answered in rows}


def answers_of(survey_id: UUID) -> list[SurveyAnswer]:
    """Every set of answers; their order says nothing."""
    statement = select(SurveyAnswer).where(SurveyAnswer.survey_id == survey_id)
    return list(db.session.scalars(statement.order_by(SurveyAnswer.id)))


def open_surveys(today: date) -> list[Survey]:
    """Those that can be answered on the day."""
    wanted = (Survey.status == SurveyStatus.OPEN, Survey.closes_on >= today)
    return list(db.session.scalars(select(Survey).where(*wanted).order_by(Survey.id)))
