"""Opens a survey and sends each organisation its link, reminds it, and gives it a new one."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.authorities.queries import get_tenant
from tenants.database import db
from tenants.errors import WrongState
from tenants.records.posts.queries import get_post
from tenants.records.surveys import service
from tenants.records.surveys.invitations import (
    add_invitations,
    change_invitation,
    must_be_unanswered,
    remove_invitation,
)
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.queries import waiting_to_change
from tenants.records.surveys.rules import SurveyStatus, may_be_reminded
from tenants.records.surveys.typed_lines import Invitee
from tenants.scope import current_tenant
from workflows.notices.letters import Letter
from workflows.notices.service import queue_letter_outside, withdraw_unsent
from workflows.signed_links import InvitationLink
from workflows.surveys import letters
from workflows.surveys.links import LINKS

OFFICE = "the modern slavery lead"


def open_and_send(survey: Survey, closes_on: date | None, *, by: UUID | None, today: date) -> int:
    """Opens a survey and queues a letter to each organisation; says how many."""
    service.open_survey(survey, closes_on, by=by, today=today)
    return _send_links(survey, waiting_to_change(survey.id))


def invite(survey: Survey, invited: Sequence[Invitee], *, by: UUID | None) -> int:
    """Adds organisations; those of an open survey get their letters at once. Says how many there were."""
    added = add_invitations(survey, invited, by=by)
    if survey.status == SurveyStatus.OPEN:
        _send_links(survey, added)
    return len(added)


def correct(survey: Survey, invitation: SurveyInvitation, invitee: Invitee, *, by: UUID | None) -> bool:
    """Corrects an organisation; True when a new link went to its new address and the old one ended."""
    has_moved = change_invitation(survey, invitation, invitee, by=by)
    if has_moved and survey.status == SurveyStatus.OPEN:
        renew(survey, invitation, by=by)
        return True
    return False


def renew(survey: Survey, invitation: SurveyInvitation, *, by: UUID | None) -> None:
    """Sends a new link; the one before does not work any more."""
    must_be_answerable(survey)
    must_be_unanswered(survey, invitation)
    withdraw_unsent(_key(invitation), "A newer link was sent.")
    invitation.round += 1
    audit.record("survey-invitation:link-renewed", invitation, by=by)
    _send_links(survey, [invitation])


def take_out(survey: Survey, invitation: SurveyInvitation, *, by: UUID | None) -> None:
    """Takes an organisation out that has not answered, and withdraws what has not gone out to it."""
    withdraw_unsent(_key(invitation), "The invitation was taken back.")
    remove_invitation(survey, invitation, by=by)


def remind_waiting(survey: Survey, *, by: UUID | None, today: date) -> int:
    """Reminds those who have not answered and were not written to in the last week; says how many."""
    must_be_answerable(survey)
    due = [each for each in waiting_to_change(survey.id) if may_be_reminded(last_written_on(each), today)]
    office, tenant = office_of(survey), get_tenant(current_tenant()).name
    for invitation in due:
        letter = letters.reminder(_asked(survey, invitation, tenant, office), today)
        _queue(invitation, letter, f"{_key(invitation)}reminder:{today}", today)
        invitation.reminded_at = clock.now()
    if due:
        audit.record("survey:reminded", survey, by=by, organisations=len(due))
        db.session.flush()
    return len(due)


def close(survey: Survey, *, by: UUID | None, today: date) -> None:
    """Closes a survey; letters that have not gone out do not go out any more."""
    service.close_survey(survey, by=by, today=today)
    withdraw_unsent(f"survey:{survey.id}:", "The survey was closed.")


def must_be_answerable(survey: Survey) -> None:
    """WrongState when a letter would lead nowhere: the survey is not open, or its last day is past."""
    service.must_be_open(survey)
    if survey.closes_on is not None and clock.today() > survey.closes_on:
        raise WrongState("The last day of the survey is past. Give it a later one first, or close it.")


def last_written_on(invitation: SurveyInvitation) -> date:
    """The day of the last e-mail to an organisation; long ago when there was none."""
    moments = [each for each in (invitation.invited_at, invitation.reminded_at) if each is not None]
    return clock.london(max(moments)).date() if moments else date.min


def office_of(survey: Survey) -> str:
    """Whom an organisation may ask: a post, because a person's name is not for outside."""
    return get_post(survey.owner_post_id).title if survey.owner_post_id else OFFICE


def _send_links(survey: Survey, invitations: Sequence[SurveyInvitation]) -> int:
    office, tenant = office_of(survey), get_tenant(current_tenant()).name
    for invitation in invitations:
        asked = _asked(survey, invitation, tenant, office)
        letter = letters.invitation(asked, is_again=invitation.round > 1)
        _queue(invitation, letter, key_of_link(invitation), clock.today())
        invitation.invited_at = clock.now()
    db.session.flush()
    return len(invitations)


def _asked(survey: Survey, invitation: SurveyInvitation, tenant: str, office: str) -> letters.Asked:
    assert survey.closes_on is not None  # noqa: S101 - an open survey has a last day
    link = InvitationLink(current_tenant(), invitation.id, invitation.round)
    return letters.Asked(
        tenant=tenant,
        organisation=invitation.title,
        title=survey.title,
        introduction=survey.introduction,
        office=office,
        closes_on=survey.closes_on,
        address=LINKS.address(link),
    )


def _queue(invitation: SurveyInvitation, letter: Letter, key: str, on: date) -> None:
    name, email = invitation.title, invitation.email
    queue_letter_outside(name, email, letter.subject, letter.body, dedupe_key=key, on=on)


def key_of_link(invitation: SurveyInvitation) -> str:
    """What makes a second e-mail with the same link impossible."""
    return f"{_key(invitation)}link:{invitation.round}"


def _key(invitation: SurveyInvitation) -> str:
    return f"survey:{invitation.survey_id}:{invitation.id}:"
