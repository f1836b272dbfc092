"""The lines of a document's page: its versions, approvals, reviews and deadlines in words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.borough.activity.words import what_happened
from portal.borough.documents.rows import version_words
from tenants.audit.queries import Change, Wanted, changes
from tenants.people.queries import names_of
from tenants.records.documents.models import Approval, Document, DocumentVersion
from tenants.records.documents.rules import STATUS_WORDS, Answer, DocumentStatus, how_late
from tenants.records.meetings.queries import get_meeting
from tenants.records.obligations.queries import Owed

_PORTAL = "The portal"
#: The events of the audit that make up the history of its reviews.
_REVIEWS = ("document:reviewed", "document:review-asked-for")
_MOST_CHANGES = 100


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version as it was added."""

    id: UUID
    label: str
    what_changed: str
    url: str
    is_file: bool
    by_name: str
    at: datetime
    state: str  # "In force", "In draft", "For approval", or nothing


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One time that it was sent for approval, and the answer."""

    sent_by: str
    sent_at: datetime
    version: str
    answer: Answer
    decided_by: str
    decided_at: datetime | None
    meeting: str
    meeting_id: UUID | None
    words: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review, or the asking for one."""

    happened: str
    words: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One thing that is or was owed about the document."""

    title: str
    due_on: date
    owner: str
    is_vacant: bool
    lateness: str
    is_late: bool
    done_on: date | None
    reason: str


def names_in(versions: list[DocumentVersion], approvals: list[Approval]) -> dict[UUID, str]:
    """The names of everybody who had a hand in them."""
    ids = {
        *(each.added_by_id for each in versions),
        *(each.sent_by_id for each in approvals),
        *(each.decided_by_id for each in approvals),
    }
    return names_of({key for key in ids if key})


def _name(names: dict[UUID, str], key: UUID | None) -> str:
    return names.get(key, _PORTAL) if key else _PORTAL


def version_line(
    document: Document, each: DocumentVersion, versions: list[DocumentVersion], names: dict[UUID, str]
) -> VersionLine:
    """A version in words, and whether it is in force or on its way."""
    return VersionLine(
        id=each.id,
        label=each.label,
        what_changed=each.what_changed,
        url=each.url,
        is_file=each.file_id is not None,
        by_name=_name(names, each.added_by_id),
        at=each.added_at,
        state=_state(document, each, versions[0]),
    )


def _state(document: Document, each: DocumentVersion, newest: DocumentVersion) -> str:
    if document.is_in_force and each.label == document.version_label:
        return "In force"
    is_pending = document.status in (DocumentStatus.DRAFT, DocumentStatus.FOR_APPROVAL)
    return STATUS_WORDS[DocumentStatus(document.status)] if is_pending and each.id == newest.id else ""


def approval_line(each: Approval, versions: list[DocumentVersion], names: dict[UUID, str]) -> ApprovalLine:
    """A request for approval and its answer in words."""
    label = next((version.label for version in versions if version.id == each.version_id), "")
    meeting = get_meeting(each.meeting_id) if each.meeting_id else None
    return ApprovalLine(
        sent_by=_name(names, each.sent_by_id),
        sent_at=each.sent_at,
        version=version_words(label) if label else "it",
        answer=Answer(each.answer),
        decided_by=_name(names, each.decided_by_id),
        decided_at=each.decided_at,
        meeting=meeting.title if meeting else each.meeting_words,
        meeting_id=each.meeting_id,
        words=each.words,
    )


def reviews_of(document_id: UUID) -> list[ReviewLine]:
    """What the audit has of its reviews, the newest first."""
    found = changes(Wanted(subject_id=document_id), limit=_MOST_CHANGES)
    return [_review_line(each) for each in found if each.event in _REVIEWS]


def _review_line(each: Change) -> ReviewLine:
    words = str(each.after.get("outcome") or each.after.get("reason") or "")
    return ReviewLine(what_happened(each), words, each.by_name or _PORTAL, each.at)


def deadline_line(each: Owed, today: date) -> DeadlineLine:
    """Something owed about the document in words."""
    is_open = each.done_on is None
    return DeadlineLine(
        title=each.title,
        due_on=each.due_on,
        owner=each.owner_words.removesuffix(" (vacant)"),
        is_vacant=is_open and each.is_vacant,
        lateness=how_late(each.due_on, today) if is_open else "",
        is_late=is_open and each.due_on < today,
        done_on=each.done_on,
        reason=each.reason,
    )
