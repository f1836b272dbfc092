"""What a document makes somebody owe: finishing it, approving it, looking at it again."""

from datetime import date, timedelta
from uuid import UUID

from tenants.records.boards.queries import secretary_of
from tenants.records.documents.models import Document
from tenants.records.documents.rules import (
    DAYS_TO_APPROVE,
    DocumentKind,
    ReviewRule,
    kind_noun,
    review_due_on,
)
from tenants.records.obligations.queries import find_obligation
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import NOBODY, Owner, Task, owe, settle

#: Everything that can be owed about a document; at most one of them at a time.
KINDS = (Kind.DOCUMENT_DRAFT, Kind.DOCUMENT_APPROVAL, Kind.DOCUMENT_REVIEW)


def owe_draft(document: Document, due_on: date, *, by: UUID | None, reason: str = "") -> None:
    """Its owner is to finish it by a day."""
    owe(_task(Kind.DOCUMENT_DRAFT, document), due_on, Owner.of(document), by=by, reason=reason)


def owe_approval(document: Document, *, by: UUID | None, today: date) -> None:
    """The secretary of the board that approves it sees to that; without one the leads are told."""
    owner = secretary_of(document.board_id, today) if document.board_id else NOBODY
    due_on = today + timedelta(days=DAYS_TO_APPROVE)
    owe(_task(Kind.DOCUMENT_APPROVAL, document), due_on, owner, by=by)


def owe_review(document: Document, *, by: UUID | None, because: str = "") -> None:
    """The next review by the document's own rule; settles the last one when there is no next."""
    due_on = next_review_on(document)
    if due_on is None:
        settle(Kind.DOCUMENT_REVIEW, document.id, by=by, because=because)
    else:
        owe_review_by(document, due_on, by=by, reason=because)


def owe_review_by(document: Document, due_on: date, *, by: UUID | None, reason: str = "") -> None:
    """Its owner is to review it by a day."""
    owe(_task(Kind.DOCUMENT_REVIEW, document), due_on, Owner.of(document), by=by, reason=reason)


def next_review_on(document: Document) -> date | None:
    """The day of the next review by the document's own rule."""
    known = (document.adopted_on, document.published_on, document.reviewed_on)
    counted_from = max((day for day in known if day), default=None)
    rule = ReviewRule(document.review_rule)
    return review_due_on(rule, document.review_months, counted_from, document.ends_on)


def settle_all(document: Document, because: str, *, by: UUID | None) -> None:
    """Nothing is owed about the document any more."""
    for kind in KINDS:
        settle(kind, document.id, by=by, because=because[:300])


def tell_of_change(document: Document, *, by: UUID | None) -> None:
    """Gives whatever is open the document's new title and owner."""
    for kind in (Kind.DOCUMENT_DRAFT, Kind.DOCUMENT_REVIEW, Kind.DOCUMENT_APPROVAL):
        found = find_obligation(kind, document.id)
        if found is not None and found.done_on is None:
            is_approval = kind == Kind.DOCUMENT_APPROVAL
            owner = Owner.of(found) if is_approval else Owner.of(document)
            owe(_task(kind, document), found.due_on, owner, by=by)


def _task(kind: Kind, document: Document) -> Task:
    return Task(kind, document.id, _title(kind, document), f"documents/{document.id}/")


def _title(kind: Kind, document: Document) -> str:
    noun = _noun(document)
    if kind == Kind.DOCUMENT_REVIEW:
        return f"Review {noun}"
    if kind == Kind.DOCUMENT_APPROVAL:
        return f"Decide on {noun}"
    return f"Finish the new version of {noun}" if document.is_in_force else f"Finish {noun}"


def _noun(document: Document) -> str:
    """The document within a sentence; a kind that says nothing is left out."""
    kind = DocumentKind(document.kind)
    title = f"“{document.title}”"
    return title if kind == DocumentKind.OTHER else f"the {kind_noun(kind)} {title}"
