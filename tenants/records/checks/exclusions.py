"""Deciding whether a supplier is kept out of a procurement, and telling of it in time."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.dating import format_day
from tenants.errors import FieldError, NotFound, WrongState
from tenants.guidance.models import ExclusionGround
from tenants.guidance.queries import exclusion_grounds
from tenants.records.checks.exclusion_owed import (
    is_told,
    owe_notice,
    owner_now,
    settle_notice,
    tell_of_change,
)
from tenants.records.checks.exclusion_queries import get_ground
from tenants.records.checks.models import Exclusion, SupplierCheck
from tenants.records.checks.rules import DECISION_WORDS, Decision
from tenants.records.obligations.service import Owner, must_be_ours
from tenants.records.suppliers.models import Supplier

_MOST_LETTERS = {"title": 200, "what_was_found": 4000, "self_cleaning": 4000}
LONGEST_REASON = 4000
LONGEST_NAME = 160
LONGEST_REFERENCE = 120


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is held against a supplier in one procurement, and what it has put right since."""

    title: str  # the procurement
    ground_key: str
    what_was_found: str
    self_cleaning: str = ""

    def check(self) -> None:
        """FieldError when a value is missing or cannot be kept."""
        if not self.title.strip():
            raise FieldError("title", "Enter the procurement that this is about.")
        if not self.what_was_found.strip():
            raise FieldError("what_was_found", "Say what was found.")
        for field, most in _MOST_LETTERS.items():
            if len(getattr(self, field)) > most:
                raise FieldError(field, f"Shorten this to {most:,} characters or fewer.")


def consider(
    supplier: Supplier,
    grounds: Grounds,
    owner: Owner,
    *,
    by: UUID | None,
    check: SupplierCheck | None = None,
) -> Exclusion:
    """Begins to consider an exclusion; nothing is owed until it is decided."""
    grounds.check()
    must_be_ours(owner)
    _must_be_a_ground(grounds.ground_key, None)
    if check is not None and check.supplier_id != supplier.id:
        raise NotFound("We could not find that check of this supplier.")
    now = clock.now()
    exclusion = Exclusion(
        id=uuid4(),
        supplier_id=supplier.id,
        check_id=check.id if check else None,
        decision=Decision.UNDECIDED,
        created_at=now,
        updated_at=now,
    )
    _write(exclusion, grounds, owner)
    db.session.add(exclusion)
    ground = get_ground(grounds.ground_key).title
    audit.record("exclusion:considered", exclusion, by=by, supplier=supplier.title, ground=ground)
    db.session.flush()
    return exclusion


def edit_exclusion(
    exclusion: Exclusion, supplier: Supplier, grounds: Grounds, owner: Owner, *, by: UUID
) -> None:
    """Changes what it is about, what was found, or who sees to it; the decision stays."""
    grounds.check()
    if owner != owner_now(exclusion):
        must_be_ours(owner)
    _must_be_a_ground(grounds.ground_key, exclusion)
    is_other = grounds.ground_key != exclusion.ground_key
    about = {"ground": get_ground(grounds.ground_key).title} if is_other else {}
    _write(exclusion, grounds, owner)
    exclusion.updated_at = clock.now()
    audit.record("exclusion:edited", exclusion, by=by, **about)
    db.session.flush()
    tell_of_change(exclusion, supplier, by=by)


def decide(
    exclusion: Exclusion,
    supplier: Supplier,
    decision: Decision,
    *,
    reason: str,
    decided_by_words: str,
    on: date | None,
    by: UUID | None,
) -> None:
    """Notes a decision; to exclude owes the notice by the rule in force on its day, anything else settles it.

    An undecided one needs only a reason: the day and whose decision it was are for those that are decided.
    """
    is_decided = decision != Decision.UNDECIDED
    _check_decision(reason, decided_by_words, on, is_decided)
    exclusion.decision, exclusion.decision_reason = decision, reason.strip()
    exclusion.decided_on = on if is_decided else None
    exclusion.decided_by_words = decided_by_words.strip() if is_decided else ""
    if decision == Decision.EXCLUDED and not is_told(exclusion):
        exclusion.notified_on, exclusion.notice_reference = None, ""
    exclusion.updated_at = clock.now()
    audit.record("exclusion:decided", exclusion, by=by)
    db.session.flush()
    if decision == Decision.EXCLUDED:
        owe_notice(exclusion, supplier, by=by)
    else:
        settle_notice(exclusion, by=by, because=f"The decision is now: {DECISION_WORDS[decision].lower()}")


def record_notice(exclusion: Exclusion, on: date, reference: str, *, by: UUID | None) -> None:
    """The Procurement Review Unit was told on a day; nothing more is owed about the exclusion."""
    if exclusion.decision != Decision.EXCLUDED or exclusion.decided_on is None:
        raise WrongState("The supplier is not excluded, so there is nobody to tell.")
    if on > clock.today():
        raise FieldError("notified_on", "This day has not come yet. Record the notice once it is sent.")
    if on < exclusion.decided_on:
        words = f"The decision was taken on {format_day(exclusion.decided_on)}. Enter a day from then on."
        raise FieldError("notified_on", words)
    if len(reference) > LONGEST_REFERENCE:
        raise FieldError("notice_reference", f"Shorten this to {LONGEST_REFERENCE} characters or fewer.")
    exclusion.notified_on, exclusion.notice_reference = on, reference.strip()
    exclusion.updated_at = clock.now()
    audit.record("exclusion:notified", exclusion, by=by)
    db.session.flush()
    settle_notice(exclusion, by=by)


def _check_decision(reason: str, decided_by_words: str, on: date | None, is_decided: bool) -> None:
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON:,} characters or fewer.")
    if not is_decided:
        return
    if not decided_by_words.strip() or len(decided_by_words) > LONGEST_NAME:
        raise FieldError("decided_by", f"Say who decided in {LONGEST_NAME} characters or fewer.")
    if on is None:
        raise FieldError("decided_on", "Enter the day of the decision.")
    if on > clock.today():
        raise FieldError("decided_on", "This day has not come yet. Record the decision once it is taken.")


def _write(exclusion: Exclusion, grounds: Grounds, owner: Owner) -> None:
    exclusion.title, exclusion.ground_key = grounds.title.strip(), grounds.ground_key
    exclusion.what_was_found = grounds.what_was_found.strip()
    exclusion.self_cleaning = grounds.self_cleaning.strip()
    exclusion.owner_post_id, exclusion.owner_person_id = owner


def _must_be_a_ground(key: str, exclusion: Exclusion | None) -> None:
    """One in force today, or the one that was chosen when it still was."""
    if exclusion is not None and exclusion.ground_key == key:
        return
    if key not in {each.key for each in grounds_offered()}:
        raise FieldError("ground", "Choose a ground from the list.")


def grounds_offered() -> list[ExclusionGround]:
    """The grounds in force today, mandatory ones first."""
    return exclusion_grounds(clock.today())
