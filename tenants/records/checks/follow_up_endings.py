"""Closing a follow-up with what was seen, dropping it with a reason, and opening it again."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.checks.follow_up_owed import owe_follow_up, settle_follow_up
from tenants.records.checks.follow_up_queries import (
    actions_of_plan,
    get_follow_up,
    is_open,
    standing_sanctions,
)
from tenants.records.checks.follow_up_rules import steps_left
from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind, FollowUpStatus, Sanction
from tenants.records.suppliers.models import Supplier

LONGEST_WORDS = 500


def close(follow_up: FollowUp, words: str, *, by: UUID | None, on: date | None = None) -> None:
    """It is put right, or the sanction is lifted; `words` say what was seen that shows it.

    WrongState while corrective actions of an improvement plan are open.
    """
    _must_be_open(follow_up)
    _check_words(words, "words", "Say what you saw that shows it")
    still_open = _open_actions(follow_up)
    if still_open:
        raise WrongState(f"{_count(len(still_open))} still open in this plan. Close or drop them first.")
    _end(follow_up, FollowUpStatus.DONE, words.strip(), on or clock.today(), by)


def drop(follow_up: FollowUp, reason: str, *, by: UUID | None) -> None:
    """It is not asked for any more, and why; with an improvement plan its open actions are dropped too."""
    _must_be_open(follow_up)
    _check_words(reason, "reason", "Say why it is not asked for any more")
    for each in _open_actions(follow_up):
        _end(each, FollowUpStatus.DROPPED, reason.strip(), clock.today(), by)
    _end(follow_up, FollowUpStatus.DROPPED, reason.strip(), clock.today(), by)


def reopen(
    follow_up: FollowUp, supplier: Supplier, reason: str, due_on: date | None, *, by: UUID | None
) -> None:
    """It is not right after all; its owner is reminded until `due_on`, which only a sanction may lack."""
    if is_open(follow_up):
        raise WrongState("This is open already.")
    _check_words(reason, "reason", "Say why it is opened again")
    if due_on is None and follow_up.kind != FollowUpKind.SANCTION:
        raise FieldError("due_on", "Enter the day by which it is to be put right.")
    _must_be_reopenable(follow_up)
    follow_up.status, follow_up.closed_on, follow_up.closed_by_id = FollowUpStatus.OPEN, None, None
    follow_up.closing_words, follow_up.updated_at = "", clock.now()
    audit.record("follow-up:reopened", follow_up, by=by, reason=reason.strip())
    db.session.flush()
    if due_on is not None:
        owe_follow_up(follow_up, supplier, due_on, by=by, reason=f"Reopened: {reason.strip()}"[:300])


def _must_be_reopenable(follow_up: FollowUp) -> None:
    """An action needs its plan to be open; a step of the ladder cannot come back under a harder one."""
    if follow_up.plan_id is not None and not is_open(get_follow_up(follow_up.plan_id)):
        raise WrongState("The improvement plan that it is part of is closed. Reopen the plan first.")
    if follow_up.sanction and Sanction(follow_up.sanction) not in steps_left(
        standing_sanctions(follow_up.supplier_id)
    ):
        raise WrongState("This step, or one that goes further, stands already. Look at the supplier’s page.")


def _must_be_open(follow_up: FollowUp) -> None:
    if not is_open(follow_up):
        raise WrongState("This is closed already. Look at its page to see how it ended.")


def _open_actions(follow_up: FollowUp) -> list[FollowUp]:
    if follow_up.kind != FollowUpKind.IMPROVEMENT_PLAN:
        return []
    return [each for each in actions_of_plan(follow_up.id) if is_open(each)]


def _end(follow_up: FollowUp, status: FollowUpStatus, words: str, on: date, by: UUID | None) -> None:
    follow_up.status, follow_up.closed_on, follow_up.closed_by_id = status, on, by
    follow_up.closing_words, follow_up.updated_at = words, clock.now()
    happened = "closed" if status == FollowUpStatus.DONE else "dropped"
    audit.record(f"follow-up:{happened}", follow_up, by=by)
    db.session.flush()
    settle_follow_up(follow_up, by=by, because=words if status == FollowUpStatus.DROPPED else "")


def _check_words(words: str, field: str, ask: str) -> None:
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise FieldError(field, f"{ask} in {LONGEST_WORDS} characters or fewer.")


def _count(many: int) -> str:
    return "1 corrective action is" if many == 1 else f"{many} corrective actions are"
