"""What a check that is planned, or with the supplier, makes somebody owe."""

from datetime import date
from uuid import UUID

from tenants.records.checks.models import SupplierCheck
from tenants.records.checks.rules import CheckKind
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import Owner, Task, owe, settle

#: What is to be done, as a reminder says it.
_TASKS: dict[CheckKind, str] = {
    CheckKind.STATEMENT: "Check the statement of “{}”",
    CheckKind.MSAT: "Get the Modern Slavery Assessment Tool result of “{}”",
    CheckKind.QUESTIONNAIRE: "Get the questionnaire answered by “{}”",
    CheckKind.SITE_VISIT: "Visit “{}”",
    CheckKind.TENDER_CHALLENGE: "Challenge the low price of “{}”",
    CheckKind.EXCLUSION: "Check whether “{}” has to be excluded",
    CheckKind.CLAUSES: "Check the contract clauses of “{}”",
    CheckKind.ANNUAL: "Make the annual assessment of “{}”",
}
_MOST_LETTERS = 240


def task_words(kind: CheckKind, supplier_title: str) -> str:
    """What is to be done, as a whole sentence: "Check the statement of “Acme Ltd”"."""
    return _TASKS[kind].format(supplier_title)[:_MOST_LETTERS]


def owe_check(
    check: SupplierCheck,
    supplier_title: str,
    due_on: date,
    owner: Owner,
    *,
    by: UUID | None,
    reason: str = "",
) -> None:
    """The owner is to do the check by a day."""
    words = task_words(CheckKind(check.kind), supplier_title)
    owe(
        Task(Kind.SUPPLIER_CHECK, check.id, words, f"checks/{check.id}/"), due_on, owner, by=by, reason=reason
    )


def settle_check(check: SupplierCheck, *, by: UUID | None, because: str = "") -> None:
    """The check is done, or with a reason, not to be done any more."""
    settle(Kind.SUPPLIER_CHECK, check.id, by=by, because=because[:300])


def owner_of(check: SupplierCheck) -> Owner:
    """Who answers for it: whoever was given the deadline last, else the check's own owner."""
    found = find_obligation(Kind.SUPPLIER_CHECK, check.id)
    return Owner.of(found) if found is not None else Owner.of(check)
