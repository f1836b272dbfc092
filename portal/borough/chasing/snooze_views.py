"""The page on which reminders about one action are paused, and the button that ends the pause."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.actions.rights import must_be_answerable
from portal.borough.chasing.blueprint import pages
from portal.borough.chasing.forms import EndSnoozeForm, SnoozeForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.dating import format_day
from tenants.deadline import Subject
from tenants.errors import WrongState
from tenants.people.permissions import Permission
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action
from workflows.chasing import snoozes

Answer = Response | tuple[str, int]


@pages.get("/snooze/<uuid:action_id>")
@requires(Permission.ACTION_UPDATE)
def snooze(action_id: UUID) -> str:
    """Asks until when and why."""
    return _page(_chased(action_id), SnoozeForm(formdata=None))


@pages.post("/snooze/<uuid:action_id>")
@requires(Permission.ACTION_UPDATE)
def pause(action_id: UUID) -> Answer:
    """Pauses reminders about an action until a day."""
    action, form = _chased(action_id), SnoozeForm()
    status = attempt(form, lambda: _pause(action, form))
    if status != DONE:
        return _page(_chased(action_id), form), status
    flash(f"Reminders about this action are paused until {format_day(form.day())}.")
    return redirect(_back(action_id))


@pages.post("/snooze/<uuid:action_id>/end")
@requires(Permission.ACTION_UPDATE)
def end_snooze(action_id: UUID) -> Answer:
    """Lets reminders about an action go out again."""
    action, form, by = get_action(action_id), EndSnoozeForm(), current_person().id
    must_be_answerable(action)
    status = attempt(form, lambda: snoozes.end_snooze(Subject.ACTION, action_id, by=by))
    if status != DONE:
        raise WrongState("The pause could not be ended. Go back, reload the page, and try again.")
    flash("Reminders about this action start again with the next working day.")
    return redirect(_back(action_id))


def _chased(action_id: UUID) -> Action:
    """The action, if it is one that reminders could be about, and the person may say so."""
    action = get_action(action_id)
    must_be_answerable(action)
    if action.is_closed or action.is_waiting or action.due_on is None:
        raise WrongState(
            "Nobody is reminded of this action: it has no date, or is closed or waiting for acceptance."
        )
    return action


def _pause(action: Action, form: SnoozeForm) -> None:
    snoozes.snooze(
        Subject.ACTION,
        action.id,
        action.title,
        form.day(),
        form.reason.data,
        by=current_person().id,
        today=clock.today(),
    )


def _page(action: Action, form: SnoozeForm) -> str:
    found = snoozes.find_snooze(Subject.ACTION, action.id)
    return render_template(
        "borough/chasing/snooze.html",
        form=form,
        title=action.title,
        due=action.due.words(),
        paused=found if found and found.until_on > clock.today() else None,
        back=_back(action.id),
    )


def _back(action_id: UUID) -> str:
    return url_for("actions.action", action_id=action_id)
