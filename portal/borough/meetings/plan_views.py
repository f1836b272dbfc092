"""The pages on which a meeting or a series is planned, and a meeting is moved or cancelled."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.meetings.blueprint import meetings as pages
from portal.borough.meetings.forms import CancelForm, ChangeForm, PlanForm, ReferenceForm, offer_boards
from portal.borough.meetings.planning import typed_for_board, typed_for_meeting
from portal.borough.meetings.times import clock_words
from portal.forms.refusals import DONE, attempt
from tenants.dating import format_day
from tenants.people.permissions import Permission
from tenants.records.boards.queries import boards, get_board
from tenants.records.meetings import service
from tenants.records.meetings.keeping import must_be_possible
from tenants.records.meetings.models import Meeting
from tenants.records.meetings.queries import get_meeting, get_meeting_to_change
from tenants.records.meetings.rules import Step

Answer = str | Response | tuple[str, int]


@pages.route("/plan/", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def plan() -> Answer:
    """Plans one meeting."""
    form = PlanForm(data=typed_for_board(request.args.get("board")))
    offer_boards(form, boards())
    status = 200
    if form.is_submitted():
        planned: list[Meeting] = []
        status = attempt(form, lambda: planned.append(_plan(form)))
        if status == DONE:
            flash(f"The meeting on {format_day(planned[0].meets_on)} is planned.")
            return redirect(url_for("meetings.meeting", meeting_id=planned[0].id))
    return render_template("borough/meetings/plan.html", form=form, board=request.args.get("board")), status


@pages.get("/<uuid:meeting_id>/change")
@requires(Permission.MEETING_WRITE)
def change(meeting_id: UUID) -> Answer:
    """Shows when and where the meeting is, to be changed."""
    found = get_meeting(meeting_id)
    must_be_possible(Step.CHANGE, found)
    return _change_page(meeting_id, ChangeForm(data=typed_for_meeting(found)))


@pages.post("/<uuid:meeting_id>/change")
@requires(Permission.MEETING_WRITE)
def move(meeting_id: UUID) -> Answer:
    """Saves it; whoever is invited is told, and another day moves the clocks."""
    found = get_meeting_to_change(meeting_id)
    form = ChangeForm()
    status = attempt(form, lambda: _move(found, form))
    if status != DONE:
        return _change_page(meeting_id, form), status
    when = f"{format_day(found.meets_on)} at {clock_words(found.starts_at)}"
    flash(f"Your changes are saved. The meeting is on {when}.")
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id))


@pages.route("/<uuid:meeting_id>/cancel", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def cancel(meeting_id: UUID) -> Answer:
    """Calls the meeting off."""
    form = CancelForm()
    status = 200
    if form.is_submitted():
        found = get_meeting_to_change(meeting_id)
        status = attempt(form, lambda: _cancel(found, form))
        if status == DONE:
            flash("The meeting is cancelled. Nothing is owed for it any more.")
            return redirect(url_for("meetings.meeting", meeting_id=meeting_id))
    return _about("cancel", meeting_id, form), status


@pages.route("/<uuid:meeting_id>/reference", methods=["GET", "POST"])
@requires(Permission.MEETING_WRITE)
def reference(meeting_id: UUID) -> Answer:
    """Keeps the address of the meeting's page in the committee system."""
    form = ReferenceForm(data={"reference_url": get_meeting(meeting_id).reference_url})
    status = 200
    if form.is_submitted():
        found = get_meeting_to_change(meeting_id)
        status = attempt(form, lambda: _refer(found, form))
        if status == DONE:
            flash("The web address is saved.")
            return redirect(url_for("meetings.meeting", meeting_id=meeting_id))
    return _about("reference", meeting_id, form), status


def _plan(form: PlanForm) -> Meeting:
    typed = form.particulars
    return service.plan_meeting(
        get_board(UUID(form.board.data)),
        title=typed.title,
        meets_on=typed.meets_on,
        starts_at=typed.starts_at,
        ends_at=typed.ends_at,
        place=typed.place,
        url=typed.url,
        by=current_person().id,
    )


def _move(found: Meeting, form: ChangeForm) -> None:
    form.must_be_fresh(found)
    service.move_meeting(found, form.particulars, form.reason.data or "", by=current_person().id)


def _cancel(found: Meeting, form: CancelForm) -> None:
    form.must_be_fresh(found)
    service.cancel_meeting(found, form.reason.data or "", by=current_person().id)


def _refer(found: Meeting, form: ReferenceForm) -> None:
    form.must_be_fresh(found)
    service.refer_to(found, form.reference_url.data or "", by=current_person().id)


def _change_page(meeting_id: UUID, form: ChangeForm) -> str:
    return _about("change", meeting_id, form)


def _about(name: str, meeting_id: UUID, form: ChangeForm | CancelForm | ReferenceForm) -> str:
    found = get_meeting(meeting_id)
    form.catch_up(found)
    return render_template(f"borough/meetings/{name}.html", meeting=found, form=form)
