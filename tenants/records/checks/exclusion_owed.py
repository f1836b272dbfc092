"""What a decision to exclude makes somebody owe: telling the Procurement Review Unit in time."""

from datetime import date
from uuid import UUID

from tenants.guidance.models import Clock
from tenants.guidance.queries import find_clock
from tenants.records.checks.models import Exclusion
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.suppliers.models import Supplier

CLOCK = "exclusion-notice"
_LONGEST_NAME = 160


def notice_clock(decided_on: date) -> Clock | None:
    """The rule in force on the day of the decision; None before there was such a law."""
    return find_clock(CLOCK, decided_on)


def notice_due_on(decided_on: date) -> date | None:
    """The last day on which the notice is in time; None when the law of that day asks for none."""
    clock = notice_clock(decided_on)
    return clock.rule.due_after(decided_on) if clock else None


def is_told(exclusion: Exclusion) -> bool:
    """Whether a notice was given since the decision; one before it was about another decision."""
    told_on, decided_on = exclusion.notified_on, exclusion.decided_on
    return told_on is not None and decided_on is not None and told_on >= decided_on


def owe_notice(exclusion: Exclusion, supplier: Supplier, *, by: UUID | None) -> None:
    """Its owner is to tell the unit by the day that the law gives; nothing when that is done or not asked."""
    due_on = notice_due_on(exclusion.decided_on) if exclusion.decided_on else None
    if due_on is None:
        settle_notice(exclusion, by=by, because="The law of the day of the decision asks for no notice")
    elif not is_told(exclusion):
        owe(_task(exclusion, supplier), due_on, Owner.of(exclusion), by=by)


def settle_notice(exclusion: Exclusion, *, by: UUID | None, because: str = "") -> None:
    """No notice is owed any more."""
    settle(Kind.EXCLUSION_NOTICE, exclusion.id, by=by, because=because[:300])


def owed_now(exclusion_id: UUID) -> Obligation | None:
    """The notice that is owed, while that is open."""
    found = find_obligation(Kind.EXCLUSION_NOTICE, exclusion_id)
    return found if found is not None and found.done_on is None else None


def owner_now(exclusion: Exclusion) -> Owner:
    """Who answers for it: whoever was given the deadline last, else its own owner."""
    return Owner.of(owed_now(exclusion.id) or exclusion)


def tell_of_change(exclusion: Exclusion, supplier: Supplier, *, by: UUID | None) -> None:
    """Gives what is owed its new words and owner."""
    found = owed_now(exclusion.id)
    if found is not None:
        owe(_task(exclusion, supplier), found.due_on, Owner.of(exclusion), by=by, reason=found.reason)


def _task(exclusion: Exclusion, supplier: Supplier) -> Task:
    name = supplier.title if len(supplier.title) <= _LONGEST_NAME else f"{supplier.title[:_LONGEST_NAME]}…"
    path = f"suppliers/exclusions/{exclusion.id}/"  # its supplier may be joined to another one day
    words = f"Tell the Procurement Review Unit that “{name}” is excluded"
    return Task(Kind.EXCLUSION_NOTICE, exclusion.id, words, path)
