"""The page of one action, and what its owner and its lead say of it there."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.actions.action_page import ActionPage, open_page
from portal.borough.actions.blueprint import actions
from portal.borough.actions.rights import must_be_answerable
from portal.borough.actions.update_forms import DecisionForm, UpdateForm
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.plans.models import Action
from tenants.records.plans.queries import get_action_to_change
from tenants.records.plans.rules import Claimed
from workflows.acceptance import service

Answer = Response | tuple[str, int]
_UPDATED = "Your update is saved."
_PASSED_ON = "Saved. It now waits for a lead to accept it."


@actions.get("/<uuid:action_id>/")
@requires(Permission.PLAN_READ)
def action(action_id: UUID) -> str:
    """Everything about one action."""
    page = open_page(action_id, clock.today())
    return _page(page, _update_form(page.file.action), DecisionForm(formdata=None))


@actions.post("/<uuid:action_id>/")
@requires(Permission.ACTION_UPDATE)
def update(action_id: UUID) -> Answer:
    """Saves what the owner says of the action."""
    found = get_action_to_change(action_id)
    must_be_answerable(found)
    form = UpdateForm()
    status = attempt(form, lambda: _report(found, form))
    if status != DONE:
        return _page(open_page(action_id, clock.today()), form, DecisionForm(formdata=None)), status
    flash(_PASSED_ON if form.claim == Claimed.DONE else _UPDATED)
    return redirect(url_for("actions.action", action_id=action_id))


@actions.post("/<uuid:action_id>/decision")
@requires(Permission.ACTION_ACCEPT)
def decide(action_id: UUID) -> Answer:
    """Accepts an action that is said to be done, or sends it back."""
    found = get_action_to_change(action_id)
    form = DecisionForm()
    status = attempt(form, lambda: _decide(found, form))
    if status != DONE:
        page = open_page(action_id, clock.today())
        return _page(page, _update_form(page.file.action), form), status
    flash(
        "The action is closed as done." if form.is_accepted else "It is back with its owner, who is told why."
    )
    return redirect(url_for("actions.action", action_id=action_id))


def _report(found: Action, form: UpdateForm) -> None:
    service.report_progress(
        found,
        form.claim,
        form.percent.number or 0,
        form.note.data or "",
        seen_version=form.version.number,
        by=current_person().id,
        today=clock.today(),
    )


def _decide(found: Action, form: DecisionForm) -> None:
    seen, by, words = form.version.number, current_person().id, form.reason.data or ""
    if form.is_accepted:
        service.accept(found, words, seen_version=seen, by=by, today=clock.today())
    else:
        service.send_back(found, words, seen_version=seen, by=by)


def _update_form(found: Action) -> UpdateForm:
    return UpdateForm(formdata=None, data={"claimed": found.claimed, "percent": str(found.percent)})


def _page(page: ActionPage, form: UpdateForm, decision: DecisionForm) -> str:
    """The page with its two forms, each of which knows the version it stands on."""
    form.catch_up(page.file.action)
    decision.catch_up(page.file.action)
    if page.is_own_claim:
        decision.offer_only_taking_back()
    tried = decision if decision.errors else form
    return render_template(
        "borough/actions/action.html",
        page=page,
        form=form,
        decision=decision,
        tried=tried,
        today=clock.today(),
    )
