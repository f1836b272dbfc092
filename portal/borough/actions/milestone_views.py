"""The pages on which the steps of an action are added, ticked, re-dated and taken away."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.actions.action_forms import MilestoneDateForm, MilestoneForm
from portal.borough.actions.blueprint import actions
from portal.borough.actions.rights import must_be_answerable
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.plans import progress
from tenants.records.plans.models import Milestone
from tenants.records.plans.queries import get_action, get_milestone

Answer = str | Response | tuple[str, int]


@actions.route("/<uuid:action_id>/steps/add", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
def add_step(action_id: UUID) -> Answer:
    """Adds a step."""
    found = get_action(action_id)
    must_be_answerable(found)
    form = MilestoneForm()
    if form.is_submitted():
        by = current_person().id
        status = attempt(
            form, lambda: progress.add_milestone(found, form.title.data or "", form.due_on.data, by=by)
        )
        if status == DONE:
            return _back_to(action_id, "The step is added.")
        return render_template(
            "borough/actions/add_step.html", action=get_action(action_id), form=form
        ), status
    return render_template("borough/actions/add_step.html", action=found, form=form)


@actions.post("/<uuid:action_id>/steps/<uuid:step_id>/reached")
@requires(Permission.ACTION_UPDATE)
def tick_step(action_id: UUID, step_id: UUID) -> Answer:
    """Marks a step as reached, or as not reached after all."""
    step = _step_of(action_id, step_id)
    progress.reach_milestone(step, by=current_person().id, today=clock.today())
    return _back_to(
        action_id, "The step is marked as reached." if step.done_on else "The step is open again."
    )


@actions.route("/<uuid:action_id>/steps/<uuid:step_id>/", methods=["GET", "POST"])
@requires(Permission.ACTION_UPDATE)
def step(action_id: UUID, step_id: UUID) -> Answer:
    """Gives a step another date, or takes it away."""
    found = _step_of(action_id, step_id)
    form = MilestoneDateForm(data={"due_on": found.due_on})
    status = 200
    if form.is_submitted():
        by = current_person().id
        status = attempt(form, lambda: progress.redate_milestone(found, form.due_on.data, by=by))
        if status == DONE:
            return _back_to(action_id, "The step’s date is changed.")
        found = _step_of(action_id, step_id)
    page = render_template("borough/actions/step.html", action=get_action(action_id), step=found, form=form)
    return page, status


@actions.post("/<uuid:action_id>/steps/<uuid:step_id>/remove")
@requires(Permission.ACTION_UPDATE)
def remove_step(action_id: UUID, step_id: UUID) -> Answer:
    """Takes a step away; the history keeps what it was."""
    found = _step_of(action_id, step_id)
    progress.remove_milestone(found, by=current_person().id)
    return _back_to(action_id, "The step is taken away.")


def _step_of(action_id: UUID, step_id: UUID) -> Milestone:
    """A step of an action that the person may change; NotFound when it is another action's."""
    must_be_answerable(get_action(action_id))
    found = get_milestone(step_id)
    if found.action_id != action_id:
        raise NotFound
    return found


def _back_to(action_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("actions.action", action_id=action_id, _anchor="steps"))
