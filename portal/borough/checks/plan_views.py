"""The pages on which a check is planned, corrected once done, and called off."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from portal.access import current_belonging, current_person, requires
from portal.borough.checks.about import about_supplier
from portal.borough.checks.blueprint import checks
from portal.borough.checks.change_forms import CallOffForm, PlanForm
from portal.borough.checks.changing import change
from portal.borough.checks.choosing import choose_supplier, supplier_asked_for
from portal.borough.checks.guide import guide, guide_of
from portal.borough.checks.kind_parts import (
    ContractPart,
    StatementPart,
    typed_of_check,
    typed_of_statement,
)
from portal.borough.checks.result_forms import ResultForm, correct_form_of
from portal.forms.changing import Answer
from portal.forms.refusals import DONE, attempt
from tenants import clock
from tenants.errors import FieldError, WrongState
from tenants.people.permissions import Permission
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import areas_read, get_check, statement_read
from tenants.records.checks.rules import CheckKind, CheckStatus
from tenants.records.checks.service import call_off, correct_check, must_be_open, plan_check
from tenants.records.checks.statement_checks import correct_statement_check
from tenants.records.contracts.queries import contracts_of
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier, get_supplier_to_change


@checks.route("/plan", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def plan() -> Answer:
    """Plans a check of the supplier that the address names; without one, asks which it is."""
    supplier_id = supplier_asked_for()
    if supplier_id is None:
        return choose_supplier("checks.plan", "Plan a check")
    asked = request.args.get("kind") if request.args.get("kind") in set(CheckKind) else None
    form = PlanForm(data={"kind": asked, "owner": f"person:{current_person().id}"})
    form.owner.offer_everybody()
    if not form.is_submitted():
        return _plan_page(get_supplier(supplier_id), form)
    supplier = get_supplier_to_change(supplier_id)
    added: list[SupplierCheck] = []
    status = attempt(form, lambda: added.append(_plan(supplier, form)))
    if status != DONE:
        form.owner.offer_everybody()
        return _plan_page(get_supplier(supplier_id), form), status
    flash("The check is planned. Its owner will be reminded.")
    return redirect(url_for("checks.check", check_id=added[0].id))


def _plan(supplier: Supplier, form: PlanForm) -> SupplierCheck:
    due_on = form.due_on.data
    if due_on is None or due_on < clock.today():
        raise FieldError("due_on", "Enter a day that is still to come, or today.")
    kind, by = CheckKind(form.kind.data), current_person().id
    return plan_check(supplier, kind, due_on, form.owner.owner, by=by)


def _plan_page(supplier: Supplier, form: PlanForm) -> str:
    known = about_supplier(supplier, current_belonging().slug, clock.today())
    return render_template("borough/checks/plan.html", form=form, supplier=supplier, known=known)


@checks.route("/<uuid:check_id>/call-off", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def stop(check_id: UUID) -> Answer:
    """Asks why a planned check will not be done."""
    done = "The check is called off. Nobody is reminded of it any more."
    return change(check_id, CallOffForm(), "call_off", _call_off, done, check=must_be_open)


def _call_off(found: SupplierCheck, form: CallOffForm) -> None:
    call_off(found, form.reason.data or "", by=current_person().id)


@checks.route("/<uuid:check_id>/correct", methods=["GET", "POST"])
@requires(Permission.SUPPLIER_WRITE)
def correct(check_id: UUID) -> Answer:
    """Changes what a check that is done says; its history keeps what was there."""
    found = get_check(check_id)
    typed = typed_of_check(found)
    if found.kind == CheckKind.STATEMENT:
        typed |= typed_of_statement(statement_read(check_id), areas_read(check_id))
    form = correct_form_of(CheckKind(found.kind))(data=typed)
    if isinstance(form, ContractPart):
        form.offer_contracts(contracts_of(found.supplier_id))
    done = "It is corrected. What was there before stands in its history."
    return change(check_id, form, "correct", _correct, done, check=_must_be_done, more=_guided)


def _must_be_done(found: SupplierCheck) -> None:
    if found.status != CheckStatus.DONE:
        raise WrongState("This check is not done yet, so there is nothing to correct.")


def _guided(found: SupplierCheck) -> dict[str, Any]:
    if found.kind != CheckKind.STATEMENT:
        return {"guide": None}
    read = statement_read(found.id)
    return {"guide": guide_of(read.guidance_code) if read else guide(clock.today())}


def _correct(found: SupplierCheck, form: ResultForm) -> None:
    by, result = current_person().id, form.result(CheckKind(found.kind))
    if isinstance(form, StatementPart):
        correct_statement_check(found, result, form.statement_found(), form.areas_found(), by=by)
    else:
        correct_check(found, result, by=by)
