"""Makes surveys as drafts, open and closed, with the organisations that they ask and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from tenants import clock
from tenants.database import db
from tenants.records.obligations.service import Owner
from tenants.records.surveys import service
from tenants.records.surveys.answers import keep_answers
from tenants.records.surveys.details import SurveyDetails
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.queries import get_survey, invitations_of
from tenants.records.surveys.questions import Question, add_question
from tenants.records.surveys.rules import Asked, SurveyStatus
from tenants.records.surveys.typed_lines import Invitee
from tenants.scope import current_tenant, tenant_scope
from tests.factories.world import Borough
from workflows.signed_links import InvitationLink
from workflows.surveys import sending
from workflows.surveys.links import LINKS

TITLE = "Modern slavery in care homes"
TRAINED, KINDS, POLICY, STAFF = (
    Question("Has anybody in your team been trained?", Asked.YES_NO),
    Question("What would help you?", Asked.SEVERAL, ("Training", "Posters", "A person to ring"), "Any."),
    Question("Do you have a policy?", Asked.ONE, ("Yes", "Being written", "No"), is_required=False),
    Question("How many people came through an agency?", Asked.NUMBER, is_required=False),
)
QUESTIONS = (TRAINED, KINDS, POLICY, STAFF)
#: By the keys that the questions get.
GOOD = {"q1": ["yes"], "q2": ["0", "2"], "q3": ["1"], "q4": ["12"]}


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The ids of a borough's surveys."""

    draft: UUID
    open: UUID
    closed: UUID


def organisations(count: int, area: str = "North") -> list[Invitee]:
    """So many organisations of an area."""
    slug = area.lower() or "nowhere"
    return [Invitee(f"{area} House {n}", f"house-{n}@{slug}.example", area) for n in range(1, count + 1)]


def make_draft(
    borough: Borough, *, invited: Sequence[Invitee] = (), questions: Sequence[Question] = QUESTIONS
) -> Survey:
    """A draft of the borough's procurement; inside its scope."""
    owner, by = Owner(person_id=borough.procurement.id), borough.procurement.id
    survey = service.start_survey(SurveyDetails(TITLE, "We want to know how to help."), owner, by=by)
    for question in questions:
        add_question(survey, question, by=by)
    sending.invite(survey, invited, by=by)
    return survey


def make_open(
    borough: Borough, *, invited: Sequence[Invitee] = (), questions: Sequence[Question] = QUESTIONS
) -> Survey:
    """An open survey with its letters queued; it asks two organisations unless told otherwise."""
    survey = make_draft(borough, invited=invited or organisations(2), questions=questions)
    closes_on, by = clock.today() + timedelta(days=21), borough.procurement.id
    sending.open_and_send(survey, closes_on, by=by, today=clock.today())
    return survey


def answer_all(survey: Survey, *, most: int = 1000) -> None:
    """The first organisations answer, all alike."""
    for invitation in invitations_of(survey.id)[:most]:
        keep_answers(survey, invitation, GOOD, today=clock.today())


def make_closed(borough: Borough, *, invited: Sequence[Invitee] = ()) -> Survey:
    """A closed survey that everybody answered alike."""
    survey = make_open(borough, invited=invited or organisations(6))
    answer_all(survey)
    sending.close(survey, by=borough.procurement.id, today=clock.today())
    return survey


def address_of(invitation: SurveyInvitation) -> str:
    """The path in the e-mail with the organisation's newest link; inside its scope."""
    return f"/survey/{LINKS.issue(InvitationLink(current_tenant(), invitation.id, invitation.round))}"


def address_of_survey(borough: Borough) -> str:
    """The path in an e-mail of a furnished borough that has not been answered yet."""
    with tenant_scope(borough.id):
        wanted = SurveyInvitation.answered_on.is_(None), Survey.status == SurveyStatus.OPEN
        statement = select(SurveyInvitation).join(Survey, Survey.id == SurveyInvitation.survey_id)
        found = db.session.scalars(statement.where(*wanted)).first()
        assert found is not None
        return address_of(found)


def furnish_surveys(borough: Borough) -> Surveyed:
    """A draft, a survey that one of two organisations has answered, and a closed one; inside its scope."""
    draft = make_draft(borough, invited=organisations(1, "South"))
    opened = make_open(borough)
    answer_all(get_survey(opened.id), most=1)
    for each in invitations_of(opened.id):
        each.invited_at = clock.now() - timedelta(days=8)  # so long ago that they may be reminded
    return Surveyed(draft.id, opened.id, make_closed(borough).id)
