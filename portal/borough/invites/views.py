"""The page from which people are invited to a meeting, and the meeting as a calendar file."""

from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.invites.forms import InvitationsForm
from portal.borough.invites.rows import rows
from portal.formatting import plural
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import Stage
from workflows.calendar.appointments import time_words
from workflows.invites.queries import guests, seats_without_account
from workflows.invites.rules import problem_with_inviting
from workflows.invites.service import invitation_file, invite

pages = Blueprint("invites", __name__, url_prefix="/<tenant:slug>/meetings")

Answer = Response | tuple[str, int]


@pages.get("/<uuid:meeting_id>/invitations/")
@requires(Permission.MEETING_WRITE)
def invitations(meeting_id: UUID) -> str:
    """Who can be invited, and who was sent what and when."""
    return _page(get_meeting(meeting_id), InvitationsForm(formdata=None), ticked=None)


@pages.post("/<uuid:meeting_id>/invitations/")
@requires(Permission.MEETING_WRITE)
def send(meeting_id: UUID) -> Answer:
    """Sends an invitation to everybody ticked."""
    meeting, form, told = get_meeting(meeting_id), InvitationsForm(), [0]
    form.offer(guests(meeting))
    status = attempt(form, lambda: told.append(_send(meeting, form)))
    if status != DONE:
        return _page(get_meeting(meeting_id), form, ticked=form.people.data or ()), status
    flash(_done(told[-1]))
    return redirect(url_for("invites.invitations", meeting_id=meeting_id))


@pages.get("/<uuid:meeting_id>/meeting.ics")
@requires(Permission.BOARD_READ)
def download(meeting_id: UUID) -> Response:
    """The meeting as a calendar file, to open or to forward; it invites nobody."""
    response = Response(invitation_file(get_meeting(meeting_id)), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response


def _send(meeting: Meeting, form: InvitationsForm) -> int:
    return invite(meeting, [UUID(value) for value in form.people.data], by=current_person().id)


def _done(told: int) -> str:
    if not told:
        return "Everybody you ticked has the invitation already. Nobody was written to twice."
    return f"{plural(told, 'invitation')} {'is' if told == 1 else 'are'} on the way."


def _page(meeting: Meeting, form: InvitationsForm, ticked: list[str] | tuple[()] | None) -> str:
    people = rows(guests(meeting), ticked)
    problem = problem_with_inviting(Stage(meeting.stage), meeting.meets_on, clock.today())
    return render_template(
        "borough/invites/invitations.html",
        form=form,
        meeting=meeting,
        board_title=get_board(meeting.board_id).title,
        times=f"{time_words(meeting.starts_at)} to {time_words(meeting.ends_at)}",
        rows=people,
        invited=sum(bool(row.sent) for row in people),
        problem=problem,
        seats=seats_without_account(meeting),
        may_invite=not problem and any(not row.sent for row in people),
        back=_back(meeting.id),
    )


def _back(meeting_id: UUID) -> str:
    """The page of the meeting, as soon as there is one."""
    if "meetings.meeting" in current_app.view_functions:
        return url_for("meetings.meeting", meeting_id=meeting_id)
    return url_for("borough.home")
