"""Asking a supplier to put something right, and going further when it does not."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotFound, WrongState
from tenants.records.checks.follow_up_endings import close, drop, reopen
from tenants.records.checks.follow_up_owed import owe_follow_up, owner_now, tell_of_change
from tenants.records.checks.follow_up_queries import is_open, standing_sanctions
from tenants.records.checks.follow_up_rules import steps_left
from tenants.records.checks.models import FollowUp, SupplierCheck
from tenants.records.checks.rules import SANCTION_WORDS, FollowUpKind, FollowUpStatus, Sanction
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.suppliers.models import Supplier

#: What other features ask for, together with what stands below.
__all__ = ["agree_plan", "close", "drop", "edit_follow_up", "reopen", "require_action", "sanction"]

LONGEST_TITLE = 200
LONGEST_DETAILS = 4000


def require_action(
    supplier: Supplier,
    check: SupplierCheck | None,
    title: str,
    details: str,
    due_on: date,
    owner: Owner,
    *,
    by: UUID | None,
    plan: FollowUp | None = None,
) -> FollowUp:
    """What the supplier has to put right; `owner` is ours, sees to it, and is reminded until `due_on`.

    NotFound for a check or a plan of another supplier; WrongState for a plan that is closed.
    """
    action = _begin(supplier, check, FollowUpKind.CORRECTIVE_ACTION, title, details, owner)
    action.plan_id = _plan_of(supplier, plan)
    return _add(action, supplier, due_on, by=by)


def agree_plan(
    supplier: Supplier,
    check: SupplierCheck | None,
    title: str,
    details: str,
    due_on: date,
    owner: Owner,
    *,
    by: UUID | None,
) -> FollowUp:
    """An improvement plan, to which corrective actions belong; it is to be complete by `due_on`."""
    plan = _begin(supplier, check, FollowUpKind.IMPROVEMENT_PLAN, title, details, owner)
    return _add(plan, supplier, due_on, by=by)


def sanction(
    supplier: Supplier,
    check: SupplierCheck | None,
    step: Sanction,
    reason: str,
    owner: Owner,
    *,
    imposed_on: date,
    by: UUID | None,
    look_again_on: date | None = None,
) -> FollowUp:
    """A step of the ladder that stands from a day until it is lifted; its owner looks at it again on a day.

    WrongState when the step, or one that goes further, stands already.
    """
    if step not in steps_left(standing_sanctions(supplier.id)):
        raise WrongState("This step, or one that goes further, stands already. Look at the supplier’s page.")
    if not reason.strip():
        raise FieldError("details", "Say why, so that the supplier and your colleagues can follow it.")
    if imposed_on > clock.today():
        raise FieldError("imposed_on", "This day has not come yet. Record the sanction once it stands.")
    found = _begin(supplier, check, FollowUpKind.SANCTION, SANCTION_WORDS[step], reason, owner)
    found.sanction, found.imposed_on = step, imposed_on
    if step == Sanction.TERMINATION:
        supplier.updated_at = clock.now()
        about = {"imposed_on": imposed_on, "reason": reason.strip()}
        audit.record("supplier:contract-terminated", supplier, by=by, **about)
    return _add(found, supplier, look_again_on, by=by)


def edit_follow_up(
    follow_up: FollowUp,
    supplier: Supplier,
    title: str,
    details: str,
    owner: Owner,
    *,
    by: UUID,
    plan: FollowUp | None = None,
) -> None:
    """Changes what is to be put right, who sees to it, and which plan it is part of."""
    if not is_open(follow_up):
        raise WrongState("This is closed. Reopen it first if it has to change.")
    _check_words(title, details)
    if owner != owner_now(follow_up):
        must_be_ours(owner)
    if follow_up.kind == FollowUpKind.CORRECTIVE_ACTION:
        is_kept = plan is not None and plan.id == follow_up.plan_id
        follow_up.plan_id = follow_up.plan_id if is_kept else _plan_of(supplier, plan)
    if follow_up.kind != FollowUpKind.SANCTION:
        follow_up.title = title.strip()
    follow_up.details, follow_up.updated_at = details.strip(), clock.now()
    follow_up.owner_post_id, follow_up.owner_person_id = owner
    audit.record("follow-up:edited", follow_up, by=by)
    db.session.flush()
    tell_of_change(follow_up, supplier, by=by)


def _begin(
    supplier: Supplier,
    check: SupplierCheck | None,
    kind: FollowUpKind,
    title: str,
    details: str,
    owner: Owner,
) -> FollowUp:
    _check_words(title, details)
    must_be_ours(owner)
    if check is not None and check.supplier_id != supplier.id:
        raise NotFound("We could not find that check of this supplier.")
    now = clock.now()
    follow_up = FollowUp(
        id=uuid4(),
        supplier_id=supplier.id,
        check_id=check.id if check else None,
        kind=kind,
        title=title.strip(),
        details=details.strip(),
        status=FollowUpStatus.OPEN,
        created_at=now,
        updated_at=now,
    )
    follow_up.owner_post_id, follow_up.owner_person_id = owner
    return follow_up


def _add(follow_up: FollowUp, supplier: Supplier, due_on: date | None, *, by: UUID | None) -> FollowUp:
    db.session.add(follow_up)
    audit.record("follow-up:added", follow_up, by=by, supplier=supplier.title)
    db.session.flush()
    if due_on is not None:
        owe_follow_up(follow_up, supplier, due_on, by=by)
    return follow_up


def _check_words(title: str, details: str) -> None:
    if not title.strip() or len(title) > LONGEST_TITLE:
        raise FieldError("title", f"Say what is to be put right in {LONGEST_TITLE} characters or fewer.")
    if len(details) > LONGEST_DETAILS:
        raise FieldError("details", f"Shorten this to {LONGEST_DETAILS:,} characters or fewer.")


def _plan_of(supplier: Supplier, plan: FollowUp | None) -> UUID | None:
    """The plan's id, once it is sure that the plan is one, is this supplier's and is open."""
    if plan is None:
        return None
    if plan.supplier_id != supplier.id or plan.kind != FollowUpKind.IMPROVEMENT_PLAN:
        raise NotFound("We could not find that improvement plan of this supplier.")
    if not is_open(plan):
        raise WrongState("This improvement plan is closed. Reopen it first, or choose another.")
    return plan.id
