"""The page that says who is away and who is told in their place."""

from typing import NamedTuple
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, may, requires
from portal.borough.chasing.blueprint import pages
from portal.borough.chasing.forms import EndLeaveForm, LeaveForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotAllowed, NotFound
from tenants.people.permissions import Permission
from tenants.people.queries import members_of
from workflows.chasing.absences import Leave, end_leave, leave_from, plan_leave

Answer = Response | tuple[str, int]


class LeaveRow(NamedTuple):
    """One absence as the page shows it."""

    leave: Leave
    is_now: bool
    may_end: bool


@pages.get("/leave")
@requires(Permission.ACTION_UPDATE)
def leave() -> str:
    """Who is away, now or later: everybody for the lead, one's own for the others."""
    return _page(_form(is_sent=False))


@pages.post("/leave")
@requires(Permission.ACTION_UPDATE)
def add_leave() -> Answer:
    """Plans leave: one's own, or anybody's for the lead."""
    form = _form()
    status = attempt(form, lambda: _plan(form))
    if status != DONE:
        return _page(form), status
    flash("Leave cover is added. Reminders follow it from the first day away.")
    return redirect(url_for("chasing.leave"))


@pages.post("/leave/<uuid:absence_id>/end")
@requires(Permission.ACTION_UPDATE)
def end(absence_id: UUID) -> Answer:
    """Ends leave early, or takes away leave that has not begun."""
    found = next((each for each in leave_from(clock.today()) if each.id == absence_id), None)
    if found is None:
        raise NotFound("We could not find that leave. It may have ended already.")
    if not _may_end(found):
        raise NotAllowed("Only a lead can end somebody else’s leave.")
    form, by = EndLeaveForm(), current_person().id
    status = attempt(form, lambda: end_leave(absence_id, today=clock.today(), by=by))
    if status != DONE:
        return _page(_form(is_sent=False)), status
    flash(f"{found.person_name} gets their own reminders again.")
    return redirect(url_for("chasing.leave"))


def _is_for_anybody() -> bool:
    return may(Permission.CHASE_SET)


def _may_end(each: Leave) -> bool:
    return _is_for_anybody() or each.person_id == current_person().id


def _form(*, is_sent: bool = True) -> LeaveForm:
    form = LeaveForm() if is_sent else LeaveForm(formdata=None)
    people = [(person.id, person.name) for person, _ in members_of(current_belonging().tenant_id)]
    form.offer(people, me=current_person().id, is_for_anybody=_is_for_anybody())
    return form


def _plan(form: LeaveForm) -> None:
    me = current_person().id
    plan_leave(form.person_id(me), UUID(form.cover.data), *form.days(), by=me)


def _page(form: LeaveForm) -> str:
    return render_template(
        "borough/chasing/leave.html",
        form=form,
        rows=[row for each in leave_from(clock.today()) if (row := _row(each)) is not None],
        is_for_anybody=_is_for_anybody(),
    )


def _row(each: Leave) -> LeaveRow | None:
    """The row; None for the leave of others that is no business of this person."""
    me = current_person().id
    may_see = may(Permission.CHASE_READ) or me in (each.person_id, each.cover_id)
    return LeaveRow(each, each.starts_on <= clock.today(), _may_end(each)) if may_see else None
