"""Everything that the page of one document says, in words, so that its template only lays it out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.access import current_person, may
from portal.borough.documents.document_lines import (
    ApprovalLine,
    DeadlineLine,
    ReviewLine,
    VersionLine,
    approval_line,
    deadline_line,
    names_in,
    reviews_of,
    version_line,
)
from portal.borough.documents.rights import may_send_back, may_work_on
from portal.borough.documents.rows import STATUS_KINDS, due_words, version_words
from tenants.people.permissions import Permission
from tenants.records.boards.models import Board
from tenants.records.boards.queries import get_board
from tenants.records.documents.models import Approval, Document, DocumentVersion
from tenants.records.documents.queries import approvals_of, get_document, owner_of, versions_of
from tenants.records.documents.rules import (
    IN_FORCE,
    KIND_WORDS,
    STATUS_WORDS,
    Answer,
    DocumentKind,
    DocumentStatus,
    ReviewRule,
    kind_noun,
    may_approve,
    review_words,
)
from tenants.records.obligations.queries import obligations_about


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the page says of a document."""

    document: Document
    status: DocumentStatus
    status_words: str
    status_kind: str
    kind_words: str
    noun: str
    owner: str
    is_vacant: bool
    board: Board | None
    due: str
    due_note: str
    is_late: bool
    review_words: str
    versions: tuple[VersionLine, ...]
    approvals: tuple[ApprovalLine, ...]
    reviews: tuple[ReviewLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    replaced_by: Document | None
    is_own_work: bool  # whether the person sent or wrote what waits for approval
    may_work: bool
    may_write: bool
    may_approve: bool
    may_send_back: bool

    @property
    def is_revised(self) -> bool:
        """Whether a new version is on its way while the one before is in force."""
        return self.document.is_in_force and self.status not in IN_FORCE

    @property
    def is_dated(self) -> bool:
        """Whether anything is owed about it now."""
        return any(line.done_on is None for line in self.deadlines)

    @property
    def in_force_words(self) -> str:
        """Which version is in force: "version 2"."""
        return version_words(self.document.version_label)

    @property
    def version_in_force(self) -> VersionLine | None:
        """The version in force as it was added, if it was."""
        return next((line for line in self.versions if line.state == "In force"), None)

    @property
    def newest(self) -> VersionLine | None:
        """The version that was added last, unless that is in force."""
        newest = next(iter(self.versions), None)
        return newest if newest and newest.state != "In force" else None

    @property
    def is_sendable(self) -> bool:
        """Whether there is something to approve."""
        return self.status == DocumentStatus.DRAFT and self.newest is not None

    @property
    def waiting(self) -> ApprovalLine | None:
        """The request for approval that nobody has answered yet."""
        return next((line for line in self.approvals if line.answer == Answer.WAITING), None)


def open_page(document_id: UUID, today: date) -> DocumentPage:
    """The page of a document; NotFound when it is not the tenant's."""
    document = get_document(document_id)
    versions, approvals = versions_of(document_id), approvals_of(document_id)
    status, owned_by = DocumentStatus(document.status), owner_of(document)
    owed = obligations_about([document_id])
    now = next((each for each in owed if each.done_on is None), None)
    names = names_in(versions, approvals)
    due, note = due_words(
        now.kind if now else None, now.due_on if now else None, status, document.review_rule, today
    )
    waiting = next((each for each in approvals if each.answer == Answer.WAITING), None)
    return DocumentPage(
        document=document,
        status=status,
        status_words=STATUS_WORDS[status],
        status_kind=STATUS_KINDS[status],
        kind_words=KIND_WORDS[DocumentKind(document.kind)],
        noun=kind_noun(DocumentKind(document.kind)),
        owner=owned_by[0].removesuffix(" (vacant)").replace("Nobody", "Nobody yet"),
        is_vacant=owned_by[1] is None,
        board=get_board(document.board_id) if document.board_id else None,
        due=due,
        due_note=note,
        is_late=now is not None and now.due_on < today,
        review_words=review_words(ReviewRule(document.review_rule), document.review_months),
        versions=tuple(version_line(document, each, versions, names) for each in versions),
        approvals=tuple(approval_line(each, versions, names) for each in approvals),
        reviews=tuple(reviews_of(document_id)),
        deadlines=tuple(deadline_line(each, today) for each in owed),
        replaced_by=get_document(document.replaced_by_id) if document.replaced_by_id else None,
        is_own_work=waiting is not None and not _is_second(waiting, versions),
        may_work=may_work_on(document),
        may_write=may(Permission.DOCUMENT_WRITE),
        may_approve=may(Permission.DOCUMENT_APPROVE),
        may_send_back=may_send_back(waiting),
    )


def _is_second(waiting: Approval, versions: list[DocumentVersion]) -> bool:
    """Whether the person looking at the page had no hand in what waits for approval."""
    added_by = next((each.added_by_id for each in versions if each.id == waiting.version_id), None)
    return may_approve(current_person().id, sent_by=waiting.sent_by_id, added_by=added_by)
