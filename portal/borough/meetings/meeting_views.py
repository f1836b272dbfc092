"""The page of one meeting, and the steps that take it from stage to stage."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.forms import BY_EMAIL, ApproveForm
from portal.borough.meetings.meeting_page import open_meeting_page
from portal.forms.form import PortalForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.dating import format_day
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.meetings import service
from tenants.records.meetings.keeping import must_be_possible
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import (
    find_unapproved,
    get_meeting,
    get_meeting_to_change,
    meetings_of,
)
from tenants.records.meetings.rules import Stage, Step

Answer = str | Response | tuple[str, int]


@pages.get("/<uuid:meeting_id>/")
@requires(Permission.BOARD_READ)
def meeting(meeting_id: UUID) -> str:
    """Everything about one meeting, and the one thing to do next."""
    return _page(meeting_id, PortalForm(formdata=None))


@pages.post("/<uuid:meeting_id>/publish")
@requires(Permission.MEETING_WRITE)
def publish(meeting_id: UUID) -> Answer:
    """Says that agenda and papers are out."""
    by = current_person().id
    return _step(
        meeting_id,
        lambda found: service.publish_agenda(found, on=clock.today(), by=by),
        "The agenda is published. Everybody who reads this board can see it now.",
    )


@pages.post("/<uuid:meeting_id>/hold")
@requires(Permission.MEETING_WRITE)
def hold(meeting_id: UUID) -> Answer:
    """Says that the meeting took place."""
    by = current_person().id
    return _step(
        meeting_id,
        lambda found: service.hold_meeting(found, by=by, today=clock.today()),
        "The meeting is recorded as held. Next come the attendance and the minutes.",
    )


@pages.post("/<uuid:meeting_id>/circulate")
@requires(Permission.MEETING_WRITE)
def circulate(meeting_id: UUID) -> Answer:
    """Says that the minutes are out."""
    by = current_person().id
    return _step(
        meeting_id,
        lambda found: service.circulate_minutes(found, on=clock.today(), by=by),
        "The minutes are circulated. Everybody who reads this board can see them now.",
    )


@pages.route("/<uuid:meeting_id>/approve", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def approve(meeting_id: UUID) -> Answer:
    """Says at which meeting the minutes were approved, or that it was by e-mail."""
    form = ApproveForm()
    status = 200
    if form.is_submitted():
        found = get_meeting_to_change(meeting_id)
        form.offer(_later(found))
        status = attempt(form, lambda: _approve(found, form))
        if status == DONE:
            return _done(meeting_id, "The minutes are approved.")
    found = get_meeting(meeting_id)
    if status == 200:
        must_be_possible(Step.APPROVE, found)
    form.offer(_later(found))
    form.catch_up(found)
    return render_template("borough/meetings/approve.html", meeting=found, form=form), status


@pages.post("/<uuid:meeting_id>/approve-last")
@requires(Permission.MEETING_WRITE)
def approve_last(meeting_id: UUID) -> Answer:
    """Approves, at this meeting, the minutes of the one before."""
    by = current_person().id
    found = get_meeting(meeting_id)
    waiting = find_unapproved(found.board_id, before=found.meets_on)
    if waiting is None:
        raise NotFound
    day = format_day(waiting.meets_on)
    return _step(
        meeting_id,
        lambda at: service.approve_minutes(waiting, at, on=at.meets_on, by=by),
        f"The minutes of {day} are approved at this meeting.",
    )


def _step(meeting_id: UUID, work: Callable[[Meeting], None], words: str) -> Answer:
    """Takes one step with the press of a button; a refusal is said on the page of the meeting."""
    form, found = PortalForm(), get_meeting_to_change(meeting_id)
    status = attempt(form, lambda: work(found))
    return _done(meeting_id, words) if status == DONE else (_page(meeting_id, form), status)


def _approve(found: Meeting, form: ApproveForm) -> None:
    form.must_be_fresh(found)
    by = current_person().id
    if form.at.data == BY_EMAIL:
        service.approve_minutes(found, None, on=_on(form), by=by)
    else:
        at_meeting = get_meeting(UUID(form.at.data))
        service.approve_minutes(found, at_meeting, on=at_meeting.meets_on, by=by)


def _on(form: ApproveForm) -> date:
    return form.approved_on.data or clock.today()


def _later(found: Meeting) -> list[Meeting]:
    """The board's later meetings whose day has come."""
    today = clock.today()
    return [
        one
        for one in meetings_of(found.board_id)
        if found.meets_on < one.meets_on <= today and one.stage != Stage.CANCELLED
    ]


def _page(meeting_id: UUID, form: PortalForm) -> str:
    page = open_meeting_page(meeting_id, clock.today())
    return render_template(
        "borough/meetings/meeting.html", page=page, meeting=page.meeting, form=form, today=clock.today()
    )


def _done(meeting_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id))
