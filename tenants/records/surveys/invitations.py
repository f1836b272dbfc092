"""Whom a survey is sent to: adding, correcting and removing."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.queries import invitations_of
from tenants.records.surveys.rules import SurveyStatus
from tenants.records.surveys.typed_lines import Invitee, check_invitee

MOST_INVITED = 2000


def add_invitations(survey: Survey, invited: Sequence[Invitee], *, by: UUID | None) -> list[SurveyInvitation]:
    """Adds organisations; one that is asked already is FieldError, and so are more than a survey can ask."""
    must_not_be_closed(survey)
    known = {each.email for each in invitations_of(survey.id)}
    if twice := [each.email for each in invited if each.email in known]:
        raise FieldError("organisations", f"{twice[0]} is asked already. Take it out of the list.")
    if len(known) + len(invited) > MOST_INVITED:
        raise FieldError("organisations", f"A survey can ask {MOST_INVITED:,} organisations at most.")
    added = [_invitation(survey.id, each) for each in invited]
    if added:
        audit.record("survey:invitations-added", survey, by=by, organisations=len(added))
        db.session.add_all(added)
        db.session.flush()
    return added


def copy_invitations(survey: Survey, to: Survey, *, by: UUID | None) -> list[SurveyInvitation]:
    """Asks the organisations of one survey in another, as if they had never been written to."""
    asked = invitations_of(survey.id)
    return add_invitations(to, [Invitee(each.title, each.email, each.area) for each in asked], by=by)


def change_invitation(
    survey: Survey, invitation: SurveyInvitation, invitee: Invitee, *, by: UUID | None
) -> bool:
    """Corrects an organisation; True when it now has another address, which its link does not work from."""
    must_be_unanswered(survey, invitation)
    check_invitee(invitee)
    if invitee.email != invitation.email and _is_asked(survey.id, invitee.email):
        raise FieldError("email", "This address is asked already.")
    has_moved = invitee.email != invitation.email
    invitation.title, invitation.email, invitation.area = invitee.title, invitee.email, invitee.area
    if db.session.is_modified(invitation):
        audit.record("survey-invitation:corrected", invitation, by=by)
    db.session.flush()
    return has_moved


def remove_invitation(survey: Survey, invitation: SurveyInvitation, *, by: UUID | None) -> None:
    """Takes an organisation out that has not answered; its link works no more."""
    must_be_unanswered(survey, invitation)
    audit.record("survey-invitation:removed", invitation, by=by)
    db.session.delete(invitation)
    db.session.flush()


def must_be_unanswered(survey: Survey, invitation: SurveyInvitation) -> None:
    """WrongState when the survey is closed, or the organisation has answered."""
    must_not_be_closed(survey)
    if invitation.answered_on is not None:
        raise WrongState("This organisation has answered, so its invitation stays as it is.")


def must_not_be_closed(survey: Survey) -> None:
    """WrongState when the survey is closed."""
    if survey.status == SurveyStatus.CLOSED:
        raise WrongState("This survey is closed. Copy it to ask again.")


def _is_asked(survey_id: UUID, email: str) -> bool:
    return any(each.email == email for each in invitations_of(survey_id))


def _invitation(survey_id: UUID, invitee: Invitee) -> SurveyInvitation:
    check_invitee(invitee)
    return SurveyInvitation(
        id=uuid4(),
        survey_id=survey_id,
        title=invitee.title,
        email=invitee.email,
        area=invitee.area,
        round=1,
    )
