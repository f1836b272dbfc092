"""Everything that the page of one check says, in words, so that its template only lays it out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import current_belonging, may
from portal.borough.checks.check_lines import (
    AnswerPart,
    EvidenceLine,
    StatementLines,
    answers_given,
    evidence_lines,
    facts_of,
    statement_lines,
)
from portal.borough.checks.words import OUTCOME_KINDS, STATUS_KINDS, TIER_KINDS, due_note
from tenants.people.permissions import Permission
from tenants.people.queries import names_of
from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.queries import (
    OPEN,
    find_open_check,
    get_check,
    get_question_set,
    is_answered_by_supplier,
)
from tenants.records.checks.rules import (
    CHECK_WORDS,
    OUTCOME_WORDS,
    STATUS_WORDS,
    CheckKind,
    CheckStatus,
    Outcome,
)
from tenants.records.contracts.models import Contract
from tenants.records.contracts.queries import get_contract
from tenants.records.obligations.queries import Owed, obligations_about
from tenants.records.suppliers.models import Supplier
from tenants.records.suppliers.queries import get_supplier
from tenants.records.suppliers.rules import TIER_WORDS, Tier

_PORTAL = "The portal"


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What the page says of a check."""

    check: SupplierCheck
    supplier: Supplier
    kind: str
    kind_key: str
    is_done: bool
    is_open: bool
    is_with_supplier: bool
    status: str
    status_kind: str
    outcome: str
    outcome_key: str
    outcome_kind: str
    tier: str
    tier_kind: str
    done_by: str
    owed: Owed | None
    due_note: str
    is_late: bool
    following: SupplierCheck | None  # the next check of the same kind
    following_due_on: date | None
    contract: Contract | None
    facts: tuple[tuple[str, str], ...]
    statement: StatementLines | None
    edition: str  # the questions that it was made with
    parts: tuple[AnswerPart, ...]
    answered: int
    questions: int
    is_answered_by_supplier: bool
    evidence: tuple[EvidenceLine, ...]
    house: str
    may_write: bool


def open_page(check_id: UUID, today: date) -> CheckPage:
    """The page of a check; NotFound when it is not the tenant's."""
    check = get_check(check_id)
    supplier, kind, status = get_supplier(check.supplier_id), CheckKind(check.kind), CheckStatus(check.status)
    outcome = Outcome(check.outcome) if check.outcome else None
    following = find_open_check(check.supplier_id, kind) if status == CheckStatus.DONE else None
    owed = _owed_about([check.id, *([following.id] if following else [])])
    now = owed.get(check.id) if status in OPEN else None
    parts, answered, asked = answers_given(check)
    following_owed = owed.get(following.id) if following else None
    return CheckPage(
        check=check,
        supplier=supplier,
        kind=CHECK_WORDS[kind],
        kind_key=kind.value,
        is_done=status == CheckStatus.DONE,
        is_open=status in OPEN,
        is_with_supplier=status == CheckStatus.UNDER_WAY,
        status=STATUS_WORDS[status],
        status_kind=STATUS_KINDS[status],
        outcome=OUTCOME_WORDS[outcome] if outcome else "",
        outcome_kind=OUTCOME_KINDS[outcome] if outcome else "quiet",
        outcome_key=outcome.value if outcome else "",
        tier=TIER_WORDS[Tier(supplier.tier)] if supplier.tier else "",
        tier_kind=TIER_KINDS[Tier(supplier.tier)] if supplier.tier else "quiet",
        done_by=_name(check.done_by_id),
        owed=now,
        due_note=due_note(now.due_on, today) if now else "",
        is_late=now is not None and now.due_on < today,
        following=following,
        following_due_on=following_owed.due_on if following_owed else None,
        contract=get_contract(check.contract_id) if check.contract_id else None,
        facts=facts_of(check),
        statement=statement_lines(check_id) if kind == CheckKind.STATEMENT else None,
        edition=_edition(check),
        parts=parts,
        answered=answered,
        questions=asked,
        is_answered_by_supplier=is_answered_by_supplier(check_id),
        evidence=evidence_lines(check_id),
        house=current_belonging().slug,
        may_write=may(Permission.SUPPLIER_WRITE),
    )


def _owed_about(record_ids: list[UUID]) -> dict[UUID, Owed]:
    return {each.record_id: each for each in obligations_about(record_ids) if each.done_on is None}


def _name(person_id: UUID | None) -> str:
    return names_of({person_id}).get(person_id, _PORTAL) if person_id else _PORTAL


def _edition(check: SupplierCheck) -> str:
    if check.question_set_id is None:
        return ""
    edition = get_question_set(check.question_set_id)
    return f"{edition.title}, edition {edition.edition}"
