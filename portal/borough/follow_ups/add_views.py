"""The pages on which a supplier is asked to put something right, or a sanction is recorded."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.access import current_person, requires
from portal.borough.follow_ups.blueprint import follow_ups
from portal.borough.follow_ups.forms import ActionForm, PlanForm, SanctionForm
from portal.forms.owner import owner_value
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.people.permissions import Permission
from tenants.records.checks import follow_ups as service
from tenants.records.checks.follow_up_queries import (
    get_follow_up,
    open_plans_of,
    standing_sanctions,
)
from tenants.records.checks.follow_up_rules import DAYS_TO_PUT_RIGHT, USUAL_DAYS, steps_left
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.queries import checks_of, get_check
from tenants.records.checks.rules import SANCTION_WORDS, Outcome, Sanction
from tenants.records.obligations.service import Owner
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change

Answer = str | Response | tuple[str, int]
AddForm = ActionForm | PlanForm | SanctionForm


@follow_ups.route("/for/<uuid:supplier_id>/action", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def require_action(supplier_id: UUID) -> Answer:
    """Asks what the supplier has to put right, by when, and who of ours sees to it."""
    supplier = get_supplier(supplier_id)
    form = ActionForm(data=_begun(supplier))
    done = "The corrective action is added. Whoever sees to it will be reminded."
    return _add(supplier, form, "action", lambda: _require(supplier_id, form), done)


@follow_ups.route("/for/<uuid:supplier_id>/plan", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def agree_plan(supplier_id: UUID) -> Answer:
    """Asks what was agreed with the supplier, and by when it is complete."""
    supplier = get_supplier(supplier_id)
    form = PlanForm(data=_begun(supplier))
    done = "The improvement plan is added. Now add what the supplier has to put right."
    return _add(supplier, form, "plan", lambda: _agree(supplier_id, form), done)


@follow_ups.route("/for/<uuid:supplier_id>/sanction", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def sanction(supplier_id: UUID) -> Answer:
    """Asks which step of the ladder, why, and from when on."""
    supplier = get_supplier(supplier_id)
    left = steps_left(standing_sanctions(supplier_id))
    begun = {**_begun(supplier), "imposed_on": clock.today(), "step": left[0].value if left else None}
    form = SanctionForm(data={key: value for key, value in begun.items() if key != "details"})
    return _add(supplier, form, "sanction", lambda: _sanction(supplier_id, form), "The sanction is recorded.")


def _begun(supplier: Supplier) -> dict[str, object]:
    """What the check found, in the words it was logged with; its owner, and a usual day."""
    check, plan = _asked_for(supplier)
    outcome = Outcome(check.outcome) if check and check.outcome else Outcome.UNCLEAR
    days = DAYS_TO_PUT_RIGHT.get(outcome, USUAL_DAYS)
    owner = plan or check or supplier
    return {
        "check": str(check.id) if check else "",
        "plan": str(plan.id) if plan else "",
        "details": check.summary if check else "",
        "owner": owner_value(owner) or f"person:{current_person().id}",
        "due_on": clock.today() + timedelta(days=days),
    }


def _asked_for(supplier: Supplier) -> tuple[SupplierCheck | None, FollowUp | None]:
    """The check and the plan that the address names, if they are this supplier's."""
    check_id, plan_id = _id_in("check"), _id_in("plan")
    checks = {each.id: each for each in checks_of(supplier.id)}
    plans = {each.id: each for each in open_plans_of(supplier.id)}
    check, plan = (checks.get(check_id) if check_id else None), (plans.get(plan_id) if plan_id else None)
    if check is None and plan is not None and plan.check_id:
        check = checks.get(plan.check_id)
    return check, plan


def _id_in(name: str) -> UUID | None:
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def _add(supplier: Supplier, form: AddForm, page: str, work: Callable[[], FollowUp], done: str) -> Answer:
    supplier_id = supplier.id
    _offer(form, supplier_id)
    added: list[FollowUp] = []
    status = attempt(form, lambda: added.append(work())) if form.is_submitted() else 0
    if status == DONE:
        flash(done)
        return redirect(url_for("follow_ups.follow_up", follow_up_id=added[0].id))
    _offer(form, supplier_id)
    standing = standing_sanctions(supplier_id)
    shown = render_template(
        f"borough/follow_ups/add_{page}.html",
        form=form,
        supplier=get_supplier(supplier_id),
        standing=[(SANCTION_WORDS[step], each.imposed_on) for step, each in standing.items()],
        may_terminate=Sanction.TERMINATION in steps_left(standing),
    )
    return (shown, status) if status else shown


def _offer(form: AddForm, supplier_id: UUID) -> None:
    form.offer(checks_of(supplier_id))
    if isinstance(form, ActionForm):
        form.offer_plans(open_plans_of(supplier_id))
    if isinstance(form, SanctionForm):
        form.offer_steps(steps_left(standing_sanctions(supplier_id)))


def _require(supplier_id: UUID, form: ActionForm) -> FollowUp:
    plan = get_follow_up(form.plan_id) if form.plan_id else None
    by, due_on = current_person().id, form.due_on.data or clock.today()
    words = form.title.data or "", form.details.data or ""
    supplier, check, owner = _parts(supplier_id, form)
    return service.require_action(supplier, check, *words, due_on, owner, by=by, plan=plan)


def _agree(supplier_id: UUID, form: PlanForm) -> FollowUp:
    by, due_on = current_person().id, form.due_on.data or clock.today()
    words = form.title.data or "", form.details.data or ""
    supplier, check, owner = _parts(supplier_id, form)
    return service.agree_plan(supplier, check, *words, due_on, owner, by=by)


def _sanction(supplier_id: UUID, form: SanctionForm) -> FollowUp:
    supplier, check, owner = _parts(supplier_id, form)
    return service.sanction(
        supplier,
        check,
        Sanction(form.step.data),
        form.details.data or "",
        owner,
        imposed_on=form.imposed_on.data or clock.today(),
        look_again_on=form.look_again_on.data,
        by=current_person().id,
    )


def _parts(supplier_id: UUID, form: AddForm) -> tuple[Supplier, SupplierCheck | None, Owner]:
    """The supplier, held so that two people do not take the same step; the check; who sees to it."""
    check = get_check(form.check_id) if form.check_id else None
    return get_supplier_to_change(supplier_id), check, form.owner.owner
