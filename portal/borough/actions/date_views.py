"""The pages on which an action's date is changed, or made to follow another action's."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.actions.blueprint import actions
from portal.borough.actions.date_forms import ChainForm, RedateForm
from portal.borough.actions.rights import must_be_answerable
from portal.forms.due import typed, understood
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.plans.lists import all_actions, of_plan
from tenants.records.plans.models import Action
from tenants.records.plans.queries import followers_of, get_action, get_action_to_change
from tenants.records.plans.rules import Chain
from tenants.records.plans.service import chain_action, redate_action, unchain_action

Answer = str | Response | tuple[str, int]


@actions.get("/<uuid:action_id>/date")
@requires(Permission.ACTION_UPDATE)
def date(action_id: UUID) -> Answer:
    """Asks for the new date and the reason."""
    found = get_action(action_id)
    must_be_answerable(found)
    return _date_page(action_id, RedateForm(data={"due": typed(found.due)}))


@actions.post("/<uuid:action_id>/date")
@requires(Permission.ACTION_UPDATE)
def redate(action_id: UUID) -> Answer:
    """Changes the date; every earlier one is kept with its reason."""
    found = get_action_to_change(action_id)
    must_be_answerable(found)
    form = RedateForm()
    status = attempt(form, lambda: _redate(found, form))
    if status != DONE:
        return _date_page(action_id, form), status
    flash(f"The date is changed. It is now due: {understood(form.due.dating)}.")
    return redirect(url_for("actions.action", action_id=action_id))


@actions.get("/<uuid:action_id>/chain")
@requires(Permission.PLAN_WRITE)
def chain(action_id: UUID) -> Answer:
    """Asks which action's date this one follows."""
    found = get_action(action_id)
    form = ChainForm(data={"leader": str(found.chained_to_id or "")})
    if found.chained_to_id:
        form.fill_in(Chain(found.chain_months, found.chain_days))
    return _chain_page(found, form)


@actions.post("/<uuid:action_id>/chain")
@requires(Permission.PLAN_WRITE)
def follow(action_id: UUID) -> Answer:
    """Makes the date follow another action's from now on."""
    found = get_action_to_change(action_id)
    form = ChainForm()
    _offer_leaders(found, form)
    status = attempt(form, lambda: _follow(found, form))
    if status != DONE:
        return _chain_page(get_action(action_id), form), status
    flash("The date now follows the other action’s.")
    return redirect(url_for("actions.action", action_id=action_id))


@actions.post("/<uuid:action_id>/unchain")
@requires(Permission.PLAN_WRITE)
def unfollow(action_id: UUID) -> Answer:
    """Lets the action keep its own date."""
    found = get_action_to_change(action_id)
    form = ChainForm()
    unchain_action(found, seen_version=form.version.number, by=current_person().id)
    flash("The action keeps its own date from now on.")
    return redirect(url_for("actions.action", action_id=action_id))


def _redate(found: Action, form: RedateForm) -> None:
    seen, by = form.version.number, current_person().id
    redate_action(found, form.due.dating, form.reason.data or "", seen_version=seen, by=by)


def _follow(found: Action, form: ChainForm) -> None:
    leader = get_action(UUID(form.leader.data))
    chain_action(found, leader, form.chain, seen_version=form.version.number, by=current_person().id)


def _date_page(action_id: UUID, form: RedateForm) -> str:
    found = get_action(action_id)
    form.catch_up(found)
    followers = followers_of(action_id)
    return render_template("borough/actions/date.html", action=found, form=form, followers=followers)


def _chain_page(found: Action, form: ChainForm) -> str:
    _offer_leaders(found, form)
    form.catch_up(found)
    return render_template("borough/actions/chain.html", action=found, form=form)


def _offer_leaders(found: Action, form: ChainForm) -> None:
    """Actions of the same plan that are open and have a date."""
    rows = all_actions(of_plan(found.plan_id), clock.today())
    leaders = [row for row in rows if row.due_on and not row.closed_on and row.id != found.id]
    form.leader.offer((str(row.id), f"{row.ref} {row.title}") for row in leaders)
