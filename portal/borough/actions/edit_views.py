"""The pages on which a lead adds an action, changes its words and owner, cancels it or opens it again."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.addresses import id_in
from portal.borough.actions.action_forms import NewActionForm
from portal.borough.actions.blueprint import actions
from portal.borough.actions.update_forms import CancelForm, ReopenForm
from portal.borough.work_form import ActionForm, typed_for
from portal.forms.due import understood
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.plans import progress
from tenants.records.plans.models import Action, Aim
from tenants.records.plans.queries import (
    get_action,
    get_action_to_change,
    get_aim,
    get_plan,
    open_action_file,
)
from tenants.records.plans.service import add_action, edit_action

Answer = str | Response | tuple[str, int]


@actions.get("/add")
@requires(Permission.PLAN_WRITE)
def add() -> Answer:
    """Asks for a new action under the aim that the address names."""
    aim = get_aim(id_in(request.args.get("aim")))
    return _add_page(aim, NewActionForm(data={"aim": str(aim.id)}))


@actions.post("/add")
@requires(Permission.PLAN_WRITE)
def create() -> Answer:
    """Adds the action."""
    aim = get_aim(id_in(request.args.get("aim")))
    form = NewActionForm()
    form.offer(get_plan(aim.plan_id))
    added: list[Action] = []
    status = attempt(form, lambda: added.append(_add(form)))
    if status != DONE:
        return _add_page(get_aim(id_in(request.args.get("aim"))), form), status
    flash(f"The action is added. It is due: {understood(form.due.dating)}.")
    return redirect(url_for("actions.action", action_id=added[0].id))


@actions.get("/<uuid:action_id>/edit")
@requires(Permission.PLAN_WRITE)
def edit(action_id: UUID) -> Answer:
    """Shows the action's words, owner and themes as they stand."""
    found = get_action(action_id)
    themes = list(open_action_file(action_id).theme_keys)
    return _edit_page(found, ActionForm(data={**typed_for(found), "themes": themes}))


@actions.post("/<uuid:action_id>/edit")
@requires(Permission.PLAN_WRITE)
def save(action_id: UUID) -> Answer:
    """Saves them."""
    found = get_action_to_change(action_id)
    form = ActionForm(data={"priority": found.priority_code or ""})
    form.offer(get_plan(found.plan_id))
    status = attempt(form, lambda: _edit(found, form))
    if status != DONE:
        return _edit_page(get_action(action_id), form), status
    flash("Your changes are saved.")
    return redirect(url_for("actions.action", action_id=action_id))


@actions.route("/<uuid:action_id>/cancel", methods=["GET", "POST"])
@requires(Permission.ACTION_ACCEPT)
def cancel(action_id: UUID) -> Answer:
    """Closes an action that will not be done."""
    form = CancelForm()
    if not form.is_submitted():
        return _reason_page("cancel", action_id, form)
    found = get_action_to_change(action_id)
    status = attempt(form, lambda: _cancel(found, form))
    if status != DONE:
        return _reason_page("cancel", action_id, form), status
    flash("The action is cancelled.")
    return redirect(url_for("actions.action", action_id=action_id))


@actions.route("/<uuid:action_id>/reopen", methods=["GET", "POST"])
@requires(Permission.ACTION_ACCEPT)
def reopen(action_id: UUID) -> Answer:
    """Opens a closed action again."""
    form = ReopenForm()
    if not form.is_submitted():
        return _reason_page("reopen", action_id, form)
    found = get_action_to_change(action_id)
    status = attempt(form, lambda: _reopen(found, form))
    if status != DONE:
        return _reason_page("reopen", action_id, form), status
    flash("The action is open again.")
    return redirect(url_for("actions.action", action_id=action_id))


def _add(form: NewActionForm) -> Action:
    aim = get_aim(UUID(form.aim.data))
    details = form.details(theme_keys=form.further_themes(aim))
    return add_action(aim, details, form.due.dating, by=current_person().id)


def _edit(found: Action, form: ActionForm) -> None:
    aim = get_aim(UUID(form.aim.data))
    details = form.details(theme_keys=form.further_themes(aim), invented=found.invented)
    edit_action(found, details, aim.id, seen_version=form.version.number, by=current_person().id)


def _cancel(found: Action, form: CancelForm) -> None:
    seen, by = form.version.number, current_person().id
    progress.cancel(found, form.reason.data or "", seen_version=seen, by=by, today=clock.today())


def _reopen(found: Action, form: ReopenForm) -> None:
    seen, by = form.version.number, current_person().id
    progress.reopen(found, form.reason.data or "", seen_version=seen, by=by)


def _add_page(aim: Aim, form: NewActionForm) -> str:
    plan = get_plan(aim.plan_id)
    form.offer(plan)
    return render_template("borough/actions/add.html", form=form, plan=plan, aim=aim)


def _edit_page(found: Action, form: ActionForm) -> str:
    form.offer(get_plan(found.plan_id))
    form.catch_up(found)
    return render_template("borough/actions/edit.html", action=found, form=form)


def _reason_page(verb: str, action_id: UUID, form: CancelForm | ReopenForm) -> str:
    found = get_action(action_id)
    form.catch_up(found)
    return render_template(f"borough/actions/{verb}.html", action=found, form=form)
