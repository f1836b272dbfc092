"""The pages on which the recurring duties of a plan are added, changed and ended."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.plans.blueprint import plans as pages
from portal.borough.plans.duty_forms import ChainedDutyForm, DutyForm, EndDutyForm, typed_rhythm
from portal.borough.plans.plan_page import rhythm_words
from portal.borough.work_form import WorkForm, typed_for
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import NotFound
from tenants.people.permissions import Permission
from tenants.records.plans import duties as service
from tenants.records.plans.models import Duty
from tenants.records.plans.queries import duties, get_aim, get_duty, get_plan

Answer = str | Response | tuple[str, int]


@pages.route("/<uuid:plan_id>/duties/add", methods=["GET", "POST"])
@requires(Permission.PLAN_WRITE)
def add_duty(plan_id: UUID) -> Answer:
    """Adds a recurring duty and makes its first occurrences."""
    form = DutyForm(data={"aim": request.args.get("aim", "")})
    form.offer(get_plan(plan_id))
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _add(form))
        if status == DONE:
            return _back_to(plan_id, f"The recurring duty is added: {form.recurrence.words()}.")
        form.offer(get_plan(plan_id))
    return render_template("borough/plans/add_duty.html", plan=get_plan(plan_id), form=form), status


@pages.get("/<uuid:plan_id>/duties/<uuid:duty_id>/")
@requires(Permission.PLAN_WRITE)
def duty(plan_id: UUID, duty_id: UUID) -> Answer:
    """Shows a recurring duty as it stands."""
    found = _duty_of(plan_id, duty_id)
    if found.chained_to_id:
        return _duty_page(found, ChainedDutyForm(data=typed_for(found)))
    return _duty_page(found, DutyForm(data={**typed_for(found), **typed_rhythm(found)}))


@pages.post("/<uuid:plan_id>/duties/<uuid:duty_id>/")
@requires(Permission.PLAN_WRITE)
def save_duty(plan_id: UUID, duty_id: UUID) -> Answer:
    """Saves it; the actions it has made already keep their words and dates."""
    found = _duty_of(plan_id, duty_id)
    kept = {"priority": found.priority_code or ""}
    form = ChainedDutyForm(data=kept) if found.chained_to_id else DutyForm(data=kept)
    form.offer(get_plan(plan_id))
    status = attempt(form, lambda: _edit(found, form))
    if status != DONE:
        return _duty_page(_duty_of(plan_id, duty_id), form), status
    return _back_to(plan_id, "Your changes are saved. They count from the next occurrence.")


@pages.route("/<uuid:plan_id>/duties/<uuid:duty_id>/end", methods=["GET", "POST"])
@requires(Permission.PLAN_WRITE)
def end_duty(plan_id: UUID, duty_id: UUID) -> Answer:
    """Stops a duty from coming round."""
    found = _duty_of(plan_id, duty_id)
    form = EndDutyForm()
    status = 200
    if form.is_submitted():
        status = attempt(form, lambda: _end(found, form))
        if status == DONE:
            return _back_to(plan_id, "The recurring duty is ended.")
        found = _duty_of(plan_id, duty_id)
    form.catch_up(found)
    return render_template(
        "borough/plans/end_duty.html", plan=get_plan(plan_id), duty=found, form=form
    ), status


def _add(form: DutyForm) -> None:
    by = current_person().id
    service.add_duty(get_aim(UUID(form.aim.data)), form.details(), form.recurrence, by=by)
    service.open_occurrences(clock.today(), by=by)


def _edit(found: Duty, form: WorkForm) -> None:
    form.must_be_fresh(found)
    is_same = not isinstance(form, DutyForm) or _has_same_rhythm(found, form)
    rhythm = service.recurrence_of(found) if is_same else form.recurrence
    by = current_person().id
    found.aim_id = UUID(form.aim.data)
    service.edit_duty(found, form.details(invented=found.invented), rhythm, by=by)
    service.open_occurrences(clock.today(), by=by)


def _has_same_rhythm(found: Duty, form: DutyForm) -> bool:
    """Whether nobody touched the rhythm, so that its first date stays what it was."""
    return all(form[name].data == value for name, value in typed_rhythm(found).items())


def _end(found: Duty, form: EndDutyForm) -> None:
    form.must_be_fresh(found)
    service.end_duty(found, form.reason.data or "", by=current_person().id, today=clock.today())


def _duty_of(plan_id: UUID, duty_id: UUID) -> Duty:
    found = get_duty(duty_id)
    if found.plan_id != plan_id:
        raise NotFound
    return found


def _duty_page(found: Duty, form: WorkForm) -> str:
    plan = get_plan(found.plan_id)
    form.offer(plan)
    form.catch_up(found)
    recurs = rhythm_words(found, {one.id: one.title for one in duties(plan.id)})
    return render_template("borough/plans/duty.html", plan=plan, duty=found, form=form, recurs=recurs)


def _back_to(plan_id: UUID, words: str) -> Response:
    flash(words)
    return redirect(url_for("plans.plan", plan_id=plan_id))
