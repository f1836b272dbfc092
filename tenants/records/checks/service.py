"""Planning a check of a supplier, logging what it found, correcting it, and calling it off."""

from datetime import date
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.checks.details import Result
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.owed import owe_check, owner_of, settle_check
from tenants.records.checks.queries import OPEN, find_open_check, latest_of_kind
from tenants.records.checks.question_sets import begin, find_questions_for
from tenants.records.checks.rules import CHECK_WORDS, CheckKind, CheckStatus
from tenants.records.contracts.queries import get_contract
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier

LONGEST_REASON = 300
MOST_MONTHS = 120


def plan_check(
    supplier: Supplier,
    kind: CheckKind,
    due_on: date,
    owner: Owner,
    *,
    by: UUID | None,
    contract_id: UUID | None = None,
) -> SupplierCheck:
    """A check that somebody is to do by a day; one of a kind at a time."""
    if find_open_check(supplier.id, kind) is not None:
        raise FieldError("kind", f"A check of this kind is planned already: {CHECK_WORDS[kind]}.")
    must_be_ours(owner)
    _must_be_its_contract(supplier, contract_id)
    find_questions_for(kind)
    check = _new(supplier, kind, CheckStatus.PLANNED, owner)
    check.contract_id = contract_id
    audit.record("supplier-check:planned", check, by=by)
    db.session.flush()
    owe_check(check, supplier.title, due_on, owner, by=by)
    return check


def log_check(
    supplier: Supplier,
    result: Result,
    *,
    by: UUID | None,
    next_months: int | None = None,
    planned: SupplierCheck | None = None,
    owner: Owner | None = None,
) -> SupplierCheck:
    """A check that was done; the open one of its kind, if there is one, becomes it.

    The next of its kind is planned `next_months` after it, for whoever had this one, else for `owner`, else
    for whoever logs it. A check from before the supplier's latest of the kind is history: it changes no plan.
    """
    result.check()
    _must_be_its_contract(supplier, result.contract_id)
    if next_months is not None and not 1 <= next_months <= MOST_MONTHS:
        raise FieldError("next_months", f"Enter a whole number of months from 1 to {MOST_MONTHS}.")
    latest = latest_of_kind(supplier.id, result.kind)
    if planned is None and latest is not None and result.done_on < latest:
        return _finish(_new_done(supplier, result, owner, by), result, by)
    check = _open_one(supplier, result, planned)
    given = owner_of(check) if check else owner or Owner(person_id=by)
    done = _finish(check or _new_done(supplier, result, given, by), result, by)
    settle_check(done, by=by)
    if next_months is not None:
        done.next_months = next_months
        _plan_next(supplier, done, given, by)
    return done


def _must_be_its_contract(supplier: Supplier, contract_id: UUID | None) -> None:
    if contract_id is not None and get_contract(contract_id).supplier_id != supplier.id:
        raise FieldError("contract", "Choose a contract of this supplier.")


def _open_one(supplier: Supplier, result: Result, planned: SupplierCheck | None) -> SupplierCheck | None:
    if planned is None:
        return find_open_check(supplier.id, result.kind)
    if planned.supplier_id != supplier.id or planned.kind != result.kind:
        raise WrongState("The planned check is of another kind or of another supplier.")
    must_be_open(planned)
    return planned


def _finish(check: SupplierCheck, result: Result, by: UUID | None) -> SupplierCheck:
    check.status, check.done_by_id, check.updated_at = CheckStatus.DONE, by, clock.now()
    result.write_on(check)
    begin(check)
    audit.record("supplier-check:done", check, by=by)
    db.session.flush()
    return check


def _new_done(supplier: Supplier, result: Result, owner: Owner | None, by: UUID | None) -> SupplierCheck:
    return _new(supplier, result.kind, CheckStatus.DONE, owner or Owner(person_id=by))


def _new(supplier: Supplier, kind: CheckKind, status: CheckStatus, owner: Owner) -> SupplierCheck:
    now = clock.now()
    check = SupplierCheck(
        id=uuid4(),
        supplier_id=supplier.id,
        kind=kind,
        status=status,
        title=f"{CHECK_WORDS[kind]}: {supplier.title}"[:240],
        created_at=now,
        updated_at=now,
    )
    check.owner_post_id, check.owner_person_id = owner
    db.session.add(check)
    return check


def _plan_next(supplier: Supplier, done: SupplierCheck, owner: Owner, by: UUID | None) -> None:
    if supplier.ended_on is not None or done.done_on is None or done.next_months is None:
        return
    due_on = done.done_on + relativedelta(months=done.next_months)
    plan_check(supplier, CheckKind(done.kind), due_on, owner, by=by, contract_id=done.contract_id)


def correct_check(check: SupplierCheck, result: Result, *, by: UUID) -> None:
    """Changes what a check that is done says; what was before stands in its history."""
    if check.status != CheckStatus.DONE:
        raise WrongState("This check is not done yet, so there is nothing to correct.")
    if result.kind != check.kind:
        raise WrongState("The kind of a check cannot change. Log another check instead.")
    result.check()
    _must_be_its_contract(get_supplier(check.supplier_id), result.contract_id)
    invented, is_demonstration = check.invented, check.is_demonstration
    result.write_on(check)
    check.contract_id = result.contract_id
    check.invented, check.is_demonstration, check.updated_at = invented, is_demonstration, clock.now()
    audit.record("supplier-check:corrected", check, by=by)
    db.session.flush()


def call_off(check: SupplierCheck, reason: str, *, by: UUID | None) -> None:
    """Says that a planned check will not be done, and why; nobody is reminded of it any more."""
    must_be_open(check)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    check.status, check.status_reason = CheckStatus.CALLED_OFF, reason.strip()
    check.updated_at = clock.now()
    audit.record("supplier-check:called-off", check, by=by)
    db.session.flush()
    settle_check(check, by=by, because=f"Called off: {reason.strip()}")


def must_be_open(check: SupplierCheck) -> None:
    """WrongState when the check is done or called off already."""
    if check.status not in OPEN:
        raise WrongState("This check is done or called off already. Look at its page to see what was found.")
