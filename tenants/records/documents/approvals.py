"""Approval of a document by a second person: sending it, approving it, sending it back."""

from datetime import date
from uuid import UUID, uuid4

from tenants import clock
from tenants.audit import service as audit
from tenants.database import db
from tenants.errors import FieldError, NotAllowed, WrongState
from tenants.records.documents.models import Approval, Document, DocumentVersion
from tenants.records.documents.owed import owe_approval, owe_draft, owe_review
from tenants.records.documents.queries import get_version, newest_version, waiting_approval
from tenants.records.documents.rules import WAY, Answer, Step, may_approve
from tenants.records.meetings.queries import get_meeting
from tenants.records.meetings.rules import Stage
from tenants.records.obligations.rules import Kind
from tenants.records.obligations.service import settle

_MOST_WORDS = {"meeting_words": 200, "words": 500, "reason": 500}
OWN_WORK = (
    "You sent this document for approval or added the version, so somebody else has to approve it. "
    "Ask another lead of this council."
)


def send_for_approval(document: Document, *, by: UUID | None, today: date) -> Approval:
    """Asks a second person to approve the newest version; the draft is finished with that."""
    status = WAY.after(Step.SEND, document.status)
    version = newest_version(document.id)
    if version is None or (document.is_in_force and version.label == document.version_label):
        raise WrongState("Add the version that is to be approved first: a link or a file.")
    document.status, document.updated_at = status, clock.now()
    audit.record("document:sent-for-approval", document, by=by, version_label=version.label)
    approval = ask_for_approval(document, version, by=by)
    settle(Kind.DOCUMENT_DRAFT, document.id, by=by)
    owe_approval(document, by=by, today=today)
    return approval


def ask_for_approval(document: Document, version: DocumentVersion | None, *, by: UUID | None) -> Approval:
    """Writes down the question that a second person is to answer."""
    approval = Approval(
        id=uuid4(),
        document_id=document.id,
        version_id=version.id if version else None,
        title=document.title,
        sent_by_id=by,
        sent_at=clock.now(),
        answer=Answer.WAITING,
    )
    db.session.add(approval)
    db.session.flush()
    return approval


def approve(
    document: Document,
    *,
    adopted_on: date,
    by: UUID,
    meeting_id: UUID | None = None,
    meeting_words: str = "",
    words: str = "",
) -> None:
    """Adopts the version that was sent; never by whoever sent it or added it.

    The meeting that approved it is one of its board's in the portal, or is named in words.
    """
    status = WAY.after(Step.APPROVE, document.status)
    approval = _unanswered(document)
    version = get_version(document.id, approval.version_id) if approval.version_id else None
    added_by = version.added_by_id if version else None
    if not may_approve(by, sent_by=approval.sent_by_id, added_by=added_by):
        raise NotAllowed(OWN_WORK)
    _check_words(meeting_words=meeting_words, words=words)
    _check_meeting(document, meeting_id, meeting_words)
    _check_adopted(document, adopted_on)
    approval.meeting_id, approval.meeting_words = meeting_id, meeting_words.strip()
    _answer(approval, Answer.APPROVED, words, by)
    document.status, document.is_in_force = status, True
    document.adopted_on, document.published_on = adopted_on, None
    document.updated_at = clock.now()
    if version:
        document.version_label, document.url = version.label, version.url
    audit.record("document:approved", document, by=by, meeting=meeting_words.strip())
    db.session.flush()
    settle(Kind.DOCUMENT_APPROVAL, document.id, by=by)
    owe_review(document, by=by)


def send_back(document: Document, reason: str, due_on: date | None, *, by: UUID | None) -> None:
    """Returns it to its owner, to be finished by another day; whoever sent it may take it back like this."""
    status = WAY.after(Step.SEND_BACK, document.status)
    if not reason.strip():
        raise FieldError("reason", "Say what is still to be done, so that the owner knows.")
    _check_words(reason=reason)
    if due_on is None or due_on < clock.today():
        raise FieldError("due_on", "Enter the day by which it is to be finished: today or later.")
    close_unanswered(document, reason, by=by)
    document.status, document.updated_at = status, clock.now()
    audit.record("document:sent-back", document, by=by, reason=reason.strip())
    db.session.flush()
    settle(Kind.DOCUMENT_APPROVAL, document.id, by=by, because=reason.strip()[:300])
    owe_draft(document, due_on, by=by, reason=f"Sent back: {reason.strip()}"[:300])


def close_unanswered(document: Document, words: str, *, by: UUID | None) -> None:
    """Answers what still waits for an answer, if anything does, with a no."""
    approval = waiting_approval(document.id)
    if approval is not None:
        _answer(approval, Answer.SENT_BACK, words, by)


def _answer(approval: Approval, answer: Answer, words: str, by: UUID | None) -> None:
    approval.answer, approval.words = answer, words.strip()[:500]
    approval.decided_by_id, approval.decided_at = by, clock.now()


def _unanswered(document: Document) -> Approval:
    approval = waiting_approval(document.id)
    if approval is None:
        raise WrongState("It is not waiting for approval any more.")
    return approval


def _check_words(**typed: str) -> None:
    for field, words in typed.items():
        if len(words) > _MOST_WORDS[field]:
            raise FieldError(field, f"Shorten this to {_MOST_WORDS[field]} characters or fewer.")


def _check_meeting(document: Document, meeting_id: UUID | None, meeting_words: str) -> None:
    """Exactly one of the two; a meeting must be the board's own, and have taken place."""
    if bool(meeting_id) == bool(meeting_words.strip()):
        raise FieldError("meeting_words", "Choose the meeting that approved it, or say which it was.")
    if meeting_id is None:
        return
    meeting = get_meeting(meeting_id)
    has_been = meeting.meets_on <= clock.today() and meeting.stage != Stage.CANCELLED
    if meeting.board_id != document.board_id or not has_been:
        raise FieldError("meeting", "Choose a meeting of the board that approves it, one that was held.")


def _check_adopted(document: Document, adopted_on: date) -> None:
    if adopted_on > clock.today():
        raise FieldError("adopted_on", "This day has not come yet. Enter the day on which it was adopted.")
    if document.ends_on and document.ends_on < adopted_on:
        raise FieldError("adopted_on", "The document’s period had ended by then. Check its dates.")
