"""Planning a document, noting one that exists, and what is decided about one in force."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, WrongState
from tenants.records.documents.approvals import (
    approve,
    ask_for_approval,
    close_unanswered,
    send_back,
    send_for_approval,
)
from tenants.records.documents.details import DocumentDetails, web_address
from tenants.records.documents.models import Document
from tenants.records.documents.owed import owe_approval, owe_draft, owe_review, settle_all, tell_of_change
from tenants.records.documents.reviews import note_review, redate, review_now
from tenants.records.documents.rules import FINAL, IN_FORCE, WAY, DocumentStatus, Step
from tenants.records.documents.versions import add_version, keep_version_in_force, stop_new_version
from tenants.records.obligations.service import Owner, must_be_ours

#: Every verb of documents is asked for here; those about one part of its life have a file of their own.
__all__ = [
    "add_document",
    "add_version",
    "approve",
    "edit_document",
    "keep_version_in_force",
    "note_review",
    "plan_document",
    "publish",
    "redate",
    "review_now",
    "send_back",
    "send_for_approval",
    "stop_new_version",
    "supersede",
    "withdraw",
]
LONGEST_REASON = 300


def plan_document(
    details: DocumentDetails, *, due_on: date | None, owner: Owner, by: UUID | None
) -> Document:
    """A document that is to be written, as a task of its owner; details.status DRAFT says it was begun."""
    if due_on is None:
        raise FieldError("due_on", "Enter the day by which it is to be finished.")
    begun = details.status == DocumentStatus.DRAFT
    document = _new(details, DocumentStatus.DRAFT if begun else DocumentStatus.PLANNED, owner)
    audit.record("document:planned", document, by=by)
    db.session.flush()
    owe_draft(document, due_on, by=by)
    return document


def add_document(
    details: DocumentDetails, owner: Owner, *, by: UUID | None, due_on: date | None = None
) -> Document:
    """A document that exists already, at `details.status`; `due_on` is for one still to be finished."""
    document = _new(details, details.status, owner)
    details.write_history_on(document)
    document.is_in_force = details.status in IN_FORCE
    _check_days(document)
    audit.record("document:added", document, by=by)
    db.session.flush()
    _owe_what_its_status_asks_for(document, due_on, by)
    return document


def _new(details: DocumentDetails, status: DocumentStatus, owner: Owner) -> Document:
    details.check()
    must_be_ours(owner)
    now = clock.now()
    document = Document(id=uuid4(), status=status, created_at=now, updated_at=now)
    document.is_demonstration = details.is_demonstration
    details.write_on(document)
    document.owner_post_id, document.owner_person_id = owner
    db.session.add(document)
    return document


def _check_days(document: Document) -> None:
    for field in ("adopted_on", "published_on", "reviewed_on"):
        day: date | None = getattr(document, field)
        if day and day > clock.today():
            raise FieldError(field, "This day has not come yet. Enter the day on which it happened.")
    if document.ends_on and document.adopted_on and document.ends_on < document.adopted_on:
        raise FieldError(
            "ends_on", "The period must end after the document was adopted. Check the two dates."
        )


def _owe_what_its_status_asks_for(document: Document, due_on: date | None, by: UUID | None) -> None:
    if document.is_in_force:
        owe_review(document, by=by)
    elif document.status == DocumentStatus.FOR_APPROVAL:
        ask_for_approval(document, None, by=by)
        owe_approval(document, by=by, today=clock.today())
    elif document.status not in FINAL and due_on:
        owe_draft(document, due_on, by=by)


def edit_document(document: Document, details: DocumentDetails, owner: Owner, *, by: UUID) -> None:
    """Changes what a document is, who owns it and how often it is reviewed; its status stays."""
    details.check()
    if owner != Owner.of(document):
        must_be_ours(owner)
    rhythm = (document.review_rule, document.review_months, document.ends_on)
    details.write_on(document)
    document.owner_post_id, document.owner_person_id = owner
    _check_days(document)
    document.updated_at = clock.now()
    audit.record("document:edited", document, by=by)
    db.session.flush()
    tell_of_change(document, by=by)
    if document.status in IN_FORCE and rhythm != (
        document.review_rule,
        document.review_months,
        document.ends_on,
    ):
        owe_review(document, by=by, because="How often it is reviewed was changed")


def publish(document: Document, *, published_on: date, url: str = "", by: UUID | None) -> None:
    """Says that an adopted document can be read by everybody, and where."""
    status = WAY.after(Step.PUBLISH, document.status)
    if published_on > clock.today():
        raise FieldError(
            "published_on", "This day has not come yet. Publish it on the day, or enter another."
        )
    document.status, document.published_on = status, published_on
    document.url = web_address(url) if url.strip() else document.url
    document.updated_at = clock.now()
    audit.record("document:published", document, by=by)
    db.session.flush()


def supersede(document: Document, newer: Document, *, by: UUID | None) -> None:
    """Says that another document took its place; nothing is owed about it any more."""
    status = WAY.after(Step.SUPERSEDE, document.status)
    if not document.is_in_force:
        raise WrongState("It was never in force, so nothing can take its place. Withdraw it instead.")
    if newer.id == document.id or newer.status in FINAL:
        raise FieldError("newer", "Choose another document, one that is still kept up.")
    document.status, document.replaced_by_id, document.is_in_force = status, newer.id, False
    document.updated_at = clock.now()
    audit.record("document:superseded", document, by=by, replaced_by=newer.title)
    db.session.flush()
    settle_all(document, f"Superseded by “{newer.title}”", by=by)


def withdraw(document: Document, reason: str, *, by: UUID | None) -> None:
    """Says that it is no longer kept up, or will not be written, and why; nothing more is owed about it."""
    status = WAY.after(Step.WITHDRAW, document.status)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise FieldError("reason", f"Say why in {LONGEST_REASON} characters or fewer.")
    close_unanswered(document, f"Withdrawn: {reason.strip()}", by=by)
    document.status, document.status_reason, document.is_in_force = status, reason.strip(), False
    document.updated_at = clock.now()
    audit.record("document:withdrawn", document, by=by)
    db.session.flush()
    settle_all(document, f"Withdrawn: {reason.strip()}", by=by)
