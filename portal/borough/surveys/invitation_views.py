"""The pages on which organisations are added to a survey, corrected, sent a new link, and taken out."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_person, requires
from portal.borough.surveys.blueprint import surveys as pages
from portal.borough.surveys.changing import Answer, change_invited
from portal.borough.surveys.forms import (
    InvitationForm,
    InviteForm,
    PressForm,
    UploadForm,
    typed_invitation,
)
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from portal.paging import Page, page_asked_for
from tenants.errors import FieldError
from tenants.people.permissions import Permission
from tenants.records.surveys.models import Survey, SurveyInvitation
from tenants.records.surveys.queries import (
    count_invitations,
    get_survey,
    get_survey_to_change,
    invitations_of,
    invitations_page,
)
from tenants.records.surveys.rules import SurveyStatus
from tenants.records.surveys.typed_lines import MOST_LINES, ReadLines, read_lines
from workflows.surveys import sending
from workflows.surveys.spreadsheet import lines_in
from workflows.surveys.undelivered import undelivered

ADDRESS = "/<uuid:survey_id>/invitations"
STATES = {"": "All", "waiting": "Not answered yet", "answered": "Answered"}
PAGE_SIZE, MOST_PROBLEMS = 50, 50


@pages.get(f"{ADDRESS}/")
@requires(Permission.SURVEY_WRITE)
def invitations(survey_id: UUID) -> str:
    """Who is asked, who has answered on which day; never what."""
    survey, state = get_survey(survey_id), request.args.get("state", "")
    state = state if state in STATES else ""
    page = Page(page_asked_for(request.args.get("page")), count_invitations(survey_id, state), PAGE_SIZE)
    shown = invitations_page(survey_id, state, limit=page.size, offset=page.offset)
    return render_template(
        "borough/surveys/invitations.html",
        survey=survey,
        page=page,
        shown=shown,
        lost=undelivered(shown),
        state=state,
        states=STATES,
    )


@pages.route(f"{ADDRESS}/add", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def invite(survey_id: UUID) -> Answer:
    """Adds organisations typed or pasted one to a line."""
    form, added = InviteForm(), list[int]()
    get_survey(survey_id)
    if not form.is_submitted():
        return _invite_page(survey_id, form)
    status = attempt(form, lambda: added.append(_invite(survey_id, form)))
    if status != DONE:
        return _invite_page(survey_id, form), status
    flash(_added_words(get_survey(survey_id), added[0]))
    return redirect(url_for("surveys.invitations", survey_id=survey_id))


@pages.route(f"{ADDRESS}/spreadsheet", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def from_spreadsheet(survey_id: UUID) -> Answer:
    """Reads a spreadsheet into lines that are shown before anybody is added."""
    form, status, lines = UploadForm(), 200, list[str]()
    get_survey(survey_id)
    if form.is_submitted():
        status = attempt(form, lambda: lines.append(_read(form)))
    if lines:
        return _invite_page(survey_id, InviteForm(formdata=None, data={"organisations": lines[0]}))
    survey = get_survey(survey_id)
    return render_template("borough/surveys/spreadsheet.html", form=form, survey=survey), status


@pages.route(f"{ADDRESS}/<uuid:invitation_id>/edit", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def edit_invitation(survey_id: UUID, invitation_id: UUID) -> Answer:
    """Corrects an organisation's name, address or area."""
    return change_invited(survey_id, invitation_id, _filled_in, "edit_invitation", _correct)


@pages.route(f"{ADDRESS}/<uuid:invitation_id>/new-link", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def new_link(survey_id: UUID, invitation_id: UUID) -> Answer:
    """Sends a new link; the old one ends."""
    return change_invited(survey_id, invitation_id, lambda _found: PressForm(), "new_link", _renew)


@pages.route(f"{ADDRESS}/<uuid:invitation_id>/remove", methods=["GET", "POST"])
@requires(Permission.SURVEY_WRITE)
def remove_invitation(survey_id: UUID, invitation_id: UUID) -> Answer:
    """Takes an organisation out that has not answered."""
    return change_invited(survey_id, invitation_id, lambda _found: PressForm(), "remove_invitation", _remove)


def _invite(survey_id: UUID, form: InviteForm) -> int:
    survey = get_survey_to_change(survey_id)
    read = _read_lines(survey_id, form)
    if read.problems and not form.leaves_out.data:
        count = plural(len(read.problems), "line needs", "lines need")
        raise FieldError("organisations", f"{count} to be mended, or left out. Nobody is added yet.")
    if not read.invited:
        raise FieldError("organisations", "There is nobody to add in these lines.")
    if len(read.invited) > MOST_LINES:
        raise FieldError("organisations", f"Add {MOST_LINES:,} organisations at a time at most.")
    return sending.invite(survey, read.invited, by=current_person().id)


def _read_lines(survey_id: UUID, form: InviteForm) -> ReadLines:
    known = {each.email for each in invitations_of(survey_id)}
    # As the field shows it, so that a line with something unseen in it can be shown too.
    return read_lines(form.organisations._value(), known)


def _invite_page(survey_id: UUID, form: InviteForm) -> str:
    """The page with what is wrong in the lines that it holds already, if there are any."""
    read = _read_lines(survey_id, form)
    return render_template(
        "borough/surveys/invite.html",
        form=form,
        survey=get_survey(survey_id),
        read=read,
        sent_to=url_for("surveys.invite", survey_id=survey_id),
        problems_shown=read.problems[:MOST_PROBLEMS],
    )


def _read(form: UploadForm) -> str:
    return lines_in(form.file.data.filename or "", form.file.data.read())


def _added_words(survey: Survey, count: int) -> str:
    words = plural(count, "organisation")
    if survey.status == SurveyStatus.OPEN:
        return f"{words} added. Their links are on their way."
    return f"{words} added. Nothing is sent before the survey is opened."


def _filled_in(invitation: SurveyInvitation) -> InvitationForm:
    return InvitationForm(data=typed_invitation(invitation))


def _correct(survey: Survey, invitation: SurveyInvitation, form: InvitationForm) -> str:
    if sending.correct(survey, invitation, form.invitee(), by=current_person().id):
        return "Your changes are saved, and a new link is on its way. The old one does not work any more."
    return "Your changes are saved."


def _renew(survey: Survey, invitation: SurveyInvitation, _form: PressForm) -> str:
    sending.renew(survey, invitation, by=current_person().id)
    return "A new link is on its way. The old one does not work any more."


def _remove(survey: Survey, invitation: SurveyInvitation, _form: PressForm) -> str:
    sending.take_out(survey, invitation, by=current_person().id)
    return "The organisation is taken out."
