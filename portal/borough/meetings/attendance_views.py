"""The page on which it is recorded who came to a meeting."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.meetings.attendance_forms import AttendanceForm
from portal.borough.meetings.blueprint import meetings as pages
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.meetings.attendance import guests_of, record_attendance, seats_of
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import get_meeting, get_meeting_to_change
from tenants.records.meetings.rules import AHEAD, Presence

Answer = Response | tuple[str, int]


@pages.get("/<uuid:meeting_id>/attendance")
@requires(Permission.MEETING_WRITE)
def attendance(meeting_id: UUID) -> str:
    """Every seat of the board on the day, with what is recorded of it."""
    return _page(meeting_id, _form(get_meeting(meeting_id)))


@pages.post("/<uuid:meeting_id>/attendance")
@requires(Permission.MEETING_WRITE)
def save_attendance(meeting_id: UUID) -> Answer:
    """Records all of it."""
    found = get_meeting_to_change(meeting_id)
    form = _form(found)
    status = attempt(form, lambda: _record(found, form))
    if status != DONE:
        return _page(meeting_id, form), status
    flash("The attendance is saved.")
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id, _anchor="attendance"))


def _form(found: Meeting) -> AttendanceForm:
    return AttendanceForm(seats_of(found), guests_of(found), is_ahead=found.stage in AHEAD)


def _record(found: Meeting, form: AttendanceForm) -> None:
    form.must_be_fresh(found)
    rest = Presence.PRESENT if request.form.get("rest") and found.stage not in AHEAD else None
    record_attendance(found, form.marks(rest=rest), form.named_guests(), by=current_person().id)


def _page(meeting_id: UUID, form: AttendanceForm) -> str:
    found = get_meeting(meeting_id)
    form.catch_up(found)
    return render_template(
        "borough/meetings/attendance.html",
        meeting=found,
        board=get_board(found.board_id),
        form=form,
        is_ahead=found.stage in AHEAD,
    )
