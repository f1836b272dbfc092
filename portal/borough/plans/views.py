"""The pages that show, start and edit plans."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.access import current_belonging, current_person, requires
from portal.borough.plans.blueprint import plans as pages
from portal.borough.plans.forms import BLANK, PlanForm, StartPlanForm
from portal.borough.plans.plan_page import open_plan_page, period_words
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.frameworks.queries import get_template, templates
from tenants.people.permissions import Permission
from tenants.records.plans import service
from tenants.records.plans.models import Plan
from tenants.records.plans.queries import get_plan, plan_summaries

Answer = str | Response | tuple[str, int]


@pages.get("/")
@requires(Permission.PLAN_READ)
def plans() -> str:
    """The tenant's plans: those in force, and those whose period is over."""
    today = clock.today()
    summaries = plan_summaries(today)
    in_force = [one for one in summaries if not one.is_past(today)]
    past = [one for one in summaries if one.is_past(today)]
    return render_template("borough/plans/plans.html", in_force=in_force, past=past, period=period_words)


@pages.get("/<uuid:plan_id>/")
@requires(Permission.PLAN_READ)
def plan(plan_id: UUID) -> str:
    """One plan as one document."""
    today = clock.today()
    page = open_plan_page(plan_id, today, house=current_belonging().slug)
    return render_template(
        "borough/plans/plan.html", page=page, plan=page.plan, today=today, period=period_words
    )


@pages.route("/start", methods=["GET", "POST"])
@requires(Permission.PLAN_WRITE)
def start() -> Answer:
    """Starts a plan, blank or from a template."""
    form = StartPlanForm()
    form.offer()
    status = 200
    if form.is_submitted():
        started: list[Plan] = []
        status = attempt(form, lambda: started.append(_start(form)))
        if status == DONE:
            flash("The plan is started.")
            return redirect(url_for("plans.plan", plan_id=started[0].id))
        form.offer()
    return render_template("borough/plans/start.html", form=form, sources=_sources()), status


@pages.get("/<uuid:plan_id>/edit")
@requires(Permission.PLAN_WRITE)
def edit(plan_id: UUID) -> Answer:
    """Shows the plan's title, period and notes as they stand."""
    found = get_plan(plan_id)
    return _edit_page(plan_id, PlanForm(obj=found, data=_board_of(found)))


@pages.post("/<uuid:plan_id>/edit")
@requires(Permission.PLAN_WRITE)
def save(plan_id: UUID) -> Answer:
    """Saves them."""
    found = get_plan(plan_id)
    form = PlanForm(data=_board_of(found))
    form.offer()
    status = attempt(form, lambda: _edit(found, form))
    if status != DONE:
        return _edit_page(plan_id, form), status
    flash("Your changes are saved.")
    return redirect(url_for("plans.plan", plan_id=plan_id))


def _sources() -> list[str]:
    """What each template says of itself, in the order in which they are offered."""
    return [f"{one.source}. {one.note}".strip() for one in templates()]


def _start(form: StartPlanForm) -> Plan:
    title, by = form.title.data or "", current_person().id
    starts_on, ends_on = form.starts_on.data, form.ends_on.data
    if form.start.data == BLANK:
        chosen = form.theme_set.data
        return service.create_plan(title, chosen, starts_on=starts_on, ends_on=ends_on, by=by)
    template, post_id = get_template(form.start.data), UUID(form.owner_post.data)
    return service.start_plan_from_template(
        template, title, starts_on=starts_on, ends_on=ends_on, owner_post_id=post_id, by=by
    )


def _edit(found: Plan, form: PlanForm) -> None:
    form.must_be_fresh(found)
    service.edit_plan(
        found,
        title=form.title.data or "",
        starts_on=form.starts_on.data,
        ends_on=form.ends_on.data,
        notes=form.notes.data or "",
        board_id=form.board_id,
        by=current_person().id,
    )


def _board_of(found: Plan) -> dict[str, str]:
    return {"board": str(found.board_id or "")}


def _edit_page(plan_id: UUID, form: PlanForm) -> str:
    found = get_plan(plan_id)
    form.offer()
    form.catch_up(found)
    return render_template("borough/plans/edit.html", plan=found, form=form)
