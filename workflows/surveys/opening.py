"""Opens what a survey's link is good for, or says why it cannot be used."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from tenants.database import db
from tenants.dating import format_day
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.queries import get_survey
from tenants.records.surveys.questions import Question, questions_of
from tenants.records.surveys.rules import SurveyStatus
from workflows.signed_links import InvitationLink, LinkRefused


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens."""

    link: InvitationLink
    invitation: SurveyInvitation
    survey: Survey
    questions: tuple[Question, ...]


def open_link(link: InvitationLink, today: date, *, to_change: bool = False) -> Opened:
    """What the link opens; LinkRefused when it is not the newest, too late, or used up.

    Call it inside the scope of the link's tenant. With `to_change` the invitation is held until the
    transaction ends, so that of two who send at once the second sees that it is sent.
    """
    invitation = _find(link.invitation_id, is_held=to_change)
    if invitation is None:
        raise LinkRefused("This survey is not there any more. There is nothing more to do.")
    survey = get_survey(invitation.survey_id)
    _must_be_open(invitation, survey, link, today)
    return Opened(link, invitation, survey, tuple(questions_of(survey)))


def _must_be_open(invitation: SurveyInvitation, survey: Survey, link: InvitationLink, today: date) -> None:
    if invitation.answered_on is not None:
        raise LinkRefused(
            f"Answers were sent with this link on {format_day(invitation.answered_on)}. They are kept "
            "without a name, so they cannot be shown or changed. There is nothing more to do."
        )
    if survey.status == SurveyStatus.CLOSED and survey.closed_on is not None:
        raise LinkRefused(
            f"This survey was closed on {format_day(survey.closed_on)}. There is nothing more to do."
        )
    if invitation.round != link.round:
        raise LinkRefused("A newer link was sent. Open the link in the newest e-mail.")
    if survey.closes_on is None or today > survey.closes_on:
        until = f" until {format_day(survey.closes_on)}" if survey.closes_on else ""
        raise LinkRefused(f"This survey could be answered{until}. Ask the council whether it is still open.")


def _find(invitation_id: UUID, *, is_held: bool) -> SurveyInvitation | None:
    statement = select(SurveyInvitation).where(SurveyInvitation.id == invitation_id)
    if is_held:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(statement)
