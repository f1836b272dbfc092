"""What a follow-up makes somebody of ours owe: seeing by a day that it is put right."""

from datetime import date
from uuid import UUID

from tenants.records.checks.models import FollowUp
from tenants.records.checks.rules import FollowUpKind
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.suppliers.models import Supplier

#: So that a whole sentence fits into the 240 letters of an obligation's title.
_LONGEST_TITLE = 110
_LONGEST_NAME = 80


def owe_follow_up(
    follow_up: FollowUp, supplier: Supplier, due_on: date, *, by: UUID | None, reason: str = ""
) -> None:
    """Its owner is to see to it by a day."""
    owe(_task(follow_up, supplier), due_on, Owner.of(follow_up), by=by, reason=reason)


def settle_follow_up(follow_up: FollowUp, *, by: UUID | None, because: str = "") -> None:
    """Nothing is owed about it any more."""
    settle(Kind.FOLLOW_UP, follow_up.id, by=by, because=because[:300])


def owed_now(follow_up_id: UUID) -> Obligation | None:
    """What is owed about it, while that is open."""
    found = find_obligation(Kind.FOLLOW_UP, follow_up_id)
    return found if found is not None and found.done_on is None else None


def owner_now(follow_up: FollowUp) -> Owner:
    """Who answers for it: whoever was given the deadline last, else its own owner."""
    return Owner.of(owed_now(follow_up.id) or follow_up)


def tell_of_change(follow_up: FollowUp, supplier: Supplier, *, by: UUID | None) -> None:
    """Gives what is owed its new title and owner."""
    found = owed_now(follow_up.id)
    if found is not None:
        owe_follow_up(follow_up, supplier, found.due_on, by=by, reason=found.reason)


def _task(follow_up: FollowUp, supplier: Supplier) -> Task:
    path = f"checks/follow-ups/{follow_up.id}/"
    return Task(Kind.FOLLOW_UP, follow_up.id, _sentence(follow_up, supplier), path)


def _sentence(follow_up: FollowUp, supplier: Supplier) -> str:
    what, who = _short(follow_up.title, _LONGEST_TITLE), _short(supplier.title, _LONGEST_NAME)
    if follow_up.kind == FollowUpKind.IMPROVEMENT_PLAN:
        return f"See that “{who}” completes its improvement plan “{what}”"
    if follow_up.kind == FollowUpKind.SANCTION:
        return f"Look again at the sanction against “{who}”: {what[:1].lower()}{what[1:]}"
    return f"See that “{who}” puts this right: {what}"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
