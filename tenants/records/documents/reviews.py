"""Looking at a document in force again: asking for it, and noting what came of it."""

from datetime import date
from uuid import UUID

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.documents.models import Document
from tenants.records.documents.owed import owe_draft, owe_review, owe_review_by
from tenants.records.documents.rules import FINAL, IN_FORCE, WAY, DocumentStatus, Step
from tenants.records.obligations import service as obligations
from tenants.records.obligations.models import Obligation
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind

LONGEST_OUTCOME = 500
LONGEST_REASON = 250


def note_review(document: Document, outcome: str, *, by: UUID | None, today: date) -> None:
    """It was reviewed and stays as it is; the next review is counted from today."""
    WAY.after(Step.REVIEW, document.status)
    if not outcome.strip() or len(outcome) > LONGEST_OUTCOME:
        raise FieldError("outcome", f"Say what you found in {LONGEST_OUTCOME} characters or fewer.")
    document.reviewed_on, document.updated_at = today, clock.now()
    audit.record("document:reviewed", document, by=by, outcome=outcome.strip())
    db.session.flush()
    owe_review(document, by=by, because="Reviewed: no change needed")


def review_now(document: Document, because: str, due_on: date, *, by: UUID | None) -> None:
    """Something has changed, so it is to be reviewed by a day, whatever its rule says."""
    WAY.after(Step.ASK_FOR_REVIEW, document.status)
    _require(because, "because", "Say what has changed, so that the owner knows what to look at.")
    document.updated_at = clock.now()
    audit.record("document:review-asked-for", document, by=by, reason=because.strip(), due_on=due_on)
    db.session.flush()
    owe_review_by(document, due_on, by=by, reason=because.strip())


def redate(document: Document, due_on: date, reason: str, *, by: UUID) -> None:
    """Moves the day by which its draft is to be finished or its review done; sets one where none was said."""
    _require(reason, "reason", "Say why the date changes.")
    if document.status in FINAL or document.status == DocumentStatus.FOR_APPROVAL:
        raise WrongState("There is no date to change on this document now.")
    found = owed_to_owner(document)
    if found is not None:
        obligations.redate(found, due_on, reason, by=by)
    elif document.status in IN_FORCE:
        owe_review_by(document, due_on, by=by, reason=reason.strip())
    else:
        owe_draft(document, due_on, by=by, reason=reason.strip())
    document.updated_at = clock.now()
    audit.record("document:re-dated", document, by=by, due_on=due_on, reason=reason.strip())
    db.session.flush()


def owed_to_owner(document: Document) -> Obligation | None:
    """What its owner owes now: the draft, or the review."""
    kind = Kind.DOCUMENT_REVIEW if document.status in IN_FORCE else Kind.DOCUMENT_DRAFT
    found = find_obligation(kind, document.id)
    return found if found is not None and found.done_on is None else None


def _require(reason: str, field: str, words: str) -> None:
    if not reason.strip():
        raise FieldError(field, words)
    if len(reason) > LONGEST_REASON:
        raise FieldError(field, f"Shorten this to {LONGEST_REASON} characters or fewer.")
