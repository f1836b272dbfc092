"""The page on which the minutes of a meeting are written."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.meetings.agenda_lines import agenda_lines
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.minutes_forms import MinutesForm
from portal.forms.refusals import DONE, attempt
from tenants.people.permissions import Permission
from tenants.records.boards.queries import get_board
from tenants.records.meetings.keeping import must_be_possible
from tenants.records.meetings.minutes import take_minute
from tenants.records.meetings.queries import attendance_of, get_item, get_meeting, get_meeting_to_change
from tenants.records.meetings.rules import Step

Answer = Response | tuple[str, int]


@pages.get("/<uuid:meeting_id>/minutes/write")
@requires(Permission.MEETING_WRITE)
def write(meeting_id: UUID) -> str:
    """A text area for every item."""
    found = get_meeting(meeting_id)
    must_be_possible(Step.MINUTE, found)
    return _page(meeting_id, MinutesForm(agenda_lines(found, with_minutes=True)))


@pages.post("/<uuid:meeting_id>/minutes/write")
@requires(Permission.MEETING_WRITE)
def save_minutes(meeting_id: UUID) -> Answer:
    """Saves whatever was touched, whichever button was pressed, so that nothing typed is lost."""
    found = get_meeting_to_change(meeting_id)
    form = MinutesForm(agenda_lines(found, with_minutes=True))
    status = attempt(form, lambda: _take(form))
    if status != DONE:
        return _page(meeting_id, form), status
    flash("The minutes are saved.")
    if request.form.get("save") == "all":
        return redirect(url_for("meetings.meeting", meeting_id=meeting_id))
    return redirect(url_for("meetings.write", meeting_id=meeting_id, _anchor=_anchor(form)))


def _take(form: MinutesForm) -> None:
    for row in form.touched():
        take_minute(
            get_item(row.line.id),
            row.text.data or "",
            is_to_carry=bool(row.is_to_carry.data),
            seen_version=row.version.number,
            by=current_person().id,
        )


def _anchor(form: MinutesForm) -> str | None:
    """The item whose button was pressed."""
    pressed = request.form.get("save", "")
    return f"item-{pressed}" if pressed in {str(row.line.number) for row in form.rows} else None


def _page(meeting_id: UUID, form: MinutesForm) -> str:
    found = get_meeting(meeting_id)
    form.catch_up(agenda_lines(found, with_minutes=True))
    return render_template(
        "borough/meetings/write_minutes.html",
        meeting=found,
        board=get_board(found.board_id),
        form=form,
        has_attendance=bool(attendance_of(meeting_id)),
    )
