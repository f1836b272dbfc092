"""What an entry makes somebody owe: to ask for a negative decision again, or to decide not to."""

from datetime import date
from uuid import UUID

from tenants.errors import FieldError, WrongState
from tenants.guidance.queries import find_clock
from tenants.holding_nobody import must_hold_nobody
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle
from tenants.records.referrals.decided import negative_that_stands
from tenants.records.referrals.models import Referral
from tenants.records.referrals.settings import log_settings

RULE = "reconsideration"
LONGEST_REASON = 280


def owe_reconsideration(referral: Referral, *, by: UUID | None, today: date) -> None:
    """Owed while a negative decision stands; settled as soon as somebody asked, or nothing stands any more.

    What could not be asked for any more when it was written down is not owed at all.
    """
    found = find_obligation(Kind.RECONSIDERATION, referral.id)
    last_on = last_day_to_ask(referral)
    if last_on is None:
        because = "" if referral.reconsidered_stage else "No negative decision stands any more"
        settle(Kind.RECONSIDERATION, referral.id, by=by, because=because)
    elif found is not None and (found.done_on is not None or found.due_on == last_on):
        _open_again_for_another_day(found, referral, last_on, by, today)
    elif found is not None or last_on >= today:
        owe(_task(referral), last_on, _owner(), by=by)


def _open_again_for_another_day(
    found: Obligation, referral: Referral, last_on: date, by: UUID | None, today: date
) -> None:
    """What was decided about one decision says nothing about a later one."""
    if found.done_on is not None and last_on > found.due_on and last_on >= today:
        owe(_task(referral), last_on, _owner(), by=by)


def last_day_to_ask(referral: Referral) -> date | None:
    """By the rule in force on the decision's own day; None when no decision stands or no rule is known."""
    stage = negative_that_stands(referral)
    decided_on: date | None = getattr(referral, f"{stage}_on") if stage else None
    rule = find_clock(RULE, decided_on) if decided_on else None
    return rule.rule.due_after(decided_on) if rule and decided_on else None


def decline_reconsideration(referral: Referral, because: str, *, by: UUID) -> None:
    """Decides not to ask, and says why; nobody is reminded then."""
    found = find_obligation(Kind.RECONSIDERATION, referral.id)
    if found is None or found.done_on is not None:
        raise WrongState("Nothing is open here: nobody is to ask that this decision is looked at again.")
    reason = because.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    must_hold_nobody("reason", reason)
    settle(Kind.RECONSIDERATION, referral.id, by=by, because=reason)


def forget_reconsideration(referral: Referral, *, by: UUID | None) -> None:
    """The entry goes, and with it what was owed about it."""
    settle(Kind.RECONSIDERATION, referral.id, by=by, because="The entry was taken out of the log")


def _owner() -> Owner:
    return Owner(post_id=log_settings().owner_post_id)


def _task(referral: Referral) -> Task:
    title = f"Ask for reconsideration, or decide not to: referral of {referral.referred_on:%B %Y}"
    return Task(Kind.RECONSIDERATION, referral.id, title, f"referrals/{referral.id}/")
