"""The pages on which the aims of a plan are added and renamed."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.plans.blueprint import plans as pages
from portal.borough.plans.forms import AimForm
from portal.forms.refusals import DONE, attempt
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.plans.models import Aim
from tenants.records.plans.queries import get_aim, get_plan
from tenants.records.plans.service import add_aim as put_aim
from tenants.records.plans.service import rename_aim

Answer = str | Response | tuple[str, int]


@pages.route("/<uuid:plan_id>/aims/add", methods=["GET", "POST"])
@requires(Permission.PLAN_WRITE)
def add_aim(plan_id: UUID) -> Answer:
    """Adds an aim under one of the plan's themes."""
    plan = get_plan(plan_id)
    form = AimForm()
    form.offer(plan)
    status = 200
    if form.is_submitted():
        theme, title, by = form.theme.data, form.title.data or "", current_person().id
        status = attempt(form, lambda: put_aim(plan, theme, title, by=by))
        if status == DONE:
            return _back_to(plan_id, "The aim is added. You can now add actions to it.")
    return render_template("borough/plans/add_aim.html", plan=get_plan(plan_id), form=form), status


@pages.route("/<uuid:plan_id>/aims/<uuid:aim_id>/", methods=["GET", "POST"])
@requires(Permission.PLAN_WRITE)
def aim(plan_id: UUID, aim_id: UUID) -> Answer:
    """Changes an aim's words, or the theme it stands under."""
    plan, found = get_plan(plan_id), _aim_of(plan_id, aim_id)
    form = AimForm(data={"title": found.title, "theme": found.theme_key})
    form.offer(plan)
    status = 200
    if form.is_submitted():
        theme, title, by = form.theme.data, form.title.data or "", current_person().id
        status = attempt(form, lambda: rename_aim(found, title, theme, by=by))
        if status == DONE:
            return _back_to(plan_id, "The aim is changed.")
    return render_template("borough/plans/aim.html", plan=get_plan(plan_id), form=form), status


def _aim_of(plan_id: UUID, aim_id: UUID) -> Aim:
    found = get_aim(aim_id)
    if found.plan_id != plan_id:
        raise NotFound
    return found


def _back_to(plan_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("plans.plan", plan_id=plan_id))
