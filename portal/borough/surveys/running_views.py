"""The pages on which a survey is opened, given another last day, reminded of, and closed."""

from uuid import UUID

from portal.access import current_person, requires
from portal.borough.surveys.blueprint import surveys as pages
from portal.borough.surveys.changing import Answer, change_survey
from portal.borough.surveys.forms import LastDayForm, OpenForm, SureForm, typed_for
from portal.formatting import plural
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.surveys import service
from tenants.records.surveys.models import Survey
from tenants.records.surveys.queries import count_invitations, get_survey
from tenants.records.surveys.rules import USUAL_OPEN
from workflows.surveys import sending


@pages.route("/<uuid:survey_id>/open", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def open_survey(survey_id: UUID) -> Answer:
    """Opens a survey, and sends each organisation its link."""
    form = OpenForm(data={"closes_on": clock.today() + USUAL_OPEN})
    asked = count_invitations(survey_id)
    return change_survey(survey_id, form, "open", _open, "The survey is open.", asked=asked)


@pages.route("/<uuid:survey_id>/last-day", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def last_day(survey_id: UUID) -> Answer:
    """Gives an open survey another last day or another owner."""
    form = LastDayForm(data=typed_for(get_survey(survey_id)))
    return change_survey(survey_id, form, "last_day", _change, "Your changes are saved.", offer=_offer)


@pages.route("/<uuid:survey_id>/remind", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def remind(survey_id: UUID) -> Answer:
    """Reminds those who have not answered and were not written to in the last week."""
    waiting = count_invitations(survey_id, "waiting")
    return change_survey(survey_id, SureForm(), "remind", _remind, "", waiting=waiting)


@pages.route("/<uuid:survey_id>/close", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def close_survey(survey_id: UUID) -> Answer:
    """Closes a survey; its results can be read then."""
    waiting = count_invitations(survey_id, "waiting")
    done = "The survey is closed. Its results can be read now."
    return change_survey(survey_id, SureForm(), "close", _close, done, waiting=waiting)


def _offer(form: LastDayForm) -> None:
    form.owner.offer_everybody()


def _open(survey: Survey, form: OpenForm) -> str:
    by, today = current_person().id, clock.today()
    sent = sending.open_and_send(survey, form.closes_on.data, by=by, today=today)
    return f"The survey is open. {plural(sent, 'e-mail')} {'is' if sent == 1 else 'are'} on the way."


def _change(survey: Survey, form: LastDayForm) -> None:
    by, today = current_person().id, clock.today()
    service.change_last_day(survey, form.closes_on.data, form.owner.owner, by=by, today=today)


def _remind(survey: Survey, _form: SureForm) -> str:
    sent = sending.remind_waiting(survey, by=current_person().id, today=clock.today())
    if not sent:
        return "Nobody was reminded: all who have not answered had an e-mail within the last week."
    return f"{plural(sent, 'reminder')} {'is' if sent == 1 else 'are'} on the way."


def _close(survey: Survey, _form: SureForm) -> None:
    sending.close(survey, by=current_person().id, today=clock.today())
